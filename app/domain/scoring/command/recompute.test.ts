import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileConditions, visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import type { Answers, ConditionContext } from "#app/domain/questionnaire/definition.ts";
import { isScored } from "#app/domain/questionnaire/definition.ts";
import {
  aMaturity,
  aQuestion,
  aQuestionnaire,
  aQuestionnaireFile,
  aRubric,
  questionsOfEveryType,
} from "#app/domain/questionnaire/testing.ts";
import type { Figures } from "../figure.ts";
import { roundFigures } from "../group.ts";
import { type ResponseScore, scoreResponse } from "../response.ts";
import { cronbachAlpha, krippendorffAlpha, mean, meanInterval, standardDeviation } from "../statistics.ts";
import { addTally, emptyTally, tallyResponse } from "../tally.ts";
import { csv } from "./csv-text.ts";
import { score } from "./testing.ts";

/*
 * The command adds up rows as it reads them. Here everything is computed a second time out of whole responses, by the
 * plain statistics, and a third time through tallies.
 */

const settings = {
  questions: [
    ...questionsOfEveryType(),
    aQuestion("rating", "calm", { rateMin: 0, rateMax: 6 }),
    aRubric("plan", { weight: 2 }),
  ],
  maturity: aMaturity(),
};
const file = aQuestionnaireFile(settings);
const questionnaire = aQuestionnaire(settings);
const scored = questionnaire.questions.filter(isScored);
const rules = compileConditions(questionnaire);

const columns: Readonly<Record<string, fc.Arbitrary<string>>> = {
  strategy: fc.constantFrom("0", "1", "2", "3", "4", "5"),
  owner: fc.constantFrom("nobody", "somebody", "unit", "na"),
  trust: fc.constantFrom("1", "2", "3", "4"),
  budget: fc.constantFrom("true", "false"),
  channels: fc.constantFrom("web", "web|phone", "web|phone|visit", "none"),
  "habits.plan": fc.constantFrom("0", "1", "2"),
  "habits.follow": fc.constantFrom("0", "1", "2"),
  projects: fc.constantFrom("0", "2.5", "7", "100"),
  calm: fc.constantFrom("0", "1", "5", "6"),
  plan: fc.constantFrom("0", "1", "2", "3"),
};
const names = Object.keys(columns);
const cell = (arbitrary: fc.Arbitrary<string>, complete: boolean) =>
  complete
    ? arbitrary
    : fc.oneof({ weight: 4, arbitrary }, { weight: 1, arbitrary: fc.constantFrom("", "#DK", "#NA") });

const anyRow = (complete: boolean) =>
  fc.record({
    department: fc.constantFrom("HR", "IT"),
    kind: fc.constantFrom("technical", "social"),
    role: fc.constantFrom("staff", "management"),
    cells: fc.tuple(...names.map((name) => cell(columns[name] ?? fc.constant(""), complete))),
  });
type Row = typeof anyRow extends (complete: boolean) => fc.Arbitrary<infer Value> ? Value : never;

const header = [
  ...["round", "department", "respondent", "invited", "department.kind", "respondent.role"],
  ...names,
];
const invitedOf: Readonly<Record<string, number>> = { HR: 100, IT: 70 };

function fileOf(rows: readonly Row[]): string {
  return csv([
    header,
    ...rows.map(({ department, kind, role, cells }, index) => [
      ...["2026", department, `r${index}`, String(invitedOf[department]), kind, role],
      ...cells,
    ]),
  ]);
}

/** The answers of a row, read by nothing that the command uses. */
function answersOf({ cells }: Row): Answers {
  const answers: Record<string, Answers[string]> = {};
  const noValue: Readonly<Record<string, string>> = { "#DK": "dontknow", "#NA": "refused" };
  names.forEach((name, index) => {
    const text = cells[index] ?? "";
    if (text === "") return;
    const value = noValue[text] ?? (/^\d/.test(text) ? Number(text) : text);
    if (name.startsWith("habits.")) {
      const before = answers["habits"];
      answers["habits"] = {
        ...(typeof before === "object" ? before : {}),
        [name.slice(7)]: value,
      } as Answers[string] & object;
    } else if (name === "budget" && noValue[text] === undefined) answers[name] = text === "true";
    else if (name === "channels")
      answers[name] = noValue[text] === undefined ? text.split("|") : [String(value)];
    else answers[name] = value;
  });
  return answers;
}

function responsesOf(rows: readonly Row[]) {
  return rows.map((row) => {
    const answers = answersOf(row);
    const context = { department: { kind: row.kind }, respondent: { role: row.role } } as ConditionContext;
    return {
      row,
      answers,
      score: scoreResponse(questionnaire, answers, visibleQuestions(rules, answers, context)),
    };
  });
}

function questionScore(response: ResponseScore, name: (typeof scored)[number]["name"]): number | null {
  const one = response.questions.get(name);
  return one?.state === "scored" ? one.score : null;
}

async function printed(rows: readonly Row[]) {
  const outcome = await score(file, fileOf(rows));
  if (!outcome.ok) throw new Error(outcome.lines.join("\n"));
  return JSON.parse(JSON.stringify(outcome.json));
}

const close = (value: number | null) => (value === null ? null : expect.closeTo(value, 7));

// Hundreds of files, on a machine that may be busy.
describe("what the command computes out of single rows", { timeout: 60_000 }, () => {
  it("is what the statistics of the raw scores are", async () => {
    const rows = fc.array(anyRow(false), { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const { groups } = await printed(given);
        const responses = responsesOf(given);
        for (const group of groups) {
          const own = responses
            .filter(({ row }) => row.department === group.department)
            .map(({ score }) => score);
          expect(group.n).toBe(own.length);
          const compare = (figure: Record<string, unknown>, scores: readonly (number | null)[]) => {
            const xs = scores.filter((x) => x !== null);
            expect(figure).toMatchObject({
              n: xs.length,
              score: close(mean(xs)),
              sd: close(standardDeviation(xs)),
            });
          };
          compare(
            group.overall,
            own.map(({ overall }) => overall.score),
          );
          for (const { key } of questionnaire.dimensions) {
            compare(
              group.dimensions[key],
              own.map(({ dimensions }) => dimensions.get(key)?.score ?? null),
            );
            const coverage = own.flatMap(({ dimensions }) => dimensions.get(key)?.coverage ?? []);
            expect(group.dimensions[key].coverage).toEqual(close(mean(coverage)));
          }
          const matrix = own.map((response) => scored.map(({ name }) => questionScore(response, name)));
          scored.forEach(({ name }, index) => {
            const xs = matrix.flatMap((row) => row[index] ?? []);
            expect(group.questions[name]).toMatchObject({ n: xs.length, score: close(mean(xs)) });
          });
          const rounded = matrix.map((row) => row.map((x) => (x === null ? null : Number(x.toFixed(9)))));
          expect(group.agreement).toEqual(close(krippendorffAlpha(rounded, "ordinal")));
        }
      }),
    );
  });

  it("has the intervals of the raw scores", async () => {
    const rows = fc.array(anyRow(true), { minLength: 2, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const { groups } = await printed(given);
        const responses = responsesOf(given);
        for (const { department, overall, invited } of groups) {
          const xs = responses
            .filter(({ row }) => row.department === department)
            .flatMap(({ score }) => score.overall.score ?? []);
          const interval = meanInterval(xs, { population: invited });
          if (interval === null) continue;
          expect(overall.ci[0]).toBeCloseTo(Math.max(0, interval.low), 6);
          expect(overall.ci[1]).toBeCloseTo(Math.min(100, interval.high), 6);
        }
      }),
    );
  });

  it("has Cronbach's alpha of the complete responses, from 30 of them up", async () => {
    const rows = fc.array(anyRow(true), { minLength: 25, maxLength: 60 });
    let found = 0;
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const asked = given.map((row): Row => ({ ...row, kind: "technical" }));
        const { organization } = await printed(asked);
        const responses = responsesOf(asked);
        for (const { key } of questionnaire.dimensions) {
          const inDimension = scored.filter(({ dimension }) => dimension === key);
          const matrix = responses
            .map(({ score }) => inDimension.map(({ name }) => questionScore(score, name)))
            .filter((row) => row.every((x) => x !== null));
          const expected = matrix.length < 30 ? null : cronbachAlpha(matrix);
          if (expected !== null) found += 1;
          expect(organization[0].dimensions[key].consistency).toEqual(close(expected));
        }
      }),
    );
    expect(found).toBeGreaterThan(0);
  });

  it("is what tallies give", async () => {
    const rows = fc.array(anyRow(false), { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const { groups, organization } = await printed(given);
        const responses = responsesOf(given);
        const departments = [...new Set(given.map(({ department }) => department))].sort();
        const figures = roundFigures(
          questionnaire,
          departments.map((department) => ({
            department,
            invited: invitedOf[department] ?? null,
            tally: responses
              .filter(({ row }) => row.department === department)
              .map(({ answers, score }) => tallyResponse(questionnaire, answers, score))
              .reduce(addTally, emptyTally),
          })),
        );
        const compare = (printedGroup: Record<string, unknown>, own: Figures | undefined) => {
          const { n, invited, responseRate, overall, dimensions, questions } = own ?? organization;
          expect(printedGroup).toMatchObject({ n, invited, responseRate });
          expect(printedGroup["overall"]).toMatchObject({
            score: overall.score,
            ci: overall.ci,
            n: overall.n,
          });
          for (const [key, { score, sd, coverage, gap, level, agreement }] of dimensions) {
            expect(printedGroup).toHaveProperty(["dimensions", key, "score"], score);
            expect(printedGroup).toHaveProperty(["dimensions", key, "sd"], sd);
            expect(printedGroup).toHaveProperty(["dimensions", key, "coverage"], coverage);
            expect(printedGroup).toHaveProperty(["dimensions", key, "gap"], gap);
            expect(printedGroup).toHaveProperty(["dimensions", key, "level"], level);
            expect(printedGroup).toHaveProperty(["dimensions", key, "agreement"], agreement?.value ?? null);
          }
          for (const [name, { score, notApplicable, dontKnow, unanswered, distribution }] of questions) {
            expect(printedGroup).toHaveProperty(["questions", name, "score"], score);
            const counted = { notApplicable, dontKnow, unanswered };
            expect(printedGroup).toHaveProperty(["questions", name], expect.objectContaining(counted));
            expect(printedGroup).toHaveProperty(
              ["questions", name, "distribution"],
              distribution && Object.fromEntries(distribution),
            );
          }
        };
        groups.forEach((group: Record<string, unknown>, index: number) => {
          compare(group, figures.departments[index]);
        });
        compare(organization[0], figures.organization);
      }),
    );
  });
});
