import { createTable, keyText, type MigrationDatabase } from "./table.ts";

/** Assessments, recommendations, actions with their history, and fact-checks. */
export async function up(db: MigrationDatabase): Promise<void> {
  const key = keyText(db);
  await createTable(db, "assessments")
    .addColumn("organization_id", key, (c) => c.notNull().references("organizations.id"))
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("round_id", key)
    .addColumn("handed_over_at", key)
    .addPrimaryKeyConstraint("assessments_key", ["organization_id", "id"])
    .addForeignKeyConstraint("assessments_round", ["organization_id", "round_id"], "rounds", [
      "organization_id",
      "id",
    ])
    .execute();
  await createTable(db, "assessment_entries")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("assessment_id", key, (c) => c.notNull())
    .addColumn("key", key, (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("dimension", key, (c) => c.notNull())
    .addColumn("department_id", key)
    .addColumn("questions", "text", (c) => c.notNull())
    .addColumn("finding", "text", (c) => c.notNull())
    .addColumn("level", "integer")
    .addColumn("reasoning", "text", (c) => c.notNull())
    .addColumn("interpreted", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("assessment_entries_key", ["organization_id", "assessment_id", "key"])
    .addForeignKeyConstraint(
      "assessment_entries_assessment",
      ["organization_id", "assessment_id"],
      "assessments",
      ["organization_id", "id"],
    )
    .addForeignKeyConstraint(
      "assessment_entries_department",
      ["organization_id", "department_id"],
      "departments",
      ["organization_id", "id"],
    )
    .execute();
  await createTable(db, "recommendations")
    .addColumn("organization_id", key, (c) => c.notNull().references("organizations.id"))
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("from_body", "text", (c) => c.notNull())
    .addColumn("to_body", "text", (c) => c.notNull())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("outcome", "text", (c) => c.notNull())
    .addColumn("questions", "text", (c) => c.notNull())
    .addColumn("answer_by", key)
    .addPrimaryKeyConstraint("recommendations_key", ["organization_id", "id"])
    .execute();
  await createTable(db, "actions")
    .addColumn("organization_id", key, (c) => c.notNull().references("organizations.id"))
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("recommendation_id", key)
    .addColumn("department_id", key)
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("description", "text", (c) => c.notNull())
    .addColumn("owner", "text", (c) => c.notNull())
    .addColumn("due", key)
    .addColumn("status", "text", (c) => c.notNull())
    .addColumn("dropped_because", "text")
    .addColumn("created_at", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("actions_key", ["organization_id", "id"])
    .addForeignKeyConstraint(
      "actions_recommendation",
      ["organization_id", "recommendation_id"],
      "recommendations",
      ["organization_id", "id"],
    )
    .addForeignKeyConstraint("actions_department", ["organization_id", "department_id"], "departments", [
      "organization_id",
      "id",
    ])
    .execute();
  await createTable(db, "action_events")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("action_id", key, (c) => c.notNull())
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("at", key, (c) => c.notNull())
    .addColumn("user_id", key)
    .addColumn("change", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("action_events_key", ["organization_id", "action_id", "id"])
    .addForeignKeyConstraint("action_events_action", ["organization_id", "action_id"], "actions", [
      "organization_id",
      "id",
    ])
    .execute();
  await createTable(db, "fact_checks")
    .addColumn("organization_id", key, (c) => c.notNull())
    .addColumn("id", key, (c) => c.notNull())
    .addColumn("round_id", key, (c) => c.notNull())
    .addColumn("department_id", key, (c) => c.notNull())
    .addColumn("question", key)
    .addColumn("verdict", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("reply", "text")
    .addColumn("user_id", key)
    .addColumn("created_at", key, (c) => c.notNull())
    .addPrimaryKeyConstraint("fact_checks_key", ["organization_id", "id"])
    .addForeignKeyConstraint(
      "fact_checks_round_department",
      ["organization_id", "round_id", "department_id"],
      "round_departments",
      ["organization_id", "round_id", "department_id"],
    )
    .execute();
}
