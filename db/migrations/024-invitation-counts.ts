import { sql } from "kysely";
import { createTable, isSqlite, keyText, type MigrationDatabase } from "./table.ts";

/**
 * How many are invited in each department of a round, so that nobody has to count them: a results page would cost by
 * the number of people invited. The database itself keeps count, whoever invites, revokes or removes.
 */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await createTable(db, "invitation_counts")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("department_id", key, (c) => c.notNull())
    .addColumn("count", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("invitation_counts_key", ["organization_id", "round_id", "department_id"])
    .execute();
  await sql`insert into invitation_counts (organization_id, round_id, department_id, count)
    select organization_id, round_id, department_id, count(*) from invitations
    where ${sql.raw(isCounted("invitations"))} group by organization_id, round_id, department_id`.execute(db);
  await (isSqlite(db) ? keepCountOnSqlite(db) : keepCountOnPostgres(db));
}

/** One whose invitation was revoked counts if the answers had come in before; a coordinator's trial is nobody. */
function isCounted(row: string): string {
  return `(${row}.trial_by is null and (${row}.revoked_at is null or ${row}.submitted = 1))`;
}

const changesCount = `(${isCounted("old")} <> ${isCounted("new")}
  or old.round_id <> new.round_id or old.department_id <> new.department_id)`;

const countNew = `insert into invitation_counts (organization_id, round_id, department_id, count)
  values (new.organization_id, new.round_id, new.department_id, 1)
  on conflict (organization_id, round_id, department_id) do update set count = invitation_counts.count + 1;`;

const ofOld = `organization_id = old.organization_id and round_id = old.round_id
  and department_id = old.department_id`;

/** A department in which nobody is invited has no row. */
const discountOld = `update invitation_counts set count = count - 1 where ${ofOld};
  delete from invitation_counts where ${ofOld} and count = 0;`;

async function keepCountOnSqlite(db: MigrationDatabase): Promise<void> {
  const triggers = [
    ["inserted", "insert", isCounted("new"), countNew],
    ["deleted", "delete", isCounted("old"), discountOld],
    ["changed_from", "update", `${changesCount} and ${isCounted("old")}`, discountOld],
    ["changed_to", "update", `${changesCount} and ${isCounted("new")}`, countNew],
  ] as const;
  for (const [name, change, when, then] of triggers) {
    await sql
      .raw(
        `create trigger invitation_counts_${name} after ${change} on invitations
          when ${when} begin ${then} end`,
      )
      .execute(db);
  }
}

async function keepCountOnPostgres(db: MigrationDatabase): Promise<void> {
  await sql
    .raw(
      `create function count_invitations() returns trigger language plpgsql as $$
        begin
          if tg_op <> 'INSERT' then
            if ${isCounted("old")} then ${discountOld} end if;
          end if;
          if tg_op <> 'DELETE' then
            if ${isCounted("new")} then ${countNew} end if;
          end if;
          return null;
        end $$`,
    )
    .execute(db);
  await sql
    .raw(
      `create trigger invitation_counts_changed after update on invitations for each row
        when (${changesCount}) execute function count_invitations()`,
    )
    .execute(db);
  await sql
    .raw(
      `create trigger invitation_counts_made after insert or delete on invitations for each row
        execute function count_invitations()`,
    )
    .execute(db);
}
