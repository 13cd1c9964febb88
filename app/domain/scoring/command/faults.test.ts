import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aQuestion,
  aQuestionnaireFile,
  aRubric,
  choices,
  oneDimension,
} from "#app/domain/questionnaire/testing.ts";
import { aFile, faults, printed, score } from "./testing.ts";

const oneRubric = aQuestionnaireFile({ questions: [aRubric("q")], maturity: oneDimension({ target: 3 }) });
const header = "round,department,respondent,invited,q\n";

describe("a file of answers that is wrong", () => {
  const wrong = async (text: string | Uint8Array) => faults(oneRubric, text);

  it("is told where and why, each fault on a line of its own", async () => {
    const cases: readonly (readonly [string, ...string[]])[] = [
      ["", "a.csv:1:1: the file is empty: it has not even a header"],
      ["\n\n", "a.csv:1:1: the file is empty: it has not even a header"],
      ["round,respondent,q\n", "a.csv:1:19: column department is missing"],
      [
        "round,department,respondent,colour,q\n",
        'a.csv:1:29: unknown column "colour": no question is called so',
      ],
      ["round,department,respondent,q,q\n", 'a.csv:1:31: column "q" stands twice'],
      [
        "round,department,respondent\n2026,IT,a\n",
        "a.csv:1:28: column q is missing, a question of test 2026",
      ],
      [
        `${header}2026,IT,åä,2,7\n`,
        'a.csv:2:14: q: "7" is no choice; expected 0, 1, 2, 3, 4, 5, #NA, #DK or nothing',
      ],
      [`${header}2026,IT,a,2\n`, "a.csv:2:12: expected 5 fields, as in the header, found 4"],
      [`${header}2026,IT,a,2,1,x\n`, "a.csv:2:15: expected 5 fields, as in the header, found 6"],
      [`${header},IT,a,2,1\n`, "a.csv:2:1: round is empty"],
      [`${header}2026,,a,2,1\n`, "a.csv:2:6: department is empty"],
      [`${header}2026,IT,,2,1\n`, "a.csv:2:9: respondent is empty, but there are answers"],
      [
        `${header}2026,IT,a,2,1\n2025,IT,a,2,1\n2026,HR,a,2,1\n`,
        'a.csv:4:9: respondent "a" stands twice in round "2026"',
      ],
      [
        `${header}2026,IT,a,2,1\n\n2026,IT,b,3,1\n`,
        'a.csv:4:11: department "IT" in round "2026" has 3 invited here and 2 in line 2',
      ],
      [
        `${header}2026,IT,a,,1\n2026,IT,b,1,1\n`,
        'a.csv:3:11: department "IT" in round "2026": 2 answered, but only 1 were invited',
      ],
      [
        `${header}2026,IT,a,1.5,1\n`,
        'a.csv:2:11: invited: "1.5" is no number of people; expected a whole number or nothing',
      ],
      [
        `${header}2026,IT,a,2,1\n2026,IT,"b,2,1\n2026,IT,c,2,1\n`,
        "a.csv:3:9: the quote that opens here is never closed",
      ],
      [
        `${header}2026,IT,"a"b,2,1\n`,
        'a.csv:2:12: expected "," or the end of the line behind the closing quote',
      ],
      [
        `${header}2026,IT,a"b,2,1\n`,
        "a.csv:2:10: a quote inside a field; put the field in quotes and write the quote twice",
      ],
    ];
    for (const [text, ...lines] of cases) expect(await wrong(text)).toEqual(lines);
  });

  it("is UTF-8 or refused at the byte that is not", async () => {
    const latin = Uint8Array.from(`${header}2026,IT,å,2,1\n`, (sign) => sign.codePointAt(0) ?? 0);
    const found = await wrong(latin);
    expect(found).toEqual([
      'a.csv:2:9: not UTF-8 text: byte 0xE5 (in a spreadsheet, save the file as "CSV UTF-8")',
    ]);
  });

  it("has all its faults told in the order of the file", async () => {
    expect(await wrong(`${header}2026,IT,a,1,9\n2026,IT,a,2,8\n,IT,b,2,1\n`)).toEqual([
      expect.stringMatching(/^a.csv:2:13: q: "9"/),
      expect.stringMatching(/^a.csv:3:9: respondent/),
      expect.stringMatching(/^a.csv:3:11: department/),
      expect.stringMatching(/^a.csv:3:13: q: "8"/),
      "a.csv:4:1: round is empty",
    ]);
  });

  it("has the first 50 faults told, and the others counted", async () => {
    const rows = Array.from({ length: 53 }, (_, index) => `2026,IT,${index},,9\n`);
    const lines = await wrong(header + rows.join(""));
    expect(lines).toHaveLength(51);
    expect(lines[49]).toMatch(/^a.csv:51:/);
    expect(lines[50]).toBe("a.csv: and 3 more faults");
  });

  it("needs the columns that conditions read, and their values", async () => {
    const questionnaire = aQuestionnaireFile({
      questions: [aRubric("q", { visibleIf: "{respondent.role} = 'staff' or {department.kind} = 'social'" })],
      maturity: oneDimension(),
    });
    expect(await faults(questionnaire, `${header}2026,IT,a,,1\n`)).toEqual([
      "a.csv:1:38: column department.kind is missing, which conditions of test 2026 read",
      "a.csv:1:38: column respondent.role is missing, which conditions of test 2026 read",
    ]);
    const columns = "round,department,respondent,department.kind,respondent.role,q\n";
    expect(await faults(questionnaire, `${columns}2026,IT,a,school,,1\n2026,HR,,social,,\n`)).toEqual([
      'a.csv:2:11: department.kind: "school" is none; expected "executive", "education", "social", "technical", "company", "other"',
      "a.csv:2:18: respondent.role is empty, which conditions read",
    ]);
  });

  it("needs a column of a question that a condition reads, not of another without score", async () => {
    const unscored = (name: string) =>
      aQuestion("radiogroup", name, { choices: choices("a", "b"), dimension: undefined });
    const questionnaire = aQuestionnaireFile({
      questions: [unscored("read"), unscored("other"), aRubric("q", { visibleIf: "{read} = 'a'" })],
      maturity: oneDimension(),
    });
    expect(await faults(questionnaire, `${header}2026,IT,a,,1\n`)).toEqual([
      "a.csv:1:38: column read is missing, a question of test 2026",
    ]);
  });

  it("says how the rows of a matrix are called", async () => {
    const questionnaire = aQuestionnaireFile({
      questions: [aQuestion("matrix", "m", { columns: choices(0, 1), rows: choices("x", "y") })],
      maturity: oneDimension(),
    });
    expect(await faults(questionnaire, "round,department,respondent,m,m.x\n2026,IT,a,1,1\n")).toEqual([
      'a.csv:1:29: unknown column "m": a matrix has a column for each row, "m.x", "m.y"',
      "a.csv:1:34: column m.y is missing, a question of test 2026",
    ]);
  });

  it("answers no question that its round's version has not", async () => {
    const older = { ...oneRubric, maturity: oneDimension({}) };
    const newer = aQuestionnaireFile({
      questions: [aRubric("q"), aRubric("fresh")],
      maturity: oneDimension(),
    });
    const answers = "round,department,respondent,q,fresh\n2025,IT,a,1,3\n2026,IT,a,1,3\n";
    const versions = new Map([["2025", aFile("old.json", JSON.stringify(older))]]);
    expect(await faults(newer, answers, { versions })).toEqual([
      'a.csv:2:13: fresh has an answer, but version "2026", which round "2025" used, has no such question',
    ]);
  });

  it("has every round that is said to have used a version", async () => {
    const versions = new Map([["2019", aFile("old.json", JSON.stringify(oneRubric))]]);
    expect(await faults(oneRubric, `${header}2026,IT,a,,1\n`, { versions })).toEqual([
      'a.csv:1:1: no row is of round "2019", which --for names',
    ]);
  });

  it("leaves the name of the pooled departments free in a confidential round", async () => {
    const answers = `${header}2026,*,a,,1\n`;
    expect((await printed(oneRubric, answers)).groups[0].department).toBe("*");
    expect(await faults(oneRubric, answers, { threshold: 5 })).toEqual([
      'a.csv:2:6: no department is called so: in a confidential round "*" stands for the other departments together',
    ]);
  });

  it("is the same when it is read again", async () => {
    const rows = ["a,5", "b,4", "c,", "d,", "e,"].map((row) => `2026,IT,${row.replace(",", ",,")},3\n`);
    const twoQuestions = aQuestionnaireFile({
      questions: [aRubric("q"), aRubric("r")],
      maturity: oneDimension(),
    });
    const text = `round,department,respondent,invited,q,r\n${rows.join("")}`;
    let opened = 0;
    const answers = {
      name: "a.csv",
      open: () => aFile("a.csv", opened++ === 0 ? text : text.slice(0, -20)).open(),
    };
    expect(await faults(twoQuestions, "", { answers, threshold: 3 })).toEqual([
      "a.csv:1:1: the file is not the same when it is read again; it must be a file that does not change meanwhile",
    ]);
    expect(opened).toBe(2);
  });
});

describe("any file of answers", { timeout: 60_000 }, () => {
  const questionnaire = aQuestionnaireFile({
    questions: [
      aRubric("q"),
      aQuestion("checkbox", "c", { choices: choices("x", "y") }),
      aQuestion("matrix", "m", { columns: choices(0, 1), rows: choices("r") }),
      aQuestion("text", "t", { inputType: "number", thresholds: { 0: 0, 9: 100 } }),
    ],
    maturity: oneDimension(),
  });
  const sound = new TextEncoder().encode(
    'round,department,respondent,invited,q,c,m.r,t\n2025,IT,a,3,1,x|y,0,4\n2026,IT,a,3,5,x,#DK,0.5\n2026,"HR, ""Å""",b,,#NA,,1,9\n',
  );
  const signs = fc.constantFrom(...[...',;"\n\r|#=å\0 9a'].map((sign) => new TextEncoder().encode(sign)));
  const edit = fc.record({
    at: fc.nat(sound.length),
    cut: fc.nat(3),
    put: fc.oneof(signs, fc.uint8Array({ maxLength: 2 })),
  });

  it("is scored, or refused in whole lines that each name a place in it", async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 3 }), async (edits) => {
        const bytes = edits.reduce<Uint8Array>(
          (given, { at, cut, put }) =>
            Uint8Array.from([...given.subarray(0, at), ...put, ...given.subarray(at + cut)]),
          sound,
        );
        const outcome = await score(questionnaire, bytes);
        if (outcome.ok) return;
        refused += 1;
        for (const line of outcome.lines) expect(line).toMatch(/^a\.csv:[1-9]\d*:[1-9]\d*: [^\n\r]+$/);
      }),
    );
    expect(refused).toBeGreaterThan(0);
  });
});

describe("a questionnaire that is wrong", () => {
  const answers = `${header}2026,IT,a,,1\n`;

  it("is told where, with all its faults", async () => {
    const questionnaire = aFile(
      "q.json",
      '{\n  "title": {"sv": "a", "en": "b"},\n  "maturity": 3,\n  "pages": []\n}\n',
    );
    const lines = await faults(oneRubric, answers, { questionnaire });
    expect(lines[0]).toMatch(/^q.json:3:3: maturity/);
    expect(lines.at(-1)).toMatch(/^q.json:4:3: pages: /);
  });

  it("is told where it is no JSON, no UTF-8, or nothing at all", async () => {
    const of = async (content: string | Uint8Array) =>
      faults(oneRubric, answers, { questionnaire: aFile("q.json", content, 10_000) });
    expect(await of('{\n  "title": }')).toEqual(['q.json:2:12: not JSON: expected a value, found "}"']);
    expect(await of(Uint8Array.of(0x7b, 0xff))).toEqual([expect.stringMatching(/^q.json:1:2: not UTF-8/)]);
    expect(await of("")).toEqual(["q.json:1:1: not JSON: expected a value, found the end of the file"]);
    expect(await of("1\n".repeat(600_000))).toEqual(["q.json:1:1: larger than 1 MiB (1048576 characters)"]);
    expect(await of("1".repeat(1_100_000))).toEqual([
      "q.json:1:1: this line is longer than 1 MiB (1048576 bytes)",
    ]);
  });

  it("is told of each version's file", async () => {
    const questionnaire = aFile("q.json", "{");
    const versions = new Map([["2025", aFile("old.json", "[")]]);
    const lines = await faults(oneRubric, answers, { questionnaire, versions });
    expect(lines.map((line) => line.split(": ", 1)[0])).toEqual(["q.json:1:2", "old.json:1:2"]);
  });
});
