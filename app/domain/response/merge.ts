import type { AnswerValue, QuestionName } from "#app/domain/questionnaire/definition.ts";

/** One question's answer as it is kept: null where it was answered before, and emptied. */
export type KeptAnswer = { readonly value: AnswerValue | null; readonly revision: number };

/** Every answer of a response with the revision that last changed it; the response's own is the highest of them. */
export type KeptAnswers = {
  readonly revision: number;
  readonly answers: Readonly<Record<QuestionName, KeptAnswer>>;
};

/** What a browser wants to change, and the revision that it had seen of the question when the person changed it. */
export type AnswerChange = {
  readonly question: QuestionName;
  /** Null empties the answer. */
  readonly value: AnswerValue | null;
  readonly basedOn: number;
};

/** A change that was not made, since another browser had changed the question after this one had last seen it. */
export type AnswerConflict = { readonly question: QuestionName; readonly kept: KeptAnswer };

export type Merge = {
  readonly kept: KeptAnswers;
  /** The questions whose kept answer is now what was asked for, each with its revision. */
  readonly applied: ReadonlyMap<QuestionName, number>;
  readonly conflicts: readonly AnswerConflict[];
};

/** What became of an earlier save of the same browser, as far as a change that follows it must know. */
export type EarlierSave = {
  readonly applied: readonly { readonly question: string; readonly revision: number }[];
};

/**
 * A change that follows saves of which its browser had not heard yet: it builds on what they made of the question,
 * which the person had answered that way and knows. Not on what others made of it, before or after.
 */
export function following(change: AnswerChange, saves: readonly EarlierSave[]): AnswerChange {
  const made = saves.flatMap(({ applied }) =>
    applied.flatMap(({ question, revision }) => (question === change.question ? [revision] : [])),
  );
  return { ...change, basedOn: Math.max(change.basedOn, ...made) };
}

/**
 * Lays changes over kept answers, question by question, so that nobody's other answers are touched. A change is made
 * where nothing newer than what it builds on is kept, or where the same is kept already, as when an acknowledgement
 * was lost and the change is sent again. The revision grows by one where anything changed.
 *
 * @example
 * mergeAnswers({ revision: 7, answers: { goals: { value: 2, revision: 7 } } }, [{ question: "goals", value: 3, basedOn: 6 }]);
 * // conflicts: [{ question: "goals", kept: { value: 2, revision: 7 } }], kept as before
 */
export function mergeAnswers(kept: KeptAnswers, changes: readonly AnswerChange[]): Merge {
  const answers = new Map<string, KeptAnswer>(Object.entries(kept.answers));
  const applied = new Map<QuestionName, number>();
  const conflicts: AnswerConflict[] = [];
  const next = kept.revision + 1;
  let changed = false;
  for (const { question, value, basedOn } of changes) {
    const before = answers.get(question) ?? neverAnswered;
    if (isSameAnswer(before.value, value)) {
      applied.set(question, before.revision);
    } else if (before.revision <= basedOn || before.revision === next) {
      answers.set(question, { value, revision: next });
      applied.set(question, next);
      changed = true;
    } else {
      conflicts.push({ question, kept: before });
    }
  }
  const merged = { revision: next, answers: Object.fromEntries(answers) };
  return { kept: changed ? merged : kept, applied, conflicts };
}

/** The answers themselves, without those that were emptied. */
export function answersOf({ answers }: Pick<KeptAnswers, "answers">): Readonly<Record<string, AnswerValue>> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([question, { value }]) => (value === null ? [] : [[question, value]])),
  );
}

const neverAnswered: KeptAnswer = { value: null, revision: 0 };

/** Whether two answers say the same; the rows of a matrix may stand in any order. */
function isSameAnswer(a: AnswerValue | null, b: AnswerValue | null): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

function inOrder(value: AnswerValue | null): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
