import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { aMaturity, aQuestionnaireFile, aRubric, oneDimension } from "#app/domain/questionnaire/testing.ts";

const folder = mkdtempSync(join(tmpdir(), "mognad-score-"));
afterAll(() => rmSync(folder, { recursive: true }));

function aFile(name: string, content: string): string {
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

  it("says which file cannot be read", () => {
    const missing = join(folder, "missing.csv");
    expect(score(questionnaire, missing)).toEqual({
      exit: 1,
      out: "",
      lines: [`${missing}:1:1: cannot be read: no such file or directory`],
    });
    const { exit, out, lines } = score(folder, answers);
    expect([exit, out, lines]).toEqual([1, "", [expect.stringContaining(":1:1: cannot be read: ")]]);
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
