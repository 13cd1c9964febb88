import { describe, expect, it } from "vitest";
import {
  aDimension,
  aMaturity,
  aQuestionnaireFile,
  aRubric,
  oneDimension,
} from "#app/domain/questionnaire/testing.ts";
import { csv } from "./made-up-answers.ts";
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
