import type { ContentHash, DepartmentId, Instant } from "#app/domain/id.ts";
import { comparableGroups, type Succession } from "#app/domain/organization/succession.ts";
import {
  type Answers,
  type AnswerValue,
  type ChoiceValue,
  DOES_NOT_APPLY,
  DONT_KNOW,
  type Question,
  type QuestionName,
} from "#app/domain/questionnaire/definition.ts";
import { noteKey } from "#app/domain/questionnaire/notes.ts";
import { stageOf } from "#app/domain/round/lifecycle.ts";
import type { Round } from "#app/domain/round/round.ts";
import type { QuestionPair } from "#app/domain/scoring/common-questions.ts";

/** What a department answered to a question the last time it answered jointly. */
export type EarlierAnswer = {
  /** What the question is called now, and what it was called then. */
  readonly question: QuestionName;
  readonly older: QuestionName;
  readonly level: Level;
  /** Empty where none was written. */
  readonly comment: string;
};

/** One choice out of several, with a score: a rubric's level, or yes and no. */
export type Level = ChoiceValue | boolean;

/**
 * Whether an answer chooses a level. What is answered bit by bit (a checklist, a matrix, a number) has none: what was
 * answered last time would stand beside it before the new answer is complete.
 */
export function isLevel(
  { scoring }: Pick<Question, "scoring">,
  value: AnswerValue | undefined,
): value is Level {
  if (typeof value === "boolean") return true;
  if (scoring.kind !== "choice" || (typeof value !== "string" && typeof value !== "number")) return false;
  if (value === DONT_KNOW || value === DOES_NOT_APPLY) return false;
  return !scoring.options.some((one) => one.score === null && isSameLevel(one.value, value));
}

/** Whether two levels of comparable questions are the same; in JSON and HTML a number may have become text. */
export function isSameLevel(a: Level, b: Level): boolean {
  return String(a) === String(b);
}

type ComparableRound = Pick<Round, "id" | "answering" | "schedule" | "questionnaireHash">;

/**
 * The latest of the rounds before a joint one that was answered jointly too, by a version of the same questionnaire, and
 * has ended.
 *
 * @param rounds the organization's, newest first
 * @param versions the questionnaire's
 */
export function jointRoundBefore<Earlier extends ComparableRound>(
  rounds: readonly Earlier[],
  versions: ReadonlySet<ContentHash>,
  { id, answering }: Pick<Round, "id" | "answering">,
  now: Instant,
): Earlier | null {
  if (answering !== "joint") return null;
  const before = rounds.slice(rounds.findIndex((round) => round.id === id) + 1);
  const comparable = before.find(
    (round) => round.answering === "joint" && versions.has(round.questionnaireHash) && hasEnded(round, now),
  );
  return comparable ?? null;
}

function hasEnded({ schedule }: Pick<Round, "schedule">, now: Instant): boolean {
  switch (stageOf(schedule, now)) {
    case "closed":
    case "fact-check":
    case "published":
      return true;
    case "draft":
    case "scheduled":
    case "open":
      return false;
  }
}

/** The one department of an earlier round that a department was then; null where it was none, or several. */
export function onePredecessor(
  earlier: readonly DepartmentId[],
  department: DepartmentId,
  successions: readonly Succession[],
): DepartmentId | null {
  const [group] = comparableGroups(earlier, [department], successions);
  const [only, ...others] = group?.earlier ?? [];
  return only === undefined || others.length > 0 ? null : only;
}

/** The levels in what was sent then, of the questions that compare. */
export function earlierAnswers(pairs: readonly QuestionPair[], answers: Answers): readonly EarlierAnswer[] {
  return pairs.flatMap(({ older, newer }): readonly EarlierAnswer[] => {
    const level = answers[older.name];
    // Of another kind, it would never be the same: an author may call a question comparable that has become a rubric.
    if (older.scoring.kind !== newer.scoring.kind || !isLevel(older, level)) return [];
    const comment = answers[noteKey(older.name, "comment")];
    return [
      {
        question: newer.name,
        older: older.name,
        level,
        comment: typeof comment === "string" ? comment : "",
      },
    ];
  });
}
