import { describe, expect, it } from "vitest";
import { type InvitationId, instant } from "#app/domain/id.ts";
import { compileConditions, visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import { type DimensionKey, DONT_KNOW } from "#app/domain/questionnaire/definition.ts";
import { readQuestionnaire } from "#app/domain/questionnaire/read.ts";
import { shownChange } from "#app/domain/results/shown-change.ts";
import { roundChanges } from "#app/domain/scoring/change.ts";
import { dimensionFigure } from "#app/domain/scoring/figure-key.ts";
import { roundFigures } from "#app/domain/scoring/group.ts";
import { levelOf, shownLevel } from "#app/domain/scoring/level.ts";
import { scoreResponse } from "#app/domain/scoring/response.ts";
import { studentQuantile } from "#app/domain/scoring/statistics.ts";
import { addTally, emptyTally, tallyResponse } from "#app/domain/scoring/tally.ts";
import { standardQuestionnaireFile } from "#app/domain/testing.ts";
import { makeAnswers } from "./answers.ts";
import { madeUpDepartments } from "./exempelkoping-departments.ts";
import { invitedTo } from "./made-up-invited.ts";
import type { MadeUpDepartment } from "./made-up-organization.ts";
import { type RoundTimes, roundTimes } from "./round-times.ts";
import {
  earlierMean,
  exampleChange,
  exampleComparisons,
  exampleDepartment,
  exampleDimension,
  exampleResponse,
  laterInterval,
  laterMean,
} from "./worked-example.ts";

const reading = readQuestionnaire(standardQuestionnaireFile());
if (!reading.ok) throw new Error("The standard questionnaire is faulty.");
const { questionnaire } = reading;
const rules = compileConditions(questionnaire);
const area = questionnaire.dimensions.find(({ title }) => title.sv === exampleDimension.sv);
const department = madeUpDepartments.find(({ name }) => name.sv === exampleDepartment.sv);
if (!area || !department) throw new Error("The demonstration has no such area or department.");

describe("the method page's example", () => {
  const rounds = roundTimes(instant(new Date("2026-11-23")));
  const [earlier, later] = [earlierMean, laterMean].map(({ year }) => made(rounds, year));
  if (!earlier || !later) throw new Error("The demonstration has no such rounds.");

  it("names what the demonstration and the questionnaire name", () => {
    expect(department.name).toEqual(exampleDepartment);
    expect(area.title).toEqual(exampleDimension);
    const asked = questionnaire.questions.filter(({ dimension }) => dimension === area.key);
    expect(exampleResponse.answers.map(({ name, title }) => ({ name, title }))).toEqual(
      asked.filter(({ weight }) => weight === 1).map(({ name, title }) => ({ name, title })),
    );
  });

  it("shows an answer of the demonstration, and the points that it gives", () => {
    const response = later.responses[1];
    expect(response?.office).toBe(exampleResponse.office);
    for (const { name, level, points } of exampleResponse.answers) {
      const found = [...(response?.scores.questions ?? [])].find(([question]) => question === name)?.[1];
      expect(response?.answers[name]).toBe(level ?? DONT_KNOW);
      expect(found).toEqual(points === null ? { state: "dont-know" } : { state: "scored", score: points });
    }
    const dimension = response?.scores.dimensions.get(area.key);
    expect(to(3, dimension?.score)).toBe(exampleResponse.score);
    expect(to(0, 100 * (dimension?.coverage ?? 0))).toBe(exampleResponse.coverage);
  });

  it("adds up in the response, as it is shown", () => {
    const points = exampleResponse.answers.flatMap((answer) => answer.points ?? []);
    const { sum, scored, applicable, score, coverage } = exampleResponse;
    expect([add(points), points.length, exampleResponse.answers.length]).toEqual([sum, scored, applicable]);
    expect(to(3, sum / scored)).toBe(score);
    expect(to(0, (100 * scored) / applicable)).toBe(coverage);
  });

  it.each([
    { example: earlierMean, round: earlier },
    { example: laterMean, round: later },
  ])("has the department's mean and standard error of $example.year", ({ example, round }) => {
    const figure = round.figureOf(area.key);
    expect(example.scores).toEqual(
      round.responses.map(({ scores }) => to(3, scores.dimensions.get(area.key)?.score)),
    );
    expect(example.invited).toBe(figure.population);
    expect(example.scores.length).toBe(figure.n);
    expect([example.mean, example.deviation, example.error]).toEqual([
      to(2, figure.score),
      to(3, figure.sd),
      to(3, figure.se),
    ]);

    // From the shown numbers alone.
    const n = example.scores.length;
    const squares = add(example.scores.map((score) => (score - add(example.scores) / n) ** 2));
    expect(to(2, add(example.scores))).toBe(example.sum);
    expect(to(2, example.sum / n)).toBe(example.mean);
    expect(to(3, Math.sqrt(squares / (n - 1)))).toBe(example.deviation);
    expect(to(3, (example.deviation / Math.sqrt(n)) * Math.sqrt(1 - n / example.invited))).toBe(
      example.error,
    );
  });

  it("has the later mean's interval", () => {
    const figure = later.figureOf(area.key);
    const { df, t, half, low, high, shown } = laterInterval;
    expect([df, low, high]).toEqual([figure.df, to(2, figure.ci?.[0]), to(2, figure.ci?.[1])]);
    expect(t).toBe(to(3, studentQuantile(0.975, df)));
    expect([shown.points, shown.low, shown.high]).toEqual([
      to(0, figure.score),
      to(0, figure.ci?.[0]),
      to(0, figure.ci?.[1]),
    ]);
    expect([shown.level, shown.lowLevel, shown.highLevel]).toEqual(
      [figure.score, ...(figure.ci ?? [])].map((score) =>
        shownLevel(levelOf(score ?? Number.NaN, questionnaire.scale)),
      ),
    );

    const { mean, scores, deviation, error } = laterMean;
    const { deviations, squares } = laterInterval;
    expect(deviations).toEqual(scores.map((score) => to(2, score - mean)));
    expect(squares).toBe(to(0, add(deviations.map((x) => x ** 2))));
    expect(to(3, Math.sqrt(squares / df))).toBe(deviation);
    expect(to(2, t * error)).toBe(half);
    expect([to(2, mean - half), to(2, mean + half)]).toEqual([low, high]);
    expect(shownLevel(levelOf(mean, questionnaire.scale))).toBe(shown.level);
  });

  it("has the change, its interval and its verdict", () => {
    const change = changes(earlier, later).find(
      (one) => one.department === department.profile.key && one.figure === dimensionFigure(area.key),
    );
    if (!change) throw new Error("The demonstration has no such change.");
    const { difference, error, df, t, half, low, high, minimum, verdict, shown } = exampleChange;
    expect({ difference, error, df, half, low, high, verdict }).toEqual({
      difference: to(2, change.difference),
      error: to(3, change.se),
      df: to(2, change.df),
      half: to(2, change.detectable),
      low: to(2, change.ci?.[0]),
      high: to(2, change.ci?.[1]),
      verdict: change.verdict,
    });
    expect(t).toBe(to(3, studentQuantile(0.975, change.df ?? Number.NaN)));
    expect(shownChange(change, "individual").word).toBe("established");
    expect(shown).toEqual({
      difference: to(0, change.difference),
      low: to(0, change.ci?.[0]),
      high: to(0, change.ci?.[1]),
      detectable: to(0, change.detectable),
    });

    const variances = [earlierMean, laterMean].map((mean) => mean.error ** 2);
    const spread = [earlierMean, laterMean].map((mean) => mean.error ** 4 / (mean.scores.length - 1));
    expect(to(2, laterMean.mean - earlierMean.mean)).toBe(difference);
    expect(to(3, Math.sqrt(add(variances)))).toBe(error);
    expect(to(2, add(variances) ** 2 / add(spread))).toBe(df);
    expect(to(2, t * error)).toBe(half);
    expect([to(2, difference - half), to(2, difference + half)]).toEqual([low, high]);
    expect(difference <= -minimum && high < 0).toBe(true);
  });

  it("counts the comparisons of the demonstration", () => {
    const all = changes(earlier, later);
    const holding = all.filter(({ verdict }) => verdict === "up" || verdict === "down");
    expect({ all: all.length, holding: holding.length }).toEqual(exampleComparisons);
  });
});

/** What the demonstration's made-up people answered in a year, and what scoring makes of it. */
function made(rounds: readonly RoundTimes[], year: number) {
  const times = rounds.find((round) => round.year === year);
  if (!times) throw new Error(`The demonstration has no round of ${year}.`);
  const figures = roundFigures(
    questionnaire,
    madeUpDepartments.map((one) => ({
      department: one.profile.key,
      invited: one.offices.length,
      tally: responsesOf(one, times).reduce((sum, { tally }) => addTally(sum, tally), emptyTally),
    })),
  );
  const own = figures.departments.find((one) => one.department === department?.profile.key);
  return {
    responses: department ? responsesOf(department, times) : [],
    figures,
    figureOf: (key: DimensionKey) => {
      const figure = own?.dimensions.get(key);
      if (!figure || figure.suppressed) throw new Error("The demonstration hides nothing.");
      return figure;
    },
  };
}

function responsesOf(madeUp: MadeUpDepartment, times: RoundTimes) {
  const submitted = invitedTo(madeUp, "exempelkoping", times, () => "" as InvitationId).filter(
    ({ progress }) => progress === "submitted",
  );
  return submitted.map(({ invitation, persona, random }) => {
    const respondent = { department: madeUp.profile, persona, year: times.year };
    const answers = makeAnswers({ questionnaire, rules }, respondent, random);
    const context = { department: { kind: madeUp.profile.kind }, respondent: { role: persona.role } };
    const scores = scoreResponse(questionnaire, answers, visibleQuestions(rules, answers, context));
    const byName: Readonly<Record<string, unknown>> = answers;
    return {
      office: invitation.title,
      answers: byName,
      scores,
      tally: tallyResponse(questionnaire, answers, scores),
    };
  });
}

function changes(earlier: ReturnType<typeof made>, later: ReturnType<typeof made>) {
  return roundChanges(questionnaire, earlier.figures, later.figures);
}

/** A number as it is shown with so many decimals. */
function to(decimals: number, value: number | null | undefined): number {
  return Number((value ?? Number.NaN).toFixed(decimals));
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0);
}
