import { describe, expect, it } from "vitest";
import type { Answers } from "#app/domain/questionnaire/definition.ts";
import type { ScoreFigure } from "./figure.ts";
import { type Group, roundFigures } from "./group.ts";
import {
  aQuestion,
  aQuestionnaire,
  choice,
  aDepartment as department,
  keyOf,
  levels,
  matrix,
  nameOf,
  singleQuestion,
  tallyOf,
} from "./testing.ts";

function overallOf(group: Group, ...others: readonly Group[]): ScoreFigure {
  const [first] = roundFigures(singleQuestion, [group, ...others]).departments;
  if (first === undefined) throw new Error("the group is the first");
  return first.overall;
}

describe("the figures of a department", () => {
  it("are the mean of its responses, with the interval of a part of 12", () => {
    // Mean 60, s = 20, se = 20/√3 · √(1 − 3/12) = 10; t(0.975, 2) = 4.302653.
    const figure = overallOf(department("IT", 12, 2, 3, 4));
    expect(figure).toMatchObject({ suppressed: false, score: 60, level: 3, n: 3, population: 12, df: 2 });
    expect(figure.sd).toBeCloseTo(20, 12);
    expect(figure.se).toBeCloseTo(10, 12);
    expect(figure.ci?.[0]).toBeCloseTo(60 - 43.02653, 5);
    expect(figure.ci?.[1]).toBe(100);
  });

  it("have no finite population where it is unknown how many were invited", () => {
    const figure = overallOf(department("IT", null, 2, 3, 4));
    expect(figure.population).toBeNull();
    expect(figure.se).toBeCloseTo(20 / Math.sqrt(3), 12);
  });

  it("take from the population those to whom the question does not apply", () => {
    // 6 invited, 2 say it does not apply: 4 remain, of whom 3 answered: se = 20/√3 · √(1 − 3/4).
    const figure = overallOf(department("IT", 6, 2, 3, 4, "refused", "refused"));
    expect(figure).toMatchObject({ n: 3, population: 4 });
    expect(figure.se).toBeCloseTo(20 / Math.sqrt(12), 12);
  });

  it("count in a dimension's population whoever one of its questions applies to", () => {
    const two = aQuestionnaire([aQuestion("x", levels), aQuestion("y", levels)]);
    const tally = tallyOf(two, [
      { x: "refused", y: 3 },
      { x: 1, y: 5 },
      { x: "refused", y: "refused" },
    ]);
    const [it] = roundFigures(two, [{ department: "IT", invited: 5, tally }]).departments;
    // Of 5: x does not apply to two, y and both together to one.
    expect(it?.questions.get(nameOf("x"))).toMatchObject({ n: 1, population: 3 });
    expect(it?.questions.get(nameOf("y"))).toMatchObject({ n: 2, population: 4 });
    // 60 from y alone, and (20 + 100)/2 = 60.
    expect(it?.dimensions.get(keyOf("A"))).toMatchObject({ score: 60, n: 2, population: 4 });
    expect(it?.overall).toMatchObject({ score: 60, n: 2, population: 4 });
  });

  it("are certain where everyone to whom it applies answered, even one", () => {
    const figure = overallOf(department("IT", 3, 4, "refused", "refused"));
    expect(figure).toMatchObject({ score: 80, n: 1, sd: null, se: 0, df: null, ci: [80, 80] });
  });

  it("count don't know and unanswered among those who did not answer", () => {
    expect(overallOf(department("IT", 3, 4, 4, "dontknow"))).toMatchObject({ n: 2, population: 3 });
  });

  it("have no interval where all answered alike and no other department differs either", () => {
    expect(overallOf(department("IT", 9, 4, 4, 4))).toMatchObject({ score: 80, sd: 0, se: null, ci: null });
  });

  it("take the round's pooled deviation where all answered alike", () => {
    // Pooled: (2 · 0² + 2 · 20²) / 4 = 200. se = √200/√3 · √(1 − 3/9), still with 2 degrees of freedom.
    const figure = overallOf(department("IT", 9, 4, 4, 4), department("HR", 9, 2, 3, 4));
    expect(figure.se).toBeCloseTo(Math.sqrt((200 / 3) * (2 / 3)), 12);
    expect(figure.df).toBe(2);
    expect(figure.ci).not.toBeNull();
  });

  it("have no interval for one answer of several", () => {
    expect(overallOf(department("IT", 9, 4), department("HR", 9, 2, 3))).toMatchObject({
      se: null,
      ci: null,
    });
  });

  it("are none where nobody answered", () => {
    const figure = overallOf(department("IT", 9));
    expect(figure).toMatchObject({ score: null, level: null, n: 0, sd: null, se: null, ci: null, gap: null });
  });

  it("tell the response rate, and none where it cannot be known", () => {
    const rates = roundFigures(singleQuestion, [
      department("IT", 8, 1, 2),
      department("HR", null, 1),
      department("PR", 0),
    ]);
    expect(rates.departments.map(({ n, responseRate }) => [n, responseRate])).toEqual([
      [2, 0.25],
      [1, null],
      [0, null],
    ]);
  });

  it("tell the gap to the target, the dimension's and the question's own", () => {
    // Level 2: 4 − 2 and 3 − 2; the whole has no target.
    const [figures] = roundFigures(singleQuestion, [department("IT", null, 2)]).departments;
    expect(figures?.dimensions.get(keyOf("A"))?.gap).toBe(2);
    expect(figures?.questions.get(nameOf("q"))?.gap).toBe(1);
    expect(figures?.overall.gap).toBeNull();
  });

  it("refuse more answers than invitations, and a department that comes twice", () => {
    expect(() => roundFigures(singleQuestion, [department("IT", 1, 3, 4)])).toThrow(RangeError);
    expect(() => roundFigures(singleQuestion, [department("IT", 9, 3), department("IT", 9, 4)])).toThrow(
      RangeError,
    );
  });
});

describe("the figures of a question", () => {
  const detailed = aQuestionnaire([
    aQuestion("law", choice(["no", 0], ["yes", 100], ["irrelevant", null])),
    aQuestion("rows", matrix(["r1", "r2"], ["no", 0], ["yes", 100])),
    aQuestion("staff", { kind: "number", thresholds: [{ value: 0, score: 0 }] }),
    aQuestion("comment", { kind: "unscored" }),
  ]);
  const responses: readonly Answers[] = [
    { law: "yes", rows: { r1: "yes", r2: "no" }, staff: 4 },
    { law: "yes", rows: { r1: "yes" } },
    { law: "irrelevant" },
    { law: "refused" },
    { law: "dontknow" },
    {},
  ];
  const { departments, organization } = roundFigures(detailed, [
    { department: "IT", invited: null, tally: tallyOf(detailed, responses) },
    { department: "HR", invited: null, tally: tallyOf(detailed, [{ law: "no" }]) },
  ]);
  const law = departments[0]?.questions.get(nameOf("law"));

  it("count each value, those never given too, and apart from them the answers that are none", () => {
    expect([...(law?.distribution ?? [])]).toEqual([
      ["no", 0],
      ["yes", 2],
      ["irrelevant", 1],
    ]);
    expect(law).toMatchObject({
      n: 2,
      notApplicable: 2,
      dontKnow: 1,
      unanswered: 1,
      agreement: { value: 1 },
    });
    const rows = departments[0]?.questions.get(nameOf("rows"));
    expect([...(rows?.distribution ?? [])]).toEqual([
      ["r1=no", 0],
      ["r1=yes", 2],
      ["r2=no", 1],
      ["r2=yes", 0],
    ]);
  });

  it("have no distribution for numbers, and leave out questions without score", () => {
    expect(departments[0]?.questions.get(nameOf("staff"))?.distribution).toBeNull();
    expect(departments[0]?.questions.has(nameOf("comment"))).toBe(false);
  });

  it("are pooled for the organization, whose agreement is not told", () => {
    const pooled = organization.questions.get(nameOf("law"));
    expect([...(pooled?.distribution ?? [])]).toEqual([
      ["no", 1],
      ["yes", 2],
      ["irrelevant", 1],
    ]);
    // The mean of the departments' 100 and 0, not of the three answers.
    expect(pooled).toMatchObject({ score: 50, n: 3, agreement: null });
    expect(organization.dimensions.get(keyOf("A"))?.agreement).toBeNull();
  });
});

describe("the coverage of a dimension", () => {
  const two = aQuestionnaire([aQuestion("x", levels), aQuestion("y", levels)]);
  const group = (name: string, ...responses: readonly Answers[]): Group => ({
    department: name,
    invited: null,
    tally: tallyOf(two, responses),
  });

  it("is the mean of its responses' coverage, and pooled over respondents for the organization", () => {
    // IT: 1 and ½; the one to whom nothing applies has none. HR: ½. Together (1 + ½ + ½) / 3.
    const nothing = { x: "refused", y: "refused" };
    const groups = [group("IT", { x: 1, y: 1 }, { x: 1 }, nothing), group("HR", { y: 3 })];
    const { departments, organization } = roundFigures(two, groups);
    expect(departments[0]?.dimensions.get(keyOf("A"))?.coverage).toBe(0.75);
    expect(organization.dimensions.get(keyOf("A"))?.coverage).toBeCloseTo(2 / 3, 12);
  });

  it("is unknown where the dimension applies to nobody", () => {
    const { organization } = roundFigures(two, [group("IT", { x: "refused", y: "refused" })]);
    expect(organization.dimensions.get(keyOf("A"))).toMatchObject({ coverage: null, score: null });
  });
});

describe("the agreement of a dimension", () => {
  it("is 1 less the mean of its questions' variances as shares of the null variance", () => {
    const two = aQuestionnaire([aQuestion("x", levels), aQuestion("y", levels)]);
    const tally = tallyOf(two, [
      { x: 3, y: 3 },
      { x: 3, y: 4 },
    ]);
    const { departments } = roundFigures(two, [{ department: "IT", invited: null, tally }]);
    // s² = 0 and 200; σ² = 400 · 35/12 = 1166.667: 1 − (0 + 0.171429) / 2.
    const agreement = departments[0]?.dimensions.get(keyOf("A"))?.agreement;
    expect(agreement?.value).toBeCloseTo(1 - 200 / (1400 / 1.2) / 2, 12);
    expect(agreement).toMatchObject({ word: "very-strong", smallGroup: true });
  });

  it("is that of its own scored questions, and not told of an organization", () => {
    const questions = [
      aQuestion("x", levels),
      aQuestion("y", levels, { dimension: "B" }),
      aQuestion("unweighed", levels, { weight: 0 }),
    ];
    const questionnaire = aQuestionnaire(questions);
    const tally = tallyOf(questionnaire, [
      { x: 3, y: 0 },
      { x: 3, y: 5 },
      { x: "dontknow", y: "dontknow" },
    ]);
    const round = roundFigures(questionnaire, [{ department: "IT", invited: null, tally }]);
    const [it] = round.departments;
    expect(it?.dimensions.get(keyOf("A"))?.agreement?.value).toBe(1);
    // 0 and 100: s² = 2 · 2500 = 5000; 1 − 5000 / 1166.667 = 1 − 30/7.
    expect(it?.dimensions.get(keyOf("B"))?.agreement?.value).toBeCloseTo(-23 / 7, 12);
    expect(it?.dimensions.get(keyOf("B"))?.agreement?.word).toBe("divided");
    expect(it?.questions.get(nameOf("y"))).toMatchObject({ dontKnow: 1, agreement: { word: "divided" } });
    expect([...(it?.questions.keys() ?? [])]).toEqual(["x", "y"]);
    expect(round.organization.questions.get(nameOf("x"))).toMatchObject({ dontKnow: 1, agreement: null });
  });
});
