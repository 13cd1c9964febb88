import type { Insertable } from "kysely";
import type { Membership } from "#app/domain/access/permission.ts";
import type { MembershipRole } from "#app/domain/access/role.ts";
import type { Day, DepartmentId, Instant, MembershipId, OrganizationId, UserId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import { prepare } from "../prepared.ts";
import type { Memberships } from "../schema.ts";
import { lockOrganization } from "./organizations.ts";

/** A role as it stands, before it is known how the session began. */
export type HeldMembership = Membership & {
  /** Whether the organization is opened only by who has given a second factor. */
  readonly requiresSecondFactor: boolean;
};

const byUser = prepare(["userId"], (db, { userId }: { readonly userId: UserId }) =>
  db
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
      "organizations.requiresSecondFactor",
    ]),
);

/** Every role that a user has, in every organization, in the order of the organizations' names. */
export async function membershipsOf(db: Reader, userId: UserId): Promise<readonly HeldMembership[]> {
  const { rows } = await byUser(db, { userId });
  return rows.map((row) => ({
    ...row,
    synthetic: row.synthetic === 1,
    requiresSecondFactor: row.requiresSecondFactor === 1,
  }));
}

/** Gives users their roles. */
export async function insertMemberships(
  db: Writer,
  memberships: readonly Insertable<Memberships>[],
): Promise<void> {
  await db.insertInto("memberships").values(memberships).execute();
}

/** Somebody's role in an organization, with what the organization's administrator sees of them. */
export type MemberRow = {
  readonly id: MembershipId;
  readonly userId: UserId;
  readonly role: MembershipRole;
  readonly departmentId: DepartmentId | null;
  readonly createdAt: Instant;
  readonly name: string;
  readonly email: string;
  readonly hasSecondFactor: boolean;
  readonly lastUsedOn: Day | null;
};

/** Every role in an organization, person by person in the order of their names. */
export async function membersOf(db: Reader, organizationId: OrganizationId): Promise<readonly MemberRow[]> {
  const rows = await db
    .selectFrom("memberships")
    .innerJoin("users", "users.id", "memberships.userId")
    .where("memberships.organizationId", "=", organizationId)
    .orderBy("users.name")
    .orderBy("users.id")
    .orderBy("memberships.createdAt")
    .orderBy("memberships.id")
    .select([
      "memberships.id",
      "memberships.userId",
      "memberships.role",
      "memberships.departmentId",
      "memberships.createdAt",
      "users.name",
      "users.email",
      "users.twoFactorEnabled",
      "users.lastUsedOn",
    ])
    .execute();
  return rows.map(({ twoFactorEnabled, ...row }) => ({ ...row, hasSecondFactor: twoFactorEnabled === 1 }));
}

/** Whether a user has a role in another organization too, or another's provider vouches for them, or they keep the installation. */
export async function isKnownElsewhere(
  db: Reader,
  organizationId: OrganizationId,
  userId: UserId,
): Promise<boolean> {
  for (const table of ["memberships", "providerUsers"] as const) {
    const elsewhere = await db
      .selectFrom(table)
      .where("userId", "=", userId)
      .where("organizationId", "!=", organizationId)
      .select("userId")
      .limit(1)
      .executeTakeFirst();
    if (elsewhere) return true;
  }
  const operator = await db
    .selectFrom("operators")
    .where("userId", "=", userId)
    .select("userId")
    .executeTakeFirst();
  return operator !== undefined;
}

/**
 * Lets one transaction at a time change the roles of an organization: two administrators who take away each other's role
 * at once would else leave none.
 */
export async function lockMemberships(db: Writer, organizationId: OrganizationId): Promise<void> {
  await lockOrganization(db, organizationId);
}

export async function updateMembershipRole(
  db: Writer,
  { organizationId, id }: Pick<Memberships, "organizationId" | "id">,
  change: Pick<Memberships, "role" | "departmentId">,
): Promise<void> {
  await db
    .updateTable("memberships")
    .set(change)
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

export async function deleteMembership(
  db: Writer,
  { organizationId, id }: Pick<Memberships, "organizationId" | "id">,
): Promise<void> {
  await db
    .deleteFrom("memberships")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .execute();
}
