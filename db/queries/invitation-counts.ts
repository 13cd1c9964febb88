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
  const { rows } = await countInvitations(db, { organizationId });
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

const countInvitations = prepare(
  ["organizationId"],
  (db, { organizationId }: { readonly organizationId: OrganizationId }) =>
    db
      .selectFrom("invitations")
      .where("organizationId", "=", organizationId)
      .where("trialBy", "is", null)
      .where((eb) => eb.or([eb("revokedAt", "is", null), eb("submitted", "=", 1)]))
      .groupBy(["roundId", "departmentId"])
      .select((eb) => ["roundId", "departmentId", eb.fn.countAll().as("count")]),
);
