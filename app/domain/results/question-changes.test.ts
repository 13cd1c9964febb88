import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DepartmentId } from "#app/domain/id.ts";
import type { Succession } from "#app/domain/organization/succession.ts";
import type { QuestionName } from "#app/domain/questionnaire/definition.ts";
import {
  aQuestionnaire,
  aQuestionnaireFile,
  aRubric,
  oneDimension,
} from "#app/domain/questionnaire/testing.ts";
import { csv } from "#app/domain/scoring/command/csv-text.ts";
import { printed } from "#app/domain/scoring/command/testing.ts";
import { dimensionFigure } from "#app/domain/scoring/figure-key.ts";
import { questionChanges } from "./question-changes.ts";
import { withTargets } from "./round-results.ts";
import {
  type AnsweredRound,
  aGroup,
  aMeasuredRound,
  answeredBy,
  compared,
  departmentId,
  namesOf,
  someRound,
} from "./testing.ts";

const [care, school, both] = [departmentId("care"), departmentId("school"), departmentId("both")];
const names = namesOf("care", "school", "both", "parks");
const lines = (predecessors: readonly DepartmentId[], successors: readonly DepartmentId[]) =>
  predecessors.flatMap((predecessorId) =>
    successors.map((successorId): Succession => ({ predecessorId, successorId })),
  );
const merger = lines([care, school], [both]);
const split = lines([both], [care, school]);
const question = "a" as QuestionName; // its form

async function changesOf(
  earlier: AnsweredRound,
  later: AnsweredRound,
  successions: readonly Succession[],
  name = question,
) {
  const all = await compared(earlier, later, successions);
  const opened = { ...all, results: all.later, versionsBetween: [], names };
  const changes = questionChanges(opened, name);
  if (changes === null || changes === "question-differs") throw new Error("The rounds compare on it.");
  return { changes, comparison: all.comparison };
}

const inOrder = (changes: readonly { readonly subjects: readonly unknown[] }[]) =>
  changes.map(({ subjects }) => subjects);
const subject = (id: DepartmentId) => ({ kind: "department", id, name: { sv: id, en: id } });

describe("a question in departments that merged", () => {
  // Before: care answered 1 and 1, school 3 and 3 and 3: together 11/5 = 2.2, of 20 a level 44 points.
  const before = someRound(
    aMeasuredRound(2025),
    aGroup("care", 2, [1, 1], [1, 1]),
    aGroup("school", 3, [3, 3], [3, 3], [3, 3]),
  );
  const after = someRound(aMeasuredRound(2026), aGroup("both", 5, [3, 3], [3, 3], [3, 3], [3, 3], [3, 3]));

  it("is compared with what they answered together, and named with what they were", async () => {
    const { changes } = await changesOf(before, after, merger);
    expect(inOrder(changes)).toEqual([[subject(both)], [{ kind: "organization" }]]);
    expect(changes[0]?.earlierNames.map(({ sv }) => sv)).toEqual(["care", "school"]);
    for (const { change } of changes) {
      expect(change.difference).toBeCloseTo(16);
      expect(change).toMatchObject({ verdict: "up", word: "everyone-answered" });
    }
  });

  it("spreads as all their answers do: two that agree within, and not with each other, are not certain", async () => {
    const sampled = someRound(
      aMeasuredRound(2025),
      aGroup("care", 20, [1, 1], [1, 1]),
      aGroup("school", 30, [3, 3], [3, 3], [3, 3]),
    );
    const { changes } = await changesOf(sampled, after, merger);
    // Standard deviation of 20, 20, 60, 60, 60 is √480; its mean's error √(480/5 · (1 − 5/50)), with 4 degrees: t = 2.776.
    expect(changes[0]?.change.detectable).toBeCloseTo(2.776445 * Math.sqrt(96 * 0.9), 4);
    expect(changes[0]?.change.verdict).toBe("uncertain");
  });
});

describe("a question in a department that was split", () => {
  it("is compared in all its parts together", async () => {
    const before = someRound(aMeasuredRound(2025), aGroup("both", 2, [2, 2], [2, 2]));
    const after = someRound(aMeasuredRound(2026), aGroup("care", 1, [4, 4]), aGroup("school", 1, [2, 2]));
    const { changes } = await changesOf(before, after, split);
    expect(inOrder(changes)).toEqual([[subject(care), subject(school)], [{ kind: "organization" }]]);
    expect(changes[0]?.earlierNames.map(({ sv }) => sv)).toEqual(["both"]);
    expect(changes[0]?.change.difference).toBeCloseTo(20);
  });
});

describe("a question that a confidential round hides in one of those that merged", () => {
  const five = (level: number) => new Array<readonly [number, number]>(5).fill([level, level]);
  const confidential = (year: number) => aMeasuredRound(year, { confidential: true });
  const after = someRound(confidential(2026), aGroup("both", 12, ...five(3), ...five(3)));

  it("has no change: what is shown of the others would be another part", async () => {
    const refuse = (count: number) => new Array<readonly ["refused", number]>(count).fill(["refused", 3]);
    const before = someRound(
      confidential(2025),
      aGroup("care", 9, ...five(1)),
      aGroup("school", 9, [3, 3], ...refuse(5)),
    );
    const { changes } = await changesOf(before, after, merger);
    for (const { change } of changes) expect(change).toMatchObject({ difference: null, word: "suppressed" });
    const other = await changesOf(before, after, merger, "b" as QuestionName);
    expect(other.changes[0]?.change.verdict).not.toBe("suppressed");
  });

  it("is counted of what each of them shows, in whole points", async () => {
    const before = someRound(
      confidential(2025),
      aGroup("care", 9, ...five(1), [2, 2]),
      aGroup("school", 9, ...five(3)),
    );
    const { changes } = await changesOf(before, after, merger);
    // Shown are 23 points of six and 60 of five: 39.8 together, and 60 are 20.2 more.
    expect(changes[0]?.change.difference).toBe(20);
  });
});

describe("rounds that do not compare", () => {
  const round = someRound(aMeasuredRound(2026), aGroup("care", 1, [2, 2]));

  it("have no changes, nor has a question that is another since", async () => {
    const all = await compared(someRound(aMeasuredRound(2025), aGroup("care", 1, [2, 2])), round);
    const opened = { ...all, results: all.later, versionsBetween: [], names };
    expect(questionChanges({ ...opened, earlier: null, comparison: null }, question)).toBeNull();
    expect(questionChanges(opened, "unheard_of" as QuestionName)).toBe("question-differs");
  });
});

const file = aQuestionnaireFile({
  questions: [aRubric("strategy")],
  maturity: oneDimension({ target: 3 }),
});
const questionnaire = aQuestionnaire({
  questions: [aRubric("strategy")],
  maturity: oneDimension({ target: 3 }),
});
const area = questionnaire.questions[0]?.dimension;
if (area == null) throw new Error("The question is of an area.");

type Department = { readonly invited: number | null; readonly answers: readonly (number | null)[] };

const anyDepartment: fc.Arbitrary<Department> = fc.record({
  invited: fc.constantFrom(null, 9, 40),
  answers: fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { maxLength: 9 }),
});

function aRound(year: number, departments: Readonly<Record<string, Department>>): AnsweredRound {
  const round = aMeasuredRound(year);
  return {
    round,
    isSealed: true,
    questionnaire: withTargets(questionnaire, round.targets),
    departments: Object.entries(departments).map(([name, { invited, answers }]) =>
      answeredBy(
        questionnaire,
        name,
        invited,
        answers.map((strategy) => (strategy === null ? {} : { strategy })),
      ),
    ),
  };
}

/** The command knows of no successions: to it, departments that merged were one all along. */
function fileOf(rounds: Readonly<Record<string, Readonly<Record<string, readonly Department[]>>>>): string {
  return csv([
    ["round", "department", "respondent", "invited", "strategy"],
    ...Object.entries(rounds).flatMap(([round, departments]) =>
      Object.entries(departments).flatMap(([name, members]) => {
        const invited = members.every((one) => one.invited !== null)
          ? String(members.reduce((sum, one) => sum + (one.invited ?? 0), 0))
          : "";
        const answers = members.flatMap((one) => one.answers);
        if (answers.length === 0) return [[round, name, "", invited, ""]];
        return answers.map((answer, index) => [
          ...[round, name, `${name} ${index}`, invited],
          answer === null ? "" : String(answer),
        ]);
      }),
    ),
  ]);
}

// Hundreds of rounds, on a machine that may be busy.
describe("any merger or split, in office", { timeout: 60_000 }, () => {
  it("changes a question as it changes an area of that question alone, and as the command says", async () => {
    let judged = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(anyDepartment, anyDepartment, anyDepartment, anyDepartment, anyDepartment),
        fc.boolean(),
        async ([one, other, together, parksBefore, parksAfter], isSplit) => {
          const apart = { care: one, school: other };
          const earlier = { ...(isSplit ? { both: together } : apart), parks: parksBefore };
          const later = { ...(isSplit ? apart : { both: together }), parks: parksAfter };
          const { changes, comparison } = await changesOf(
            aRound(2025, earlier),
            aRound(2026, later),
            isSplit ? split : merger,
            "strategy" as QuestionName,
          );
          const ofArea = [...comparison.parts, comparison.organization].map((part) =>
            part.changes.get(dimensionFigure(area)),
          );
          const [members, whole] = [[one, other], [together]];
          const output = await printed(
            file,
            fileOf({
              "2025": { both: isSplit ? whole : members, parks: [parksBefore] },
              "2026": { both: isSplit ? members : whole, parks: [parksAfter] },
            }),
          );
          const ofCommand = output.changes.filter(
            ({ dimension }: { dimension: string }) => dimension === area,
          );
          expect(changes).toHaveLength(3);
          const close = (value: number | null) => (value === null ? null : expect.closeTo(value, 7));
          changes.forEach(({ change }, index) => {
            if (change.verdict !== "unknown") judged += 1;
            const told = ofCommand[index];
            const { difference, interval, detectable, verdict, word, basis } = change;
            const shown = ofArea[index];
            expect({ verdict, word, basis }).toEqual({
              verdict: shown?.verdict,
              word: shown?.word,
              basis: shown?.basis,
            });
            expect({ difference, detectable, interval, verdict }).toEqual({
              difference: close(told.difference),
              detectable: close(told.detectable),
              interval: told.ci?.map(close) ?? null,
              verdict: told.verdict,
            });
          });
        },
      ),
    );
    expect(judged).toBeGreaterThan(50);
  });
});
