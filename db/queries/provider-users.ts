import type { Instant, MembershipId, OrganizationId, ProviderId, UserId } from "#app/domain/id.ts";
import type { GrantedRole } from "#app/domain/provider/group-roles.ts";
import type { Reader, Writer } from "../client.ts";
import type { ProviderKey } from "./sign-in-providers.ts";

/** Ends the sessions that a provider vouches for. */
export async function endSessionsOf(db: Writer, id: ProviderId): Promise<void> {
  await db.deleteFrom("sessions").where("providerId", "=", id).execute();
}

/** The user that a provider means by a subject; null where it never vouched for one. */
export async function findProviderUser(
  db: Reader,
  { organizationId, id }: ProviderKey,
  subject: string,
): Promise<UserId | null> {
  const row = await db
    .selectFrom("providerUsers")
    .where("organizationId", "=", organizationId)
    .where("providerId", "=", id)
    .where("subject", "=", subject)
    .select("userId")
    .executeTakeFirst();
  return row?.userId ?? null;
}

/** A user of a provider's, who has no other way in: no password, and an address that no mail reaches. */
export async function insertProviderUser(
  db: Writer,
  { organizationId, id }: ProviderKey,
  user: { readonly id: UserId; readonly subject: string; readonly name: string; readonly at: Instant },
): Promise<void> {
  await db
    .insertInto("users")
    .values({
      id: user.id,
      name: user.name,
      email: `${user.id}@provider.invalid`,
      emailVerified: 0,
      image: null,
      createdAt: user.at,
      updatedAt: user.at,
    })
    .execute();
  await db
    .insertInto("providerUsers")
    .values({ organizationId, providerId: id, subject: user.subject, userId: user.id, email: null })
    .execute();
}

/** Keeps what a provider last said of a user of its own. */
export async function updateProviderUser(
  db: Writer,
  { organizationId, id }: ProviderKey,
  user: { readonly id: UserId; readonly name: string; readonly email: string | null; readonly at: Instant },
): Promise<void> {
  await db
    .updateTable("providerUsers")
    .set({ email: user.email })
    .where("organizationId", "=", organizationId)
    .where("providerId", "=", id)
    .where("userId", "=", user.id)
    .execute();
  await db
    .updateTable("users")
    .set({ name: user.name, updatedAt: user.at })
    .where("id", "=", user.id)
    .execute();
}

/** How many users a provider has vouched for. */
export async function countProviderUsers(db: Reader, { organizationId, id }: ProviderKey): Promise<number> {
  const { count } = await db
    .selectFrom("providerUsers")
    .where("organizationId", "=", organizationId)
    .where("providerId", "=", id)
    .select((row) => row.fn.countAll<number | string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export type HeldRole = GrantedRole & { readonly id: MembershipId; readonly source: "hand" | "group" };

/** The roles that a user has in an organization, and where they came from. */
export async function rolesIn(
  db: Reader,
  organizationId: OrganizationId,
  userId: UserId,
): Promise<readonly HeldRole[]> {
  return db
    .selectFrom("memberships")
    .where("organizationId", "=", organizationId)
    .where("userId", "=", userId)
    .orderBy("id")
    .select(["id", "role", "departmentId", "source"])
    .execute();
}

/** Whether the organization has an administrator who needs the provider for nothing. */
export async function hasAdministratorBeside(
  db: Reader,
  { organizationId, id }: ProviderKey,
): Promise<boolean> {
  const row = await db
    .selectFrom("memberships")
    .leftJoin("providerUsers", (join) =>
      join
        .onRef("providerUsers.userId", "=", "memberships.userId")
        .onRef("providerUsers.organizationId", "=", "memberships.organizationId"),
    )
    .where("memberships.organizationId", "=", organizationId)
    .where("memberships.role", "=", "administrator")
    .where((row) =>
      row.or([row("providerUsers.providerId", "is", null), row("providerUsers.providerId", "!=", id)]),
    )
    .select("memberships.id")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The roles of a provider's users in its organization: with it gone, they have no way in. */
export async function rolesOfProviderUsers(
  db: Reader,
  { organizationId, id }: ProviderKey,
): Promise<readonly (HeldRole & { readonly userId: UserId })[]> {
  return db
    .selectFrom("memberships")
    .innerJoin("providerUsers", (join) =>
      join
        .onRef("providerUsers.userId", "=", "memberships.userId")
        .onRef("providerUsers.organizationId", "=", "memberships.organizationId"),
    )
    .where("memberships.organizationId", "=", organizationId)
    .where("providerUsers.providerId", "=", id)
    .orderBy("memberships.id")
    .select([
      "memberships.id",
      "memberships.role",
      "memberships.departmentId",
      "memberships.source",
      "memberships.userId",
    ])
    .execute();
}
