import type { OrganizationId } from "#app/domain/id.ts";
import type { DepartmentCount } from "#app/domain/results/department-counts.ts";
import type { Reader } from "../client.ts";
import { prepare } from "../prepared.ts";

/**
 * How many are invited in each department of each round. One whose invitation was revoked is not among them, unless
 * the answers had come in before: they still count, and so must who gave them. A coordinator's trial is nobody.
 */
export async function invitationCountsOf(
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
      .selectFrom("invitationCounts")
      .where("organizationId", "=", organizationId)
      .select(["roundId", "departmentId", "count"]),
);
