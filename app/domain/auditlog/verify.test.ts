import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import type { OrganizationId, UserId } from "#app/domain/id.ts";
import { anEnvironment, type TestEnvironment } from "#app/domain/testing.ts";
import { eraseFromAuditLog } from "#db/queries/audit-log.ts";
import { onEachDatabase } from "#db/testing.ts";
import { record } from "./record.server.ts";
import { verifyAuditLog } from "./verify.server.ts";

const here = "here" as OrganizationId;
const elsewhere = "elsewhere" as OrganizationId;
const somebody = "0192-somebody" as UserId;

async function logOne(environment: TestEnvironment, organizationId: OrganizationId, subject: string) {
  await environment.database.transact((writer) =>
    record(
      writer,
      { organizationId, id: environment.newId(), at: environment.now(), actor: somebody },
      { name: "link.revoked", subject, details: { round: "round", department: "department" } },
    ),
  );
}

onEachDatabase((openTestDatabase, engine) => {
  async function aLog(entries = 5) {
    const environment = anEnvironment(await openTestDatabase());
    for (let one = 1; one <= entries; one++) await logOne(environment, here, `invitation-${one}`);
    return environment;
  }

  const check = (environment: TestEnvironment, noted: Parameters<typeof verifyAuditLog>[2] = []) =>
    verifyAuditLog(environment.database.read, here, noted);

  /** As somebody does who has the database for himself. */
  async function tamper(environment: TestEnvironment, ...statements: readonly string[]) {
    const { kysely } = environment.database;
    const tables = ["audit_entries", "audit_private"];
    const triggers =
      engine === "sqlite"
        ? ["audit_entries_no_update", "audit_entries_no_delete", "audit_private_no_update"].map(
            (name) => `drop trigger ${name}`,
          )
        : tables.map((table) => `drop trigger ${table}_only_added_to on ${table}`);
    for (const statement of [...triggers, ...statements]) await sql.raw(statement).execute(kysely);
  }

  describe("the audit log", () => {
    it("is only added to", async () => {
      const { database } = await aLog();
      for (const statement of [
        "update audit_entries set event = 'other'",
        "delete from audit_entries",
        "update audit_private set value = 'other'",
        "update audit_log set event = 'other'",
        "delete from audit_log",
      ]) {
        await expect(sql.raw(statement).execute(database.kysely), statement).rejects.toThrow();
      }
      expect(await database.read.selectFrom("auditLog").select("event").execute()).toHaveLength(5);
    });

    it("is whole as it was written, each organization's for itself", async () => {
      const environment = await aLog();
      await logOne(environment, elsewhere, "invitation");
      const finding = await check(environment);
      expect(finding).toEqual({
        head: { position: 5, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
        erased: 0,
        faults: [],
      });
      const other = await verifyAuditLog(environment.database.read, elsewhere);
      expect(other).toMatchObject({ head: { position: 1 }, faults: [] });
      expect(await verifyAuditLog(environment.database.read, "nowhere" as OrganizationId)).toEqual({
        head: { position: 0, hash: "" },
        erased: 0,
        faults: [],
      });
    });

    it("has no gap and no entry twice, however many write at once", async () => {
      const environment = await aLog(0);
      await Promise.all(
        Array.from({ length: 40 }, (_, one) => logOne(environment, here, `invitation-${one}`)),
      );
      expect(await check(environment)).toMatchObject({ head: { position: 40 }, faults: [] });
    });

    it("keeps nothing of what was undone, and goes on after it", async () => {
      const environment = await aLog(2);
      const undone = environment.database.transact(async (writer) => {
        await record(
          writer,
          { organizationId: here, id: environment.newId(), at: environment.now(), actor: "system" },
          { name: "link.revoked", subject: "undone", details: { round: "round", department: "department" } },
        );
        throw new Error("no");
      });
      const both = await Promise.allSettled([undone, logOne(environment, here, "kept")]);
      expect(both.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
      await logOne(environment, here, "kept too");
      const log = await environment.database.read.selectFrom("auditLog").select("subject").execute();
      expect(log.map(({ subject }) => subject)).not.toContain("undone");
      expect(await check(environment)).toMatchObject({ faults: [], head: { position: log.length } });
    });

    it("stays whole where a person is erased, and says no more who it was", async () => {
      const environment = await aLog();
      const erase = (id: string) =>
        environment.database.transact((writer) => eraseFromAuditLog(writer, here, id));
      expect(await erase("invitation-2")).toBe(1);
      expect(await check(environment)).toMatchObject({ erased: 1, faults: [] });
      expect(await erase(somebody)).toBe(5);
      expect(await check(environment)).toMatchObject({ erased: 5, faults: [] });
      const log = await environment.database.read.selectFrom("auditLog").selectAll().execute();
      expect(log.map(({ actor }) => actor)).toEqual([null, null, null, null, null]);
      expect(JSON.stringify(log)).not.toContain("invitation-2");
    });

    it.each<[what: string, statements: readonly string[], faults: readonly string[]]>([
      [
        "an entry that was altered",
        ["update audit_entries set event = 'link.minted' where position = 2"],
        ["entry 2 has been altered, or the one before it"],
      ],
      [
        "what was altered beside an entry",
        ["update audit_private set value = 'another' where field = 'subject' and value = 'invitation-3'"],
        ["entry 3: its subject has been altered"],
      ],
      [
        "an entry that is missing",
        [
          "delete from audit_private where entry_id = (select id from audit_entries where position = 2)",
          "delete from audit_entries where position = 2",
        ],
        ["entry 2 is missing"],
      ],
      [
        "an entry that is missing, where the later ones were moved up",
        [
          "delete from audit_private where entry_id = (select id from audit_entries where position = 2)",
          "delete from audit_entries where position = 2",
          "update audit_entries set position = position - 1 where position = 3",
          "update audit_entries set position = position - 1 where position = 4",
          "update audit_entries set position = position - 1 where position = 5",
        ],
        [
          "entry 2 has been altered, or the one before it",
          "entry 3 is in the wrong order: it was written as entry 4",
          "entry 4 has been altered, or the one before it",
          "the end is cut off: the last entry is 4, and there were 5",
        ],
      ],
      [
        "entries in the wrong order",
        [
          "update audit_entries set position = 99 where position = 2",
          "update audit_entries set position = 2 where position = 3",
          "update audit_entries set position = 3 where position = 99",
        ],
        [
          "entry 2 is in the wrong order: it was written as entry 3",
          "entry 3 is in the wrong order: it was written as entry 2",
        ],
      ],
      [
        "an end that was cut off",
        [
          "delete from audit_private where entry_id in (select id from audit_entries where position > 3)",
          "delete from audit_entries where position > 3",
        ],
        ["the end is cut off: the last entry is 3, and there were 5"],
      ],
    ])("shows %s", async (_, statements, faults) => {
      const environment = await aLog();
      await tamper(environment, ...statements);
      expect((await check(environment)).faults).toEqual(faults);
    });

    it("shows an end that was cut off with the head set back, to who noted the head before", async () => {
      const environment = await aLog();
      const { head } = await check(environment);
      await logOne(environment, here, "later");
      expect((await check(environment, [head])).faults).toEqual([]);
      await tamper(
        environment,
        "delete from audit_private where entry_id in (select id from audit_entries where position > 3)",
        "delete from audit_entries where position > 3",
        "update audit_heads set position = 3, hash = (select hash from audit_entries where position = 3)",
      );
      expect((await check(environment)).faults).toEqual([]);
      expect((await check(environment, [head])).faults).toEqual([
        "the end is cut off: the last entry is 3, and there were 5",
      ]);
    });

    it("shows a chain that was written anew, to who noted its head before", async () => {
      const environment = await aLog();
      const { head } = await check(environment);
      const hash = "f".repeat(64);
      expect((await check(environment, [{ ...head, hash }])).faults).toEqual([
        `entry 5 is not the one that was noted with the hash ${hash}`,
      ]);
    });
  });
});
