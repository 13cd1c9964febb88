import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { record } from "#app/domain/auditlog/record.server.ts";
import { aMunicipality, anEnvironment } from "#app/domain/testing.ts";
import { openDatabase } from "#db/client.ts";
import { migrateToLatest } from "#db/migrate.ts";

const folder = mkdtempSync(join(tmpdir(), "mognad-verify-"));
const url = `file:${join(folder, "test.db")}`;
const database = openDatabase(url);
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

function verify(...args: readonly string[]) {
  const run = spawnSync(process.execPath, ["scripts/verify-audit-log.ts", ...args], {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: url, DATA_FOLDER: folder, BASE_URL: "" },
  });
  return { exit: run.status, out: run.stdout, lines: run.stderr.split("\n").filter((line) => line !== "") };
}

// Each run starts a process, on a machine that may be busy.
describe("verify-audit-log", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    await migrateToLatest(database.kysely);
    const environment = anEnvironment(database);
    for (const slug of ["arboga", "kungsor"]) {
      const { organizationId } = await aMunicipality(environment, { slug });
      await database.transact(async (writer) => {
        for (const subject of ["one", "two"]) {
          await record(
            writer,
            { organizationId, id: environment.newId(), at: environment.now(), actor: "system" },
            { name: "link.revoked", subject, details: { round: "round", department: "department" } },
          );
        }
      });
    }
  });

  it("says of each organization how long its log is and where it ends, and takes that end again", () => {
    const { exit, out, lines } = verify();
    expect([exit, lines]).toEqual([0, []]);
    const form = /^(\w+): 2 entries, 0 with something erased, head (2:[0-9a-f]{64})$/;
    const found = out
      .trimEnd()
      .split("\n")
      .map((line) => form.exec(line));
    expect(found.map((match) => match?.[1])).toEqual(["arboga", "kungsor"]);
    const head = found[1]?.[2] ?? "";
    expect(verify("kungsor", "--head", head)).toMatchObject({ exit: 0, lines: [] });
    expect(verify("arboga", "--head", head)).toMatchObject({ exit: 1, out: "" });
  });

  it("has a line for each fault", async () => {
    await sql`drop trigger audit_entries_no_update`.execute(database.kysely);
    await sql`update audit_entries set event = 'other' where position = 1
      and organization_id = (select id from organizations where slug = 'kungsor')`.execute(database.kysely);
    const { exit, out, lines } = verify();
    expect(exit).toBe(1);
    expect(out).toMatch(/^arboga: 2 entries[^\n]*\n$/);
    expect(lines).toEqual(["kungsor: entry 1 has been altered, or the one before it"]);
  });

  it("says how it is used where the command line is wrong", () => {
    const cases: readonly (readonly [readonly string[], string])[] = [
      [["nowhere"], 'There is no organization "nowhere".'],
      [["arboga", "kungsor"], "Expected one organization, found 2."],
      [["--head", `1:${"0".repeat(64)}`], "A noted head belongs to one organization: name it."],
      [["arboga", "--head", "1"], "--head takes POSITION:HASH"],
      [["--colour"], "Unknown option '--colour'"],
    ];
    for (const [args, message] of cases) {
      const usage = expect.stringMatching(/^Usage: verify-audit-log /);
      expect(verify(...args)).toEqual({ exit: 1, out: "", lines: [expect.stringContaining(message), usage] });
    }
  });
});
