import type { Assessment, AssessmentEntry, AssessmentWithEntries } from "#app/domain/followup/assessment.ts";
import type { AssessmentId, OrganizationId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import { fromJson } from "../json.ts";
import type { AssessmentEntries, Assessments } from "../schema.ts";

/** Which assessments one may see: those handed over, or also those that are still private to the auditors. */
export type AssessmentReach = "handed-over" | "all";

/** An organization's assessments, the newest year first. */
export async function assessmentsOf(
  db: Reader,
  organizationId: OrganizationId,
  reach: AssessmentReach,
): Promise<readonly Assessment[]> {
  const rows = await assessments(db, organizationId, reach)
    .orderBy("year", "desc")
    .orderBy("id", "desc")
    .selectAll()
    .execute();
  return rows.map(toAssessment);
}

/** One assessment with its findings in order; null where there is none with that id that one may see. */
export async function assessmentById(
  db: Reader,
  organizationId: OrganizationId,
  id: AssessmentId,
  reach: AssessmentReach,
): Promise<AssessmentWithEntries | null> {
  const row = await assessments(db, organizationId, reach)
    .where("id", "=", id)
    .selectAll()
    .executeTakeFirst();
  if (!row) return null;
  const entries = await db
    .selectFrom("assessmentEntries")
    .where("organizationId", "=", organizationId)
    .where("assessmentId", "=", id)
    .orderBy("position")
    .orderBy("key")
    .selectAll()
    .execute();
  return { ...toAssessment(row), entries: entries.map(toEntry) };
}

/** An assessment and its findings. */
export async function insertAssessment(
  db: Writer,
  assessment: Assessments,
  entries: readonly AssessmentEntries[],
): Promise<void> {
  await db.insertInto("assessments").values(assessment).execute();
  if (entries.length > 0) await db.insertInto("assessmentEntries").values(entries).execute();
}

function assessments(db: Reader, organizationId: OrganizationId, reach: AssessmentReach) {
  const own = db.selectFrom("assessments").where("organizationId", "=", organizationId);
  return reach === "all" ? own : own.where("handedOverAt", "is not", null);
}

function toAssessment(row: Assessments): Assessment {
  return {
    id: row.id,
    kind: row.kind,
    year: row.year,
    title: fromJson(row.title),
    source: fromJson(row.source),
    handedOver: row.handedOverAt !== null,
  };
}

function toEntry(row: AssessmentEntries): AssessmentEntry {
  return {
    key: row.key,
    dimension: row.dimension,
    departmentId: row.departmentId,
    questions: fromJson(row.questions),
    finding: fromJson(row.finding),
    level: row.level,
    reasoning: fromJson(row.reasoning),
    interpreted: row.interpreted === 1,
  };
}
