import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { createTable, isSqlite, keyText, type MigrationDatabase } from "./table.ts";

/**
 * The audit log becomes a chain: `audit_entries`, which are only added to, each with the hash of what it says and of
 * the entry before. What can lead to a person stands beside them in `audit_private`, where it can be erased; the chain
 * holds salted commitments to it. `audit_log` is how both are read. What was logged before is chained in the order of
 * its time. And a round's questionnaire may have texts that were corrected while it was answered.
 */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await createTable(db, "audit_entries")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("at", key, (c) => c.notNull())
    .addColumn("event", key, (c) => c.notNull())
    .addColumn("actor_commitment", "text", (c) => c.notNull())
    .addColumn("subject_commitment", "text", (c) => c.notNull())
    .addColumn("details_commitment", "text", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("audit_entries_key", ["organization_id", "id"])
    .addUniqueConstraint("audit_entries_position", ["organization_id", "position"])
    .execute();
  await createTable(db, "audit_private")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("entry_id", key, (c) => c.notNull())
    .addColumn("field", key, (c) => c.notNull())
    .addColumn("value", key, (c) => c.notNull())
    .addColumn("salt", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("audit_private_key", ["organization_id", "entry_id", "field"])
    .addForeignKeyConstraint("audit_private_entry", ["organization_id", "entry_id"], "audit_entries", [
      "organization_id",
      "id",
    ])
    .execute();
  // Details are left out: they may be longer than an index takes.
  await sql`create index audit_private_by_value on audit_private (organization_id, value)
    where field <> 'details'`.execute(db);
  await createTable(db, "audit_heads")
    .addColumn("organization_id", key, (c) => c.primaryKey())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull())
    .execute();
  await chainEarlier(db);
  await db.schema.dropTable("audit_log").execute();
  await sql`create view audit_log as
    select e.organization_id, e.id, e.position, e.at, e.event,
      a.value as actor, s.value as subject, d.value as details
    from audit_entries e
    left join audit_private a on a.organization_id = e.organization_id and a.entry_id = e.id and a.field = 'actor'
    left join audit_private s on s.organization_id = e.organization_id and s.entry_id = e.id and s.field = 'subject'
    left join audit_private d on d.organization_id = e.organization_id and d.entry_id = e.id and d.field = 'details'
    `.execute(db);
  await refuseChanges(db);
  await createTable(db, "questionnaire_corrections")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("questionnaire_hash", key, (c) => c.notNull())
    .addColumn("path", key, (c) => c.notNull())
    .addColumn("language", "text", (c) => c.notNull())
    .addColumn("before", "text", (c) => c.notNull())
    .addColumn("after", "text", (c) => c.notNull())
    .addColumn("corrected_at", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("questionnaire_corrections_key", ["organization_id", "round_id", "number"])
    .addForeignKeyConstraint(
      "questionnaire_corrections_round",
      ["organization_id", "round_id"],
      "rounds",
      ["organization_id", "id"],
      (c) => c.onDelete("cascade"),
    )
    .execute();
}

type Earlier = {
  readonly organization_id: string;
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly event: string;
  readonly subject: string;
  readonly details: string;
};

async function chainEarlier(db: MigrationDatabase): Promise<void> {
  const { rows } = await sql<Earlier>`select * from audit_log order by organization_id, at, id`.execute(db);
  const heads = new Map<string, { readonly position: number; readonly hash: string }>();
  for (const row of rows) {
    const { position: last, hash: previous } = heads.get(row.organization_id) ?? { position: 0, hash: "" };
    const position = last + 1;
    const kept = (["actor", "subject", "details"] as const).map((field) => {
      const salt = randomBytes(16).toString("hex");
      const commitment = sha256(`${salt}${row[field]}`);
      return { field, value: row[field], salt, commitment };
    });
    const commitments = kept.map(({ commitment }) => commitment);
    const hash = sha256(
      JSON.stringify([previous, row.organization_id, position, row.id, row.at, row.event, ...commitments]),
    );
    const entry = [row.organization_id, row.id, position, row.at, row.event, ...commitments, hash];
    await sql`insert into audit_entries values (${sql.join(entry)})`.execute(db);
    for (const { field, value, salt } of kept) {
      const values = [row.organization_id, row.id, field, value, salt];
      await sql`insert into audit_private values (${sql.join(values)})`.execute(db);
    }
    heads.set(row.organization_id, { position, hash });
  }
  for (const [organization, { position, hash }] of heads) {
    await sql`insert into audit_heads values (${organization}, ${position}, ${hash})`.execute(db);
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** An entry is never changed nor removed; what is kept beside it may be removed, but not changed. */
async function refuseChanges(db: MigrationDatabase): Promise<void> {
  const refused = [
    { table: "audit_entries", changes: ["update", "delete"] },
    { table: "audit_private", changes: ["update"] },
  ];
  const message = "The audit log is only added to.";
  if (isSqlite(db)) {
    for (const { table, changes } of refused) {
      for (const change of changes) {
        await sql
          .raw(
            `create trigger ${table}_no_${change} before ${change} on ${table}
              begin select raise(abort, '${message}'); end`,
          )
          .execute(db);
      }
    }
    return;
  }
  await sql
    .raw(
      `create function audit_log_only_added_to() returns trigger language plpgsql
        as $$ begin raise exception '${message}'; end $$`,
    )
    .execute(db);
  for (const { table, changes } of refused) {
    await sql
      .raw(
        `create trigger ${table}_only_added_to before ${changes.join(" or ")} or truncate on ${table}
          for each statement execute function audit_log_only_added_to()`,
      )
      .execute(db);
  }
}
