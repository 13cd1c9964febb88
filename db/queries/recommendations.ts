import type { Recommendation } from "#app/domain/followup/recommendation.ts";
import type { OrganizationId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import { fromJson } from "../json.ts";
import type { Recommendations } from "../schema.ts";

/** An organization's recommendations and conclusions, the newest year first, by their number within it. */
export async function recommendationsOf(
  db: Reader,
  organizationId: OrganizationId,
): Promise<readonly Recommendation[]> {
  const rows = await db
    .selectFrom("recommendations")
    .where("organizationId", "=", organizationId)
    .orderBy("year", "desc")
    .orderBy("kind", "desc")
    .orderBy("number")
    .orderBy("id")
    .selectAll()
    .execute();
  return rows.map(({ organizationId: _, ...row }) => ({
    ...row,
    fromBody: fromJson(row.fromBody),
    toBody: fromJson(row.toBody),
    text: fromJson(row.text),
    outcome: fromJson(row.outcome),
    questions: fromJson(row.questions),
  }));
}

export async function insertRecommendations(
  db: Writer,
  recommendations: readonly Recommendations[],
): Promise<void> {
  await db.insertInto("recommendations").values(recommendations).execute();
}
