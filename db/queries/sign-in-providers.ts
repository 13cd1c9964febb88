import type {
  Instant,
  MembershipId,
  OrganizationId,
  ProviderId,
  ProviderRuleId,
  UserId,
} from "#app/domain/id.ts";
import type { GrantedRole, GroupRule } from "#app/domain/provider/group-roles.ts";
import type { ProviderConfiguration } from "#app/domain/provider/provider.ts";
import type { Reader, Writer } from "../client.ts";
import { fromJson, toJson } from "../json.ts";
import type { ProviderRules, SignInProviders } from "../schema.ts";

/** An organization's provider, as it is set up. */
export type StoredProvider = {
  readonly organizationId: OrganizationId;
  readonly id: ProviderId;
  readonly label: string;
  readonly configuration: ProviderConfiguration;
  readonly encryptedSecret: string | null;
  readonly enabled: boolean;
};

/** An organization's providers, in the order that they were added. */
export async function providersOf(
  db: Reader,
  organizationId: OrganizationId,
): Promise<readonly StoredProvider[]> {
  const rows = await db
    .selectFrom("signInProviders")
    .where("organizationId", "=", organizationId)
    .orderBy("createdAt")
    .orderBy("id")
    .selectAll()
    .execute();
  return rows.map(asProvider);
}

/** The provider that an address names, whose organization is then the request's; null where there is none. */
export async function findProvider(db: Reader, id: string): Promise<StoredProvider | null> {
  const row = await db
    .selectFrom("signInProviders")
    .where("id", "=", id as ProviderId) // text of an address: it is one where a row has it
    .selectAll()
    .executeTakeFirst();
  return row ? asProvider(row) : null;
}

function asProvider(row: SignInProviders): StoredProvider {
  return { ...row, configuration: fromJson(row.configuration), enabled: row.enabled === 1 };
}

/** A provider that people can sign in by, and whose. */
export type OfferedProvider = {
  readonly id: ProviderId;
  readonly label: string;
  readonly organizationSlug: string;
  readonly organizationName: string;
  readonly organizationContact: string | null;
};

/** The providers that are turned on, in the order of their organizations' names; of one organization where it is named. */
export async function offeredProviders(
  db: Reader,
  organizationSlug?: string,
): Promise<readonly OfferedProvider[]> {
  return db
    .selectFrom("signInProviders")
    .innerJoin("organizations", "organizations.id", "signInProviders.organizationId")
    .where("signInProviders.enabled", "=", 1)
    .$if(organizationSlug !== undefined, (query) =>
      query.where("organizations.slug", "=", organizationSlug ?? ""),
    )
    .orderBy("organizations.name")
    .orderBy("signInProviders.createdAt")
    .orderBy("signInProviders.id")
    .select([
      "signInProviders.id",
      "signInProviders.label",
      "organizations.slug as organizationSlug",
      "organizations.name as organizationName",
      "organizations.contact as organizationContact",
    ])
    .execute();
}

/** Where a provider's people work, and how that is found; null where the provider is gone or turned off. */
export async function vouchingOrganization(db: Reader, id: ProviderId): Promise<OrganizationId | null> {
  const row = await db
    .selectFrom("signInProviders")
    .where("id", "=", id)
    .where("enabled", "=", 1)
    .select("organizationId")
    .executeTakeFirst();
  return row?.organizationId ?? null;
}

export async function insertProvider(
  db: Writer,
  provider: StoredProvider & { readonly createdAt: Instant },
): Promise<void> {
  await db
    .insertInto("signInProviders")
    .values({
      ...provider,
      configuration: toJson(provider.configuration),
      enabled: provider.enabled ? 1 : 0,
    })
    .execute();
}

type ProviderKey = { readonly organizationId: OrganizationId; readonly id: ProviderId };

/** Changes what is given of a provider. */
export async function updateProvider(
  db: Writer,
  { organizationId, id }: ProviderKey,
  change: Partial<Pick<StoredProvider, "label" | "configuration" | "encryptedSecret" | "enabled">>,
): Promise<void> {
  await db
    .updateTable("signInProviders")
    .set({
      ...(change.label !== undefined && { label: change.label }),
      ...(change.configuration !== undefined && { configuration: toJson(change.configuration) }),
      ...(change.encryptedSecret !== undefined && { encryptedSecret: change.encryptedSecret }),
      ...(change.enabled !== undefined && { enabled: change.enabled ? 1 : 0 }),
    })
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/** Holds a provider to the end of the transaction: who comes by it meanwhile comes after. */
export async function lockProvider(db: Writer, { organizationId, id }: ProviderKey): Promise<void> {
  await db
    .updateTable("signInProviders")
    .set((row) => ({ label: row.ref("label") }))
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/** Removes a provider with its rules, and whatever it has vouched for; the users' rows stay. */
export async function deleteProvider(db: Writer, { organizationId, id }: ProviderKey): Promise<void> {
  await db
    .deleteFrom("signInProviders")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/** Ends the sessions that a provider vouches for. */
export async function endSessionsOf(db: Writer, id: ProviderId): Promise<void> {
  await db.deleteFrom("sessions").where("providerId", "=", id).execute();
}

export type StoredRule = GroupRule & { readonly id: ProviderRuleId };

/** Which role a provider's groups give, in the order that the rules were made. */
export async function rulesOf(
  db: Reader,
  { organizationId, id }: ProviderKey,
): Promise<readonly StoredRule[]> {
  return db
    .selectFrom("providerRules")
    .where("organizationId", "=", organizationId)
    .where("providerId", "=", id)
    .orderBy("id")
    .select(["id", "groupName", "role", "departmentId"])
    .execute();
}

export async function insertRule(db: Writer, rule: ProviderRules): Promise<void> {
  await db.insertInto("providerRules").values(rule).execute();
}

export async function deleteRule(
  db: Writer,
  { organizationId, id }: ProviderKey,
  ruleId: ProviderRuleId,
): Promise<void> {
  await db
    .deleteFrom("providerRules")
    .where("organizationId", "=", organizationId)
    .where("providerId", "=", id)
    .where("id", "=", ruleId)
    .execute();
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

export async function deleteMembership(
  db: Writer,
  organizationId: OrganizationId,
  id: MembershipId,
): Promise<void> {
  await db
    .deleteFrom("memberships")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
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
