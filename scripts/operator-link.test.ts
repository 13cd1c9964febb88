import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "mognad-operator-"));
afterAll(() => rmSync(folder, { recursive: true }));

function operatorLink(baseUrl: string): { exit: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ["scripts/operator-link.ts"], {
    encoding: "utf8",
    env: {
      ...process.env,
      BASE_URL: baseUrl,
      DATA_FOLDER: folder,
      DATABASE_URL: `file:${join(folder, "mognad.db")}`,
    },
  });
  return { exit: run.status, out: run.stdout, err: run.stderr };
}

describe("operator-link", () => {
  it("prints a link and nothing else", () => {
    expect(operatorLink("https://mognad.example.se")).toEqual({
      exit: 0,
      out: expect.stringMatching(/^https:\/\/mognad\.example\.se\/first-start\/[\w-]{27}\n$/),
      err: "",
    });
  });

  it("is for real installations alone", () => {
    expect(operatorLink("")).toEqual({
      exit: 1,
      out: "",
      err: "No link was made:\nBASE_URL: expected the installation's address\n",
    });
  });
});
