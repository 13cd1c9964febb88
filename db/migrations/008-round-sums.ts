import { createTable, keyText, type MigrationDatabase } from "./table.ts";

/** Which rounds have been sealed, and the sums over their responses that results are computed from. */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await createTable(db, "round_seals")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("ended_at", key, (c) => c.notNull())
    .addColumn("sealed_at", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("round_seals_key", ["organization_id", "round_id"])
    .addForeignKeyConstraint("round_seals_round", ["organization_id", "round_id"], "rounds", [
      "organization_id",
      "id",
    ])
    .execute();
  await createTable(db, "round_sums")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("department_id", key, (c) => c.notNull())
    .addColumn("basis", key, (c) => c.notNull())
    .addColumn("sums", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("round_sums_key", ["organization_id", "round_id", "department_id", "basis"])
    .addForeignKeyConstraint(
      "round_sums_round_department",
      ["organization_id", "round_id", "department_id"],
      "round_departments",
      ["organization_id", "round_id", "department_id"],
    )
    .execute();
}
