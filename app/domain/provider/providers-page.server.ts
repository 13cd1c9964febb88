import type { Scope } from "#app/domain/access/authorize.ts";
import type { MembershipRole } from "#app/domain/access/role.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { DepartmentId, ProviderId, ProviderRuleId } from "#app/domain/id.ts";
import { dayOf } from "#app/domain/local-time.ts";
import { Problem } from "#app/domain/problem.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { countProviderUsers } from "#db/queries/provider-users.ts";
import { findProvider, providersOf, rulesOf, type StoredProvider } from "#db/queries/sign-in-providers.ts";
import { type ProviderKind, providerAddresses } from "./provider.ts";
import { endOf } from "./saml-metadata.server.ts";

export type ProviderLine = {
  readonly id: ProviderId;
  readonly label: string;
  readonly kind: ProviderKind;
  readonly enabled: boolean;
};

/** The organization's own ways to sign in. */
export async function providersPage(
  { database }: Environment,
  scope: Scope,
): Promise<readonly ProviderLine[]> {
  const providers = await providersOf(database.read, scope.organizationId);
  return providers.map(({ id, label, configuration, enabled }) => ({
    id,
    label,
    kind: configuration.kind,
    enabled,
  }));
}

/** Everything of one provider but its secret. */
export type ProviderPage = ProviderLine & {
  /** What it is called in its own world: its issuer or entity id. */
  readonly identifier: string;
  /** OpenID Connect: what it knows us as; SAML: where people are sent. */
  readonly reachedBy: string;
  readonly groups: string;
  /** SAML: the day on which the last of its certificates ends. */
  readonly certificateEnds: string | null;
  /** Whether the secret must be given anew, since it was stored under another secret of the installation's. */
  readonly secretLost: boolean;
  readonly addresses: ReturnType<typeof providerAddresses>;
  readonly users: number;
  readonly rules: readonly {
    readonly id: ProviderRuleId;
    readonly groupName: string | null;
    readonly role: MembershipRole;
    readonly department: LocalizedText | null;
  }[];
  /** Those that a rule can name: the ones that there are today. */
  readonly departments: readonly { readonly id: DepartmentId; readonly name: LocalizedText }[];
};

/**
 * @param origin where our own addresses begin
 * @throws Problem `not-found`
 */
export async function providerPage(
  environment: Environment,
  scope: Scope,
  origin: string,
  providerId: string,
): Promise<ProviderPage> {
  const provider = await ownProvider(environment, scope, providerId);
  const { read } = environment.database;
  const departments = await departmentsOf(read, scope.organizationId);
  const today = dayOf(environment.now());
  const rules = await rulesOf(read, provider);
  const { id, label, configuration, enabled, encryptedSecret } = provider;
  const isSaml = configuration.kind === "saml";
  return {
    id,
    label,
    kind: configuration.kind,
    enabled,
    identifier: isSaml ? configuration.entityId : configuration.issuer,
    reachedBy: isSaml ? configuration.entryPoint : configuration.clientId,
    groups: configuration.groups,
    certificateEnds: isSaml ? dayOf(endOf(configuration.certificates)) : null,
    secretLost: encryptedSecret !== null && environment.providers.decrypt(encryptedSecret) === null,
    addresses: providerAddresses(origin, id),
    users: await countProviderUsers(read, provider),
    rules: rules.map((rule) => ({
      id: rule.id,
      groupName: rule.groupName,
      role: rule.role,
      department: departments.find((department) => department.id === rule.departmentId)?.name ?? null,
    })),
    departments: departments
      .filter(({ validTo }) => validTo === null || validTo > today)
      .map((department) => ({ id: department.id, name: department.name })),
  };
}

/**
 * A provider of the organization that a request acts in.
 *
 * @throws Problem `not-found`, also where it is another organization's
 */
export async function ownProvider(
  { database }: Environment,
  scope: Scope,
  providerId: string,
): Promise<StoredProvider> {
  const provider = await findProvider(database.read, providerId);
  if (provider?.organizationId !== scope.organizationId) throw new Problem("not-found");
  return provider;
}
