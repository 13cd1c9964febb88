import type { OrganizationId } from "#app/domain/id.ts";
import type { DepartmentCount } from "#app/domain/results/department-counts.ts";
import { overallKey } from "#app/domain/scoring/figure-key.ts";
import type { Reader } from "../client.ts";

/** How many responses have been submitted in each department of each round, as its tallies count them. */
export async function responseCountsOf(
  db: Reader,
  organizationId: OrganizationId,
): Promise<readonly DepartmentCount[]> {
  return db
    .selectFrom("tallies")
    .where("organizationId", "=", organizationId)
    .where("basis", "=", "all")
    .where("figure", "=", overallKey)
    .select(["roundId", "departmentId", "responses as count"])
    .execute();
}
