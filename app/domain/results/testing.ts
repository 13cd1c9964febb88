import type { ContentHash, DepartmentId, Instant, RoundId } from "#app/domain/id.ts";
import type { Succession } from "#app/domain/organization/succession.ts";
import { compileConditions, visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import type {
  Answers,
  DimensionKey,
  LocalizedText,
  Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { aQuestionnaireFile, aRubric, oneDimension } from "#app/domain/questionnaire/testing.ts";
import { GroupCount, type GroupSums } from "#app/domain/scoring/group-sums.ts";
import type { SumAgain } from "#app/domain/scoring/sum-book.ts";
import { aDimension, aQuestion, aQuestionnaire, levels } from "#app/domain/scoring/testing.ts";
import { compareRounds } from "./comparison.ts";
import { publishOne } from "./publication.ts";
import { type RoundResults, type SummedRound, withTargets } from "./round-results.ts";
import type { MeasuredRound } from "./shown-rounds.ts";

/** Builders for tests. What is cast here has the form that its type promises. */

type RoundSettings = {
  readonly slug?: string;
  readonly title?: string;
  readonly stage?: "draft" | "scheduled" | "open" | "published";
  readonly confidential?: boolean;
  readonly questionnaire?: string;
  readonly answering?: "individual" | "joint";
  readonly targets?: Readonly<Record<string, number>>;
  readonly departments?: MeasuredRound["departments"];
};

/** A published round of a year, in office, unless the settings say otherwise; "now" is November 2026. */
export function aMeasuredRound(year: number, settings: RoundSettings = {}): MeasuredRound {
  const stage = settings.stage ?? "published";
  const time = (text: string) => text as Instant;
  return {
    id: `round-${settings.slug ?? year}` as RoundId,
    slug: settings.slug ?? String(year),
    title: settings.title ?? `Mätomgång ${year}`,
    year,
    questionnaireHash: (settings.questionnaire ?? "same") as ContentHash,
    disclosure: settings.confidential ? { kind: "confidential", threshold: 5 } : { kind: "in-office" },
    answering: settings.answering ?? "individual",
    schedule: {
      releasedAt: stage === "draft" ? null : time(`${year - 1}-12-01T08:00:00.000Z`),
      opensAt: time(`${year}-10-01T06:00:00.000Z`),
      closesAt: time(`${year}-12-11T16:00:00.000Z`),
      graceMinutes: 60,
      factCheckAt: stage === "published" ? time(`${year}-12-12T08:00:00.000Z`) : null,
      publishedAt: stage === "published" ? time(`${year}-12-20T08:00:00.000Z`) : null,
      departments: [],
    },
    targets: (settings.targets ?? {}) as Readonly<Record<DimensionKey, number>>,
    contact: "",
    diaryNumber: null,
    destruction: null,
    departments: settings.departments ?? [],
  };
}

/** The times, as rows have them, of a round that has been published in its year. */
export function published(year: number) {
  const time = (text: string) => `${year}-${text}` as Instant; // its form
  return {
    year,
    releasedAt: time("09-01T07:00:00.000Z"),
    opensAt: time("10-01T07:00:00.000Z"),
    closesAt: time("11-01T16:00:00.000Z"),
    factCheckAt: time("11-10T07:00:00.000Z"),
    publishedAt: time("11-20T07:00:00.000Z"),
  };
}

/** The file of a questionnaire with one area, target 3, with one question on levels 0–5, `strategy`. */
export const oneQuestion = aQuestionnaireFile({
  questions: [aRubric("strategy")],
  maturity: oneDimension({ target: 3 }),
});

/** Two areas of one question each, on levels 0–5, both with target 3. */
export const twoAreas = aQuestionnaire(
  [aQuestion("a", levels, { dimension: "A" }), aQuestion("b", levels, { dimension: "B" })],
  [aDimension("A", { target: 3 }), aDimension("B", { target: 3 })],
);

export const departmentId = (name: string): DepartmentId => name as DepartmentId;

/** Departments are called by their ids. */
export function namesOf(...departments: readonly string[]): ReadonlyMap<string, LocalizedText> {
  return new Map(departments.map((name) => [name, { sv: name, en: name }]));
}

/** A department that has answered; its responses are kept, so that they can be summed again. */
export type AnsweredDepartment = SummedRound["departments"][number] & {
  readonly responses: readonly Answers[];
};
export type AnsweredRound = Omit<SummedRound, "departments"> & {
  readonly departments: readonly AnsweredDepartment[];
};

/** What a department answered to `twoAreas`: one response for each pair of levels; `refused` is does-not-apply. */
export function aGroup(
  department: string,
  invited: number | null,
  ...responses: readonly (readonly [a: number | "refused", b: number | "refused"])[]
): AnsweredDepartment {
  const answers = responses.map(([a, b]): Answers => ({ a, b }));
  return answeredBy(twoAreas, department, invited, answers);
}

/** What a department answered to any questionnaire. */
export function answeredBy(
  questionnaire: Questionnaire,
  department: string,
  invited: number | null,
  responses: readonly Answers[],
): AnsweredDepartment {
  const sums = sumOf(questionnaire, questionnaire, responses);
  return { department: departmentId(department), invited, sums, responses };
}

/** A sealed round on `twoAreas`. */
export function someRound(
  round: MeasuredRound,
  ...departments: readonly AnsweredDepartment[]
): AnsweredRound {
  return { round, isSealed: true, questionnaire: withTargets(twoAreas, round.targets), departments };
}

/** Its results as they may be shown. */
export function resultsOf(round: AnsweredRound): Promise<RoundResults> {
  return publishOne(round, summingAgain(round));
}

/** Two rounds compared, with no version between theirs. */
export function compared(
  earlier: AnsweredRound,
  later: AnsweredRound,
  successions: readonly Succession[] = [],
): ReturnType<typeof compareRounds> {
  return compareRounds(earlier, later, successions, [], summingAgain(earlier, later));
}

/** Sums the responses of rounds again. */
export function summingAgain(...rounds: readonly AnsweredRound[]): SumAgain {
  return async (requests) =>
    requests.map(({ round: id, departments, questionnaire }) => {
      const round = rounds.find((candidate) => candidate.round.id === id);
      if (round === undefined) throw new Error("The round is not among those that may be summed again.");
      const answers = round.departments
        .filter(({ department }) => departments.includes(department))
        .flatMap(({ responses }) => responses);
      return sumOf(round.questionnaire, questionnaire, answers);
    });
}

function sumOf(own: Questionnaire, by: Questionnaire, responses: readonly Answers[]): GroupSums {
  const conditions = compileConditions(own);
  const count = new GroupCount(by);
  for (const answers of responses) {
    const somebody = { department: { kind: "technical" }, respondent: { role: "staff" } } as const;
    count.add(answers, visibleQuestions(conditions, answers, somebody));
  }
  return count.sums;
}
