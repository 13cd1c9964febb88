import type { ContentHash, DepartmentId, Instant, RoundId } from "#app/domain/id.ts";
import type { Answers, DimensionKey, LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { aDimension, aQuestion, aQuestionnaire, levels, tallyOf } from "#app/domain/scoring/testing.ts";
import { type DepartmentGroup, type RoundResults, roundResults } from "./round-results.ts";
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
    departments: settings.departments ?? [],
  };
}

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

/** What a department answered to `twoAreas`: one response for each pair of levels; `refused` is does-not-apply. */
export function aGroup(
  department: string,
  invited: number | null,
  ...responses: readonly (readonly [a: number | "refused", b: number | "refused"])[]
): DepartmentGroup {
  const answers = responses.map(([a, b]): Answers => ({ a, b }));
  return { department: departmentId(department), invited, tally: tallyOf(twoAreas, answers) };
}

/** The results of a round on `twoAreas`. */
export function someResults(round: MeasuredRound, ...groups: readonly DepartmentGroup[]): RoundResults {
  return roundResults({ round, stage: "published", state: "published" }, twoAreas, groups);
}
