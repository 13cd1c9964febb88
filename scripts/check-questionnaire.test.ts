import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { aQuestionnaireFile } from "#app/domain/questionnaire/testing.ts";

const folder = mkdtempSync(join(tmpdir(), "mognad-check-"));
afterAll(() => rmSync(folder, { recursive: true }));

function aFile(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

function check(...files: string[]): { exit: number | null; out: string; lines: string[] } {
  const run = spawnSync(process.execPath, ["scripts/check-questionnaire.ts", ...files], { encoding: "utf8" });
  return { exit: run.status, out: run.stdout, lines: run.stderr.split("\n").filter((line) => line !== "") };
}

describe("check-questionnaire", () => {
  it("is silent about a sound questionnaire", () => {
    const file = aFile("sound.json", JSON.stringify(aQuestionnaireFile()));
    expect(check(file)).toEqual({ exit: 0, out: "", lines: [] });
  });

  it("says how it is used where no file is named", () => {
    expect(check()).toEqual({ exit: 1, out: "", lines: ["Usage: check-questionnaire FILE…"] });
  });

  it("gives a line for each fault of each file", () => {
    const sound = aFile("sound.json", JSON.stringify(aQuestionnaireFile()));
    const unsound = aFile(
      "unsound.json",
      JSON.stringify({ ...aQuestionnaireFile(), title: 1, colour: "red" }),
    );
    const broken = aFile("broken.json", '{\n  "title": }');
    const binary = aFile("binary.json", new Uint8Array([0xff, 0xfe]));
    const large = aFile("large.json", " ".repeat(1024 * 1024 + 1));
    const missing = join(folder, "missing.json");
    expect(check(sound, unsound, broken, binary, large, missing, folder)).toEqual({
      exit: 1,
      out: "",
      lines: [
        `${unsound}: title: expected a text in both languages, {"sv": "…", "en": "…"}, found 1`,
        expect.stringContaining(`${unsound}: colour: unknown property of a questionnaire`),
        `${broken}: line 2, column 12: not JSON: expected a value, found "}"`,
        `${binary}: not UTF-8 text`,
        `${large}: larger than 1 MiB (1048576 bytes)`,
        `${missing}: cannot be read: there is no such file`,
        `${folder}: cannot be read: it is a folder`,
      ],
    });
  });
});
