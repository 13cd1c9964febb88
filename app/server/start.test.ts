import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readSettings } from "./settings.ts";
import { openInstallation } from "./start.ts";

it.each([
  ["a file that is no database", "file:FOLDER/other.txt"],
  ["a place where no file can be", "file:FOLDER/other.txt/mognad.db"],
  ["a server that does not answer", "postgres://nobody:hunter2@127.0.0.1:1/mognad"],
])("%s stops the start with a line that names the setting, and no password", async (_what, address) => {
  const folder = mkdtempSync(join(tmpdir(), "mognad-start-"));
  try {
    writeFileSync(join(folder, "other.txt"), "These are no pages of a database.\n".repeat(100));
    const settings = readSettings({
      DATABASE_URL: address.replace("FOLDER", folder),
      DATA_FOLDER: folder,
      LOG_LEVEL: "silent",
    });
    const failure = await openInstallation(settings).catch((error: unknown) => String(error));
    expect(failure).toMatch(/^SettingsError: DATABASE_URL: the database cannot be used: /);
    expect(failure).not.toContain("hunter2");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
