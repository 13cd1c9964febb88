import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readSettings, SettingsError } from "./settings.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mognad-settings-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(environment: Record<string, string> = {}) {
  return readSettings({ DATA_FOLDER: folder, ...environment });
}

function refusal(environment: Record<string, string>): string {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  throw new Error("These settings were accepted.");
}

describe("settings", () => {
  it("make a demonstration for this machine alone when nothing is configured", () => {
    expect(read()).toMatchObject({ demonstration: true, host: "127.0.0.1", port: 3000, trustProxy: 0 });
  });

  it("make a real installation when its address is set", () => {
    const settings = read({ BASE_URL: "https://mognad.example.se/" });
    expect(settings).toMatchObject({
      demonstration: false,
      host: "0.0.0.0",
      baseUrl: "https://mognad.example.se",
    });
  });

  it("take an empty value for one that is not set", () => {
    expect(read({ PORT: "", BASE_URL: "" })).toMatchObject({ port: 3000, demonstration: true });
  });

  it.each([
    ["PORT", "eighty"],
    ["PORT", "70000"],
    ["DATABASE_URL", "mysql://somewhere"],
    ["BASE_URL", "mognad.example.se"],
    ["BASE_URL", "ftp://mognad.example.se"],
    ["SMTP_URL", "mail.example.se"],
    ["SMTP_URL", "smtp://user@@:x:y"],
    ["MAIL_FROM", "Mognad"],
    ["TRUST_PROXY", "yes"],
    ["PRIVATE_PROVIDERS", "maybe"],
    ["SESSION_SECRET", "short"],
    ["LOG_LEVEL", "loud"],
  ])("refuse %s=%s with a line that names it and says what is expected", (name, value) => {
    expect(refusal({ [name]: value })).toMatch(new RegExp(`^${name}: .*[Ee]xpected`));
  });

  it("ask for the sender's address where there is a mail server", () => {
    expect(refusal({ SMTP_URL: "smtp://mail.example.se" })).toMatch(/^MAIL_FROM: .*expected/);
    expect(read({ SMTP_URL: "smtp://mail.example.se", MAIL_FROM: "mognad@example.se" }).mail).toEqual({
      smtpUrl: "smtp://mail.example.se",
      from: "mognad@example.se",
    });
    expect(read({ MAIL_FROM: "mognad@example.se" }).mail).toBeNull();
  });

  it("let sign-in providers stand in the installation's own network where that is said, or in a demonstration", () => {
    const settingsOf = (given: Readonly<Record<string, string>>) =>
      readSettings({ DATA_FOLDER: folder, ...given }).privateProviders;
    expect(settingsOf({})).toBe(true);
    expect(settingsOf({ BASE_URL: "https://mognad.example.se" })).toBe(false);
    expect(settingsOf({ BASE_URL: "https://mognad.example.se", PRIVATE_PROVIDERS: "yes" })).toBe(true);
  });

  it("name every setting that is wrong, not the first alone", () => {
    expect(refusal({ PORT: "x", TRUST_PROXY: "x" }).split("\n")).toHaveLength(2);
  });

  it("never repeat a wrong value, which may be a secret", () => {
    expect(refusal({ SESSION_SECRET: "hunter2", DATABASE_URL: "hunter2" })).not.toContain("hunter2");
  });

  it("name the data folder where nothing can be kept in it", () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    expect(refusal({ DATA_FOLDER: join(file, "data") })).toMatch(/^DATA_FOLDER: cannot be written to/);
  });

  it("keep the secret that they make, readable by its owner alone, so that sessions outlive a restart", () => {
    const { sessionSecret } = read();
    expect(read().sessionSecret).toBe(sessionSecret);
    const file = join(folder, "session-secret");
    expect(readFileSync(file, "utf8").trim()).toBe(sessionSecret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
