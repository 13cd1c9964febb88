import type { Instant, OrganizationId, ProviderId, ProviderRuleId } from "#app/domain/id.ts";
import type { GroupRule } from "#app/domain/provider/group-roles.ts";
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

/** A provider, with whose it is. */
export type ProviderKey = { readonly organizationId: OrganizationId; readonly id: ProviderId };

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
