import type { MembershipRole } from "#app/domain/access/role.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { OrganizationId, ProviderId, ProviderRuleId } from "#app/domain/id.ts";
import { insertProvider, insertRule, type StoredProvider } from "#db/queries/sign-in-providers.ts";

type ProviderEnvironment = Pick<Environment, "database" | "newId" | "now">;

/** An organization's provider that is turned on; of OpenID Connect, and reached nowhere, unless it says otherwise. */
export async function aProvider(
  { database, newId, now }: ProviderEnvironment,
  organizationId: OrganizationId,
  given: Partial<Pick<StoredProvider, "configuration" | "encryptedSecret">> = {},
): Promise<StoredProvider> {
  const provider: StoredProvider = {
    organizationId,
    id: newId<ProviderId>(),
    label: "Kommunkonto",
    configuration: { kind: "openid", issuer: "https://idp.example", clientId: "mognad", groups: "groups" },
    encryptedSecret: null,
    enabled: true,
    ...given,
  };
  await database.transact((writer) => insertProvider(writer, { ...provider, createdAt: now() }));
  return provider;
}

/** Lets a group of a provider give a role; without a group's name, everyone has it. */
export async function aGroupRule(
  { database, newId }: ProviderEnvironment,
  { organizationId, id }: StoredProvider,
  groupName: string | null,
  role: MembershipRole,
): Promise<void> {
  await database.transact((writer) =>
    insertRule(writer, {
      organizationId,
      providerId: id,
      id: newId<ProviderRuleId>(),
      groupName,
      role,
      departmentId: null,
    }),
  );
}
