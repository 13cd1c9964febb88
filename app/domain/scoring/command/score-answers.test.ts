import { describe, expect, it } from "vitest";
import {
  aDimension,
  aMaturity,
  aQuestion,
  aQuestionnaireFile,
  aRubric,
  choices,
  oneDimension,
} from "#app/domain/questionnaire/testing.ts";
import { csv } from "./csv-text.ts";
import { aFile, printed } from "./testing.ts";

const oneRubric = aQuestionnaireFile({ questions: [aRubric("q")], maturity: oneDimension({ target: 3 }) });
const header = "round,department,respondent,invited,q\n";

describe("the scores of a file of answers", () => {
  it("have the shape that the method lays down", async () => {
    // IT: 40 and 80, mean 60, sd √800, se √800/√2 · √(1 − 2/8) = √300, df 1: t = 12.7062; cut to 0–100.
    // HR: nobody of 4. The organization is IT alone.
    const answers = `${header}2026,IT,a,8,2\n2026,IT,b,8,4\n2026,IT,c,8,#DK\n2026,IT,d,8,#NA\n2026,IT,e,,\n2026,HR,,4,\n`;
    const figure = { score: 60, level: 3, n: 2, sd: Math.sqrt(800), ci: [0, 100], suppressed: false };
    const nothing = { score: null, level: null, n: 0, sd: null, ci: null, suppressed: false };
    const distribution = { "0": 0, "1": 0, "2": 1, "3": 0, "4": 1, "5": 0 };
    const counts = { notApplicable: 1, dontKnow: 1, unanswered: 1, distribution };
    // r_wg = 1 − 800 / (35/12 · 400)
    const agreement = 1 - 800 / ((35 / 12) * 400);
    const result = await printed(oneRubric, answers);
    expect(result).toEqual({
      questionnaire: { id: "test", version: "2026" },
      groups: [
        {
          round: "2026",
          department: "HR",
          n: 0,
          invited: 4,
          responseRate: 0,
          suppressed: false,
          overall: nothing,
          dimensions: { direction: { ...nothing, coverage: null, gap: null, agreement: null } },
          questions: {
            q: {
              score: null,
              n: 0,
              notApplicable: 0,
              dontKnow: 0,
              unanswered: 0,
              distribution: { "0": 0, "1": 0, "2": 0, "3": 0, "4": 0, "5": 0 },
              agreement: null,
              suppressed: false,
            },
          },
          agreement: null,
        },
        {
          round: "2026",
          department: "IT",
          n: 5,
          invited: 8,
          responseRate: 5 / 8,
          suppressed: false,
          overall: { ...figure, sd: expect.closeTo(Math.sqrt(800), 9) },
          dimensions: {
            direction: {
              ...figure,
              sd: expect.closeTo(Math.sqrt(800), 9),
              coverage: 0.5,
              gap: 0,
              agreement: expect.closeTo(agreement, 9),
            },
          },
          questions: {
            q: { score: 60, n: 2, ...counts, agreement: expect.closeTo(agreement, 9), suppressed: false },
          },
          // Krippendorff's alpha of one question with two answers: D_o = D_e.
          agreement: expect.closeTo(0, 9),
        },
      ],
      organization: [
        {
          round: "2026",
          n: 5,
          invited: 12,
          responseRate: 5 / 12,
          suppressed: false,
          overall: { ...figure, sd: null },
          dimensions: {
            direction: { ...figure, sd: null, coverage: 0.5, gap: 0, agreement: null, consistency: null },
          },
          questions: { q: { score: 60, n: 2, ...counts, agreement: null, suppressed: false } },
          agreement: null,
        },
      ],
      changes: [],
    });
    expect(Object.keys(result.groups[0])).toEqual([
      ...["round", "department", "n", "invited", "responseRate", "suppressed", "overall"],
      ...["dimensions", "questions", "agreement"],
    ]);
  });

  it("are the same however the file is written", async () => {
    const plain = csv([
      ["round", "department", "respondent", "invited", "q"],
      ["2026", 'The "IT", department', "a", "3", "2"],
      ["2026", "Skola\noch förskola", "b", "", "#DK"],
    ]);
    const expected = await printed(oneRubric, plain);
    expect(expected.groups.map((group: { department: string }) => group.department)).toEqual([
      "Skola\noch förskola",
      'The "IT", department',
    ]);
    const rows = plain.replaceAll(/\n(?=round|2026|$)/g, "\r\n");
    for (const text of [
      `\uFEFF${plain}`,
      rows,
      `\uFEFF${rows}\r\n\r\n`,
      plain.trimEnd(),
      plain.replaceAll(/,(?! )/g, ";"),
      plain.replace("round,department", '"round","department"'),
    ]) {
      expect(await printed(oneRubric, text)).toEqual(expected);
    }
  });

  it("come by round and department as text, changes from each round to the next", async () => {
    const answers = `${header}2026,IT,a,,4\n2025,IT,a,,2\n2026,HR,b,,1\n2027,IT,a,,5\n2025,HR,b,,1\n2025,Old,c,,1\n`;
    const { groups, organization, changes } = await printed(oneRubric, answers);
    const named = groups.map((group: { round: string; department: string }) => [
      group.round,
      group.department,
    ]);
    expect(named).toEqual([
      ["2025", "HR"],
      ["2025", "IT"],
      ["2025", "Old"],
      ["2026", "HR"],
      ["2026", "IT"],
      ["2027", "IT"],
    ]);
    expect(organization.map(({ round }: { round: string }) => round)).toEqual(["2025", "2026", "2027"]);
    expect(changes.map((change: Record<string, unknown>) => Object.values(change).slice(0, 5))).toEqual([
      ["HR", "overall", "2025", "2026", 0],
      ["HR", "direction", "2025", "2026", 0],
      ["IT", "overall", "2025", "2026", 40],
      ["IT", "direction", "2025", "2026", 40],
      [null, "overall", "2025", "2026", 20],
      [null, "direction", "2025", "2026", 20],
      ["IT", "overall", "2026", "2027", 20],
      ["IT", "direction", "2026", "2027", 20],
      [null, "overall", "2026", "2027", 20],
      [null, "direction", "2026", "2027", 20],
    ]);
    expect(changes[0]).toEqual({
      ...{ department: "HR", dimension: "overall", from: "2025", to: "2026", difference: 0 },
      ...{ ci: null, detectable: null, verdict: "unknown", basis: "all" },
    });
  });

  it("are sorted as text, which numbers are too", async () => {
    const rows = ["10,9", "9,9", "9,10", "10,Ö", "10,Z", "10,a"].map((row, index) => `${row},${index},,3\n`);
    const { groups } = await printed(oneRubric, header + rows.join(""));
    expect(
      groups.map(({ round, department }: Record<string, string>) => [round, department].join(" ")),
    ).toEqual(["10 9", "10 Z", "10 a", "10 Ö", "9 10", "9 9"]);
  });

  it("know a department from which nobody answered, and answers where it is unknown how many were asked", async () => {
    const answers = `${header}2026,IT,a,,3\n2026,HR,,5,\n2026,PR,b,2,1\n2026,PR,,2,\n2026,PR,c,,1\n`;
    const { groups, organization } = await printed(oneRubric, answers);
    const told = [...groups, ...organization].map(({ n, invited, responseRate }) => [
      n,
      invited,
      responseRate,
    ]);
    // HR, IT, PR, and together.
    expect(told).toEqual([
      [0, 5, 0],
      [1, null, null],
      [2, 2, 1],
      [3, null, null],
    ]);
  });

  it("weigh departments and judge changes as the options say", async () => {
    const answers = `${header}2025,IT,a,1,2\n2025,HR,b,3,2\n2026,IT,a,1,4\n2026,HR,b,3,2\n2026,HR,c,3,2\n2026,HR,d,3,2\n`;
    const overall = async (rules: { weights: "equal" | "headcount"; minimum: number | null }) => {
      const { organization, changes } = await printed(oneRubric, answers, { rules });
      const change = changes.find((one: { department: string | null }) => one.department === "IT");
      return [organization[1].overall.score, change.verdict];
    };
    expect(await overall({ weights: "equal", minimum: null })).toEqual([60, "up"]);
    expect(await overall({ weights: "headcount", minimum: 50 })).toEqual([50, "none"]);
  });

  it("read every kind of answer", async () => {
    const questionnaire = aQuestionnaireFile();
    const columns =
      "round,department,respondent,department.kind,respondent.role,strategy,owner,trust,budget,channels,habits.plan,habits.follow,projects,remarks";
    const answers = [
      "2026,IT,a,technical,staff,3,unit,4,true,web|phone,0,2,5,hello",
      "2026,IT,b,technical,staff,3,na,#DK,false,none,#NA,#DK,2.5,",
      "2026,IT,c,technical,staff,#NA,,#NA,#DK,#NA,1,,12,",
    ];
    const { groups } = await printed(questionnaire, `${columns}\n${answers.join("\n")}\n`);
    const figures = Object.entries<Record<string, unknown>>(groups[0].questions).map(
      ([name, { score, n, notApplicable, dontKnow, unanswered }]) => [
        ...[name, score, n, notApplicable, dontKnow, unanswered],
      ],
    );
    expect(figures).toEqual([
      ["strategy", 60, 2, 1, 0, 0],
      // c is not asked: it said nothing of the strategy.
      ["owner", 100, 1, 1, 0, 0],
      ["trust", 100, 1, 1, 1, 0],
      ["budget", 50, 2, 0, 1, 0],
      ["channels", expect.closeTo(100 / 3, 9), 2, 1, 0, 0],
      // a: (0 + 100)/2; b: #DK in a row; c: 50.
      ["habits", 50, 2, 0, 1, 0],
      ["projects", expect.closeTo((50 + 25 + 100) / 3, 9), 3, 0, 0, 0],
    ]);
    expect(groups[0].questions.channels.distribution).toEqual({ web: 1, phone: 1, visit: 0, none: 1 });
    expect(groups[0].questions.budget.distribution).toEqual({ true: 1, false: 1 });
    expect(groups[0].questions.habits.distribution["plan=1"]).toBe(1);
    expect(groups[0].questions.projects.distribution).toBeNull();
  });

  it("count each type of question as the method says", async () => {
    const asked = (type: string, name: string, more: Record<string, unknown>, value: string, score: number) =>
      ({ question: aQuestion(type, name, more), column: name, value, score }) as const;
    const plan = { columns: choices(1, 2, 3), rows: choices("r1", "r2") };
    const steps = { choices: choices("x", "y", "z"), showNoneItem: true };
    const thresholds = { 0: 0, 10: 80, 20: 100 };
    const cases = [
      // Linear from the least number to the greatest: 100 · (2 − 1)/(5 − 1), and 100 less that.
      asked("radiogroup", "linear", { choices: choices(5, 1, 2) }, "2", 25),
      asked("radiogroup", "turned", { choices: choices(5, 1, 2), reverse: true }, "2", 75),
      asked("dropdown", "given", { choices: choices("a", "b"), scores: { a: 0, b: 65 } }, "b", 65),
      // 100 · (3 − 0)/(6 − 0), and of 1 to 5, which is what a rating has: 100 · (4 − 1)/(5 − 1).
      asked("rating", "rated", { rateMin: 0, rateMax: 6 }, "3", 50),
      asked("rating", "stars", {}, "4", 75),
      asked("boolean", "yes", {}, "true", 100),
      asked("boolean", "no", {}, "false", 0),
      asked("boolean", "risk", { reverse: true }, "false", 100),
      // Two of three, each weighing 1; then 5 of 5 + 2 + 1, and the rest of it.
      asked("checkbox", "shares", steps, "x|z", 200 / 3),
      asked("checkbox", "weighed", { ...steps, scores: { x: 5, y: 2, z: 1 } }, "x", 62.5),
      asked("checkbox", "harms", { ...steps, scores: { x: 5, y: 2, z: 1 }, reverse: true }, "x", 37.5),
      // z may weigh nothing on either side: 5 of 5 + 2.
      asked("checkbox", "aside", { ...steps, scores: { x: 5, y: 2, z: null } }, "x|z", 500 / 7),
      asked("checkbox", "nothing", steps, "none", 0),
      // Between 0 and 80 at a quarter of the way; at and beyond the last point.
      asked("text", "few", { inputType: "number", thresholds }, "2.5", 20),
      asked("text", "more", { inputType: "number", thresholds }, "15", 90),
      asked("text", "most", { inputType: "number", thresholds }, "99", 100),
    ];
    const rows = [
      { question: aQuestion("matrix", "m", plan), column: "m.r1", value: "3" },
      { column: "m.r2", value: "2" },
      // One row answered: 100 · (2 − 1)/(3 − 1); no row scored: don't know if any says so.
      { question: aQuestion("matrix", "half", plan), column: "half.r1", value: "" },
      { column: "half.r2", value: "2" },
      { question: aQuestion("matrix", "dk", plan), column: "dk.r1", value: "#NA" },
      { column: "dk.r2", value: "#DK" },
      { question: aQuestion("matrix", "na", plan), column: "na.r1", value: "#NA" },
      { column: "na.r2", value: "#NA" },
      { question: aQuestion("matrix", "un", plan), column: "un.r1", value: "#NA" },
      { column: "un.r2", value: "" },
    ];
    const cells = [...cases, ...rows];
    const questionnaire = aQuestionnaireFile({
      questions: cells.flatMap((cell) => ("question" in cell && cell.question ? [cell.question] : [])),
      maturity: oneDimension(),
    });
    const header = ["round", "department", "respondent", ...cells.map(({ column }) => column)];
    const answers = csv([header, ["2026", "IT", "a", ...cells.map(({ value }) => value)]]);
    const { questions, overall, dimensions } = (await printed(questionnaire, answers)).groups[0];
    for (const { column, score } of cases) {
      expect([column, questions[column].score]).toEqual([column, expect.closeTo(score, 9)]);
    }
    // (100 + 50)/2
    expect(questions.m).toMatchObject({ score: 75, n: 1 });
    expect(questions.half).toMatchObject({ score: 50, n: 1 });
    expect(questions.dk).toMatchObject({ score: null, n: 0, dontKnow: 1, notApplicable: 0, unanswered: 0 });
    expect(questions.na).toMatchObject({ score: null, n: 0, dontKnow: 0, notApplicable: 1, unanswered: 0 });
    expect(questions.un).toMatchObject({ score: null, n: 0, dontKnow: 0, notApplicable: 0, unanswered: 1 });
    expect(questions.m.distribution).toEqual({
      ...{ "r1=1": 0, "r1=2": 0, "r1=3": 1 },
      ...{ "r2=1": 0, "r2=2": 1, "r2=3": 0 },
    });
    // 18 of the 20 questions that apply are scored, a matrix as one; 200/3 + 500/7 = 138 + 2/21, with the
    // others 1063 + 2/21.
    expect(dimensions.direction.coverage).toBeCloseTo(0.9, 12);
    expect(overall.score).toBeCloseTo((1063 + 2 / 21) / 18, 9);
  });

  it("ignore answers to questions that were not asked", async () => {
    const questionnaire = aQuestionnaireFile({
      questions: [
        aRubric("q", { visibleIf: "{respondent.role} = 'staff' and {department.kind} = 'social'" }),
      ],
      maturity: oneDimension(),
    });
    const rows = ["social,staff,5", "social,management,0", "education,staff,0"];
    const answers = `round,department,respondent,department.kind,respondent.role,q\n${rows
      .map((row, index) => `2026,IT,${index},${row}\n`)
      .join("")}`;
    const { groups } = await printed(questionnaire, answers);
    expect(groups[0]).toMatchObject({ n: 3, overall: { score: 100, n: 1 } });
    expect(groups[0].questions.q).toMatchObject({ n: 1, notApplicable: 0, unanswered: 0 });
  });

  it("take those who were not asked out of how many were invited", async () => {
    const questionnaire = aQuestionnaireFile({
      questions: [aRubric("q", { visibleIf: "{respondent.role} = 'staff'" })],
      maturity: oneDimension(),
    });
    const rows = ["staff,2", "staff,3", "staff,4", "management,"];
    const answers = `round,department,invited,respondent,respondent.role,q\n${rows
      .map((row, index) => `2026,IT,13,${index},${row}\n`)
      .join("")}`;
    const { groups } = await printed(questionnaire, answers);
    // N′ = 13 − 1; se = 20/√3 · √(1 − 3/12) = 10; t(0.975, 2) = 4.3026527: from 60 − 43.026527 to 100.
    expect(groups[0]).toMatchObject({ n: 4, invited: 13, responseRate: 4 / 13 });
    const low = expect.closeTo(16.973473, 5);
    expect(groups[0].overall).toMatchObject({ score: 60, n: 3, ci: [low, 100] });
    expect(groups[0].dimensions.direction).toMatchObject({ n: 3, ci: [low, 100], coverage: 1 });
  });

  it("hide what may not be shown of confidential rounds, and pool the rest after the departments", async () => {
    const rows = ["A", "B", "B", "Z", "Z", "Z", "Z"].map(
      (department, index) => `2026,${department},${index},4,3\n`,
    );
    const { groups, organization } = await printed(oneRubric, header + rows.join(""), { threshold: 3 });
    const hidden = { score: null, level: null, n: null, sd: null, ci: null, suppressed: true };
    expect(groups[0]).toEqual({
      ...{ round: "2026", department: "A", n: 1, invited: 4, responseRate: 0.25, suppressed: true },
      overall: hidden,
      dimensions: { direction: { ...hidden, coverage: null, gap: null, agreement: null } },
      questions: {
        q: {
          ...{ score: null, n: null, notApplicable: null, dontKnow: null, unanswered: null },
          ...{ distribution: null, agreement: null, suppressed: true },
        },
      },
      agreement: null,
    });
    expect(groups.map(({ department }: { department: string }) => department)).toEqual(["A", "B", "Z", "*"]);
    expect(groups[3]).toMatchObject({
      departments: ["A", "B"],
      n: 3,
      invited: 8,
      overall: { score: 60, n: 3 },
    });
    expect(organization[0]).toMatchObject({ n: 7, invited: 12, suppressed: false, overall: { n: 7 } });
  });

  it("put each confidential round's other departments after its own, and compare them with nothing", async () => {
    const rows = ["2025", "2026"].flatMap((round) =>
      ["A", "B", "B", "Z", "Z", "Z"].map((department, index) => `${round},${department},${index},4,3\n`),
    );
    const { groups, changes } = await printed(oneRubric, header + rows.join(""), { threshold: 3 });
    expect(
      groups.map(({ round, department }: Record<string, string>) => [round, department].join(" ")),
    ).toEqual(["2025 A", "2025 B", "2025 Z", "2025 *", "2026 A", "2026 B", "2026 Z", "2026 *"]);
    const overall = changes.filter(({ dimension }: { dimension: string }) => dimension === "overall");
    // Z: 60 and 60, of 4 three have answered alike, and nobody differs: no interval. The organization is Z alone.
    expect(
      overall.map((change: Record<string, unknown>) => [
        ...[change["department"], change["difference"], change["ci"], change["verdict"]],
      ]),
    ).toEqual([
      ["A", null, null, "suppressed"],
      ["B", null, null, "suppressed"],
      ["Z", 0, null, "unknown"],
      [null, 0, null, "unknown"],
    ]);
  });

  it("have no group of others where even together they are too few", async () => {
    const rows = ["A", "A", "Z", "Z", "Z"].map((department, index) => `2026,${department},${index},4,3\n`);
    const { groups, organization } = await printed(oneRubric, header + rows.join(""), { threshold: 3 });
    expect(groups.map(({ department }: { department: string }) => department)).toEqual(["A", "Z"]);
    expect(organization[0]).toMatchObject({ n: 5, overall: { n: 3 } });
  });

  it("use the version that a round is said to have used", async () => {
    const older = aQuestionnaireFile({
      questions: [aRubric("old_q"), aRubric("gone")],
      maturity: aMaturity({ version: "2025", dimensions: [aDimension("direction")] }),
    });
    const newer = aQuestionnaireFile({
      questions: [aRubric("q", { replaces: "old_q" }), aRubric("fresh")],
      maturity: oneDimension(),
    });
    const answers = "round,department,respondent,q,fresh,old_q,gone\n2025,IT,a,,,2,0\n2026,IT,a,3,5,,\n";
    const { groups, changes } = await printed(newer, answers, {
      versions: new Map([["2025", aFile("old.json", JSON.stringify(older))]]),
    });
    expect(groups.map((group: { overall: { score: number } }) => group.overall.score)).toEqual([20, 80]);
    // On the question that both have: 40 → 60.
    expect(changes[0]).toMatchObject({ department: "IT", difference: 20, basis: "common" });
    expect(changes.map(({ basis }: { basis: string }) => basis)).toEqual(new Array(4).fill("common"));
  });
});

describe("comments and evidence beside the answers", () => {
  it("change no score", async () => {
    const plain = `${header}2026,IT,a,8,2\n2026,IT,b,8,4\n`;
    const noted = `round,department,respondent,invited,q,q#comment,q#evidence\n2026,IT,a,8,2,"why, so",p. 3\n2026,IT,b,8,4,,\n`;
    expect(await printed(oneRubric, noted)).toEqual(await printed(oneRubric, plain));
  });
});
