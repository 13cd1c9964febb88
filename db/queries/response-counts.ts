import type { OrganizationId } from "#app/domain/id.ts";
import type { DepartmentCount } from "#app/domain/results/department-counts.ts";
import { overallKey } from "#app/domain/scoring/figure-key.ts";
import type { Reader } from "../client.ts";
import { prepare } from "../prepared.ts";

/** How many responses have been submitted in each department of each round, as its tallies count them. */
export async function responseCountsOf(
  db: Reader,
  organizationId: OrganizationId,
): Promise<readonly DepartmentCount[]> {
  const { rows } = await selectCounts(db, { organizationId });
  return rows;
}

const selectCounts = prepare(
  ["organizationId"],
  (db, { organizationId }: { readonly organizationId: OrganizationId }) =>
    db
      .selectFrom("tallies")
      .where("organizationId", "=", organizationId)
      .where("basis", "=", "all")
      .where("figure", "=", overallKey)
      .select(["roundId", "departmentId", "responses as count"]),
);
