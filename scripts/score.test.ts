import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { aMaturity, aQuestionnaireFile, aRubric, oneDimension } from "#app/domain/questionnaire/testing.ts";

const folder = mkdtempSync(join(tmpdir(), "mognad-score-"));
afterAll(() => rmSync(folder, { recursive: true }));

function aFile(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

function score(...args: readonly string[]) {
  const run = spawnSync(process.execPath, ["scripts/score.ts", ...args], { encoding: "utf8" });
  return { exit: run.status, out: run.stdout, lines: run.stderr.split("\n").filter((line) => line !== "") };
}

const usage = expect.stringMatching(/^Usage: score QUESTIONNAIRE.json ANSWERS.csv /);
const questionnaire = aFile(
  "q.json",
  JSON.stringify(aQuestionnaireFile({ questions: [aRubric("q")], maturity: oneDimension() })),
);
const header = "round;department;respondent;invited;q\n";
const row = (round: string, respondent: number, value: number) => `${round};IT;${respondent};;${value}\n`;
const answers = aFile(
  "a.csv",
  `${header}${[1, 2, 3].map((one) => row("2025", one, 1) + row("2026", one, 3)).join("")}`,
);

// Each run starts a process, on a machine that may be busy.
describe("score", { timeout: 60_000 }, () => {
  it("prints figures and changes as JSON", () => {
    const { exit, out, lines } = score(questionnaire, answers);
    expect([exit, lines]).toEqual([0, []]);
    const { groups, changes } = JSON.parse(out);
    expect(groups.map(({ overall }: { overall: { score: number } }) => overall.score)).toEqual([20, 60]);
    expect(changes[0]).toMatchObject({ department: "IT", difference: 40, verdict: "unknown" });
  });

  it("takes its options", () => {
    const older = aFile(
      "older.json",
      JSON.stringify(
        aQuestionnaireFile({
          questions: [aRubric("q")],
          maturity: aMaturity({ version: "2025", dimensions: [oneDimensionOf()] }),
        }),
      ),
    );
    const options = [
      "--for",
      `2025=${older}`,
      "--confidential",
      "4",
      "--weights",
      "headcount",
      "--minimum",
      "2.5",
    ];
    const { exit, out } = score(questionnaire, ...options, answers);
    expect(exit).toBe(0);
    const { groups, changes } = JSON.parse(out);
    expect(groups[0]).toMatchObject({ n: 3, suppressed: true, overall: { score: null, n: null } });
    expect(changes[0]).toMatchObject({ verdict: "suppressed", basis: "common" });
  });

  it("prints nothing but the faults where the input is wrong", () => {
    const wrong = aFile("wrong.csv", `${header}2026;IT;a;;7\n2026;IT;a;;1\n`);
    expect(score(questionnaire, wrong)).toEqual({
      exit: 1,
      out: "",
      lines: [
        `${wrong}:2:12: q: "7" is no choice; expected 0, 1, 2, 3, 4, 5, #NA, #DK or nothing`,
        `${wrong}:3:9: respondent "a" stands twice in round "2026"`,
      ],
    });
  });

  it.each<[fault: string, content: string | Uint8Array, line: string]>([
    [
      "an unknown column",
      "round,department,respondent,colour,q\n2026,IT,a,red,1\n",
      '1:29: unknown column "colour": no question is called so',
    ],
    [
      "an unknown choice",
      "round,department,respondent,q\n2026,IT,a,6\n",
      '2:11: q: "6" is no choice; expected 0, 1, 2, 3, 4, 5, #NA, #DK or nothing',
    ],
    ["a missing column", "round,respondent,q\n2026,a,1\n", "1:19: column department is missing"],
    [
      "a missing question",
      "round,department,respondent\n2026,IT,a\n",
      "1:28: column q is missing, a question of test 2026",
    ],
    [
      "a respondent who comes twice in a round",
      "round,department,respondent,q\n2026,IT,a,1\n2025,IT,a,1\n2026,HR,a,2\n",
      '4:9: respondent "a" stands twice in round "2026"',
    ],
    [
      "a department with two N",
      `${header}2026;IT;a;4;1\n2026;IT;b;5;1\n`,
      '3:11: department "IT" in round "2026" has 5 invited here and 4 in line 2',
    ],
    [
      "an N smaller than n",
      `${header}2026;IT;a;;1\n2026;IT;b;1;1\n`,
      '3:11: department "IT" in round "2026": 2 answered, but only 1 were invited',
    ],
    [
      "a quote that is never closed",
      `${header}2026;IT;a;;1\n2026;"IT;b;;1\n`,
      "3:6: the quote that opens here is never closed",
    ],
    [
      "a quote inside a field",
      `${header}2026;I"T;a;;1\n`,
      "2:7: a quote inside a field; put the field in quotes and write the quote twice",
    ],
    [
      "a row that is too short",
      `${header}2026;IT;a;1\n`,
      "2:12: expected 5 fields, as in the header, found 4",
    ],
    [
      "an encoding that is not UTF-8",
      Buffer.from(`${header}2026;Vård;a;;1\n`, "latin1"),
      '2:7: not UTF-8 text: byte 0xE5 (in a spreadsheet, save the file as "CSV UTF-8")',
    ],
    ["nothing in it", "", "1:1: the file is empty: it has not even a header"],
    ["a byte order mark alone", "\uFEFF", "1:1: the file is empty: it has not even a header"],
  ])("refuses a file of answers with %s, and says where", (_, content, line) => {
    const wrong = aFile("faulty.csv", content);
    expect(score(questionnaire, wrong)).toEqual({ exit: 1, out: "", lines: [`${wrong}:${line}`] });
  });

  it("refuses a questionnaire with a fault, and says where", () => {
    const broken = aFile("broken.json", '{\n  "title": }');
    expect(score(broken, answers)).toEqual({
      exit: 1,
      out: "",
      lines: [`${broken}:2:12: not JSON: expected a value, found "}"`],
    });
    const text = JSON.stringify(
      aQuestionnaireFile({ questions: [aRubric("q", { weight: -1 })], maturity: oneDimension() }),
      null,
      2,
    );
    const before = text.slice(0, text.indexOf('"weight"')).split("\n");
    const faulty = aFile("faulty.json", text);
    const place = `${faulty}:${before.length}:${(before.at(-1) ?? "").length + 1}`;
    expect(score(faulty, answers)).toEqual({
      exit: 1,
      out: "",
      lines: [`${place}: pages[0].elements[0].weight (q): expected a number from 0 to 1000000, found -1`],
    });
  });

  it("says which file cannot be read, in the words of check-questionnaire", () => {
    const missing = join(folder, "missing.csv");
    const noSuchFile = (file: string) => `${file}:1:1: cannot be read: there is no such file`;
    const isFolder = `${folder}:1:1: cannot be read: it is a folder`;
    const cases: readonly (readonly [readonly string[], string])[] = [
      [[questionnaire, missing], noSuchFile(missing)],
      [[missing, answers], noSuchFile(missing)],
      [[questionnaire, folder], isFolder],
      [[folder, answers], isFolder],
      [[questionnaire, answers, "--for", `2025=${missing}`], noSuchFile(missing)],
    ];
    for (const [args, line] of cases) {
      expect(score(...args)).toEqual({ exit: 1, out: "", lines: [line] });
    }
  });

  it("says how it is used where the command line is wrong", () => {
    const cases: readonly (readonly [readonly string[], string])[] = [
      [[questionnaire], "Expected two files, found 1."],
      [[questionnaire, answers, answers], "Expected two files, found 3."],
      [[questionnaire, answers, "--colour"], "Unknown option '--colour'"],
      [[questionnaire, answers, "--weights", "size"], '--weights takes equal or headcount, not "size".'],
      [
        [questionnaire, answers, "--confidential", "2"],
        '--confidential takes a whole number from 3 up, not "2".',
      ],
      [
        [questionnaire, answers, "--confidential", "4.5"],
        '--confidential takes a whole number from 3 up, not "4.5".',
      ],
      [[questionnaire, answers, "--minimum=-1"], '--minimum takes a number of points from 0 up, not "-1".'],
      [[questionnaire, answers, "--for", "2025"], '--for takes ROUND=QUESTIONNAIRE.json, not "2025".'],
      [[questionnaire, answers, "--for", "2025=a", "--for", "2025=b"], '--for names round "2025" twice.'],
    ];
    for (const [args, message] of cases) {
      expect(score(...args)).toEqual({ exit: 1, out: "", lines: [expect.stringContaining(message), usage] });
    }
  });
});

function oneDimensionOf() {
  return { key: "direction", title: { sv: "a", en: "a" }, description: { sv: "b", en: "b" } };
}
