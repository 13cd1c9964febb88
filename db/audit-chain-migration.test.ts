import { sql } from "kysely";
import { expect, it } from "vitest";
import { verifyAuditLog } from "#app/domain/auditlog/verify.server.ts";
import type { OrganizationId } from "#app/domain/id.ts";
import { up as upBefore } from "./migrations/007-log-and-jobs.ts";
import { up } from "./migrations/019-audit-chain-and-corrections.ts";
import type { MigrationDatabase } from "./migrations/table.ts";
import { onEachDatabase } from "./testing.ts";

onEachDatabase((openTestDatabase, engine) => {
  it("chains what was logged before, in the order of its time", async () => {
    const { kysely, read } = await openTestDatabase();
    // A migration knows no table's type.
    const db = kysely.withoutPlugins() as unknown as MigrationDatabase;

    // As it was before.
    await sql`drop view audit_log`.execute(db);
    for (const table of ["audit_private", "audit_entries", "audit_heads", "questionnaire_corrections"]) {
      await db.schema.dropTable(table).execute();
    }
    if (engine === "postgres") await sql`drop function audit_log_only_added_to`.execute(db);
    await upBefore(db);
    await db.schema.dropTable("jobs").execute();
    const rows = [
      ["one", "b", "2026-11-02", "system", "round.sealed", "round", '{"responses":3,"corrected":0}'],
      ["one", "a", "2026-11-01", "user", "link.revoked", "invitation", '{"round":"å"}'],
      ["two", "c", "2026-11-01", "respondent", "invitation.begun", "invitation", "{}"],
    ];
    for (const row of rows) await sql`insert into audit_log values (${sql.join(row)})`.execute(db);

    await up(db);

    const log = await read
      .selectFrom("auditLog")
      .orderBy("organizationId")
      .orderBy("position")
      .selectAll()
      .execute();
    expect(log.map((row) => [row.organizationId, row.id, row.position, row.actor, row.subject])).toEqual([
      ["one", "a", 1, "user", "invitation"],
      ["one", "b", 2, "system", "round"],
      ["two", "c", 1, "respondent", "invitation"],
    ]);
    expect(log.map(({ details }) => details)).toEqual([
      '{"round":"å"}',
      '{"responses":3,"corrected":0}',
      "{}",
    ]);
    for (const [organization, position] of [
      ["one", 2],
      ["two", 1],
    ] as const) {
      const finding = await verifyAuditLog(read, organization as OrganizationId);
      expect(finding).toMatchObject({ head: { position }, erased: 0, faults: [] });
    }
  });
});
