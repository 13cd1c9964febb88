import type { Insertable } from "kysely";
import type { Membership } from "#app/domain/access/permission.ts";
import type { UserId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import type { Memberships } from "../schema.ts";

/** Every role that a user has, in every organization, in the order of the organizations' names. */
export async function membershipsOf(db: Reader, userId: UserId): Promise<readonly Membership[]> {
  const rows = await db
    .selectFrom("memberships")
    .innerJoin("organizations", "organizations.id", "memberships.organizationId")
    .where("memberships.userId", "=", userId)
    .orderBy("organizations.name")
    .orderBy("memberships.id")
    .select([
      "memberships.organizationId",
      "memberships.role",
      "memberships.departmentId",
      "organizations.slug as organizationSlug",
      "organizations.name as organizationName",
      "organizations.synthetic",
    ])
    .execute();
  return rows.map((row) => ({ ...row, synthetic: row.synthetic === 1 }));
}

/** Gives users their roles. */
export async function insertMemberships(
  db: Writer,
  memberships: readonly Insertable<Memberships>[],
): Promise<void> {
  await db.insertInto("memberships").values(memberships).execute();
}
