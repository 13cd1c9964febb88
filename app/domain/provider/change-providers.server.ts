import { z } from "zod";
import type { Scope } from "#app/domain/access/authorize.ts";
import { type MembershipRole, membershipRoles } from "#app/domain/access/role.ts";
import type { AuditEvent } from "#app/domain/auditlog/event.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { ProviderId, ProviderRuleId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Writer } from "#db/client.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { deleteMembership } from "#db/queries/memberships.ts";
import {
  countProviderUsers,
  endSessionsOf,
  hasAdministratorBeside,
  rolesOfProviderUsers,
} from "#db/queries/provider-users.ts";
import {
  deleteProvider,
  deleteRule,
  insertProvider,
  insertRule,
  lockProvider,
  rulesOf,
  type StoredProvider,
  updateProvider,
} from "#db/queries/sign-in-providers.ts";
import { discover } from "./open-id.server.ts";
import { asRefusal, type ProviderConfiguration } from "./provider.ts";
import { ownProvider } from "./providers-page.server.ts";
import { readSamlMetadata } from "./saml-metadata.server.ts";

/** What a form could not have: codes of `form.error`, by field. */
export type FieldErrors = Readonly<Record<string, string>>;

const line = z.string().trim().min(1).max(200);

/** A provider of OpenID Connect, as a form describes it. */
export const openIdForm = z.object({
  label: line,
  issuer: line.pipe(z.url({ protocol: /^https?$/ })),
  clientId: line,
  secret: z.string().trim().min(1).max(1000),
  groups: line,
});

/** A provider of SAML, as a form describes it. */
export const samlForm = z.object({ label: line, metadata: z.string().min(1).max(500_000), groups: line });

/** What can be changed; a secret and metadata that are left empty stay as they are. */
export const changeForm = z.object({
  label: line,
  groups: line,
  secret: z.string().trim().max(1000).default(""),
  metadata: z.string().max(500_000).default(""),
});

/** Which role a group gives. Everyone whom a provider lets in may read, and no more. */
export const ruleForm = z
  .object({
    who: z.enum(["group", "everyone"]),
    group: z.string().trim().max(500),
    role: z.enum(membershipRoles),
    department: z.string(),
  })
  .superRefine(({ who, group, role, department }, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (who === "group" && group === "") wrong("group", "missing");
    if (who === "everyone" && role !== "reader") wrong("role", "onlyReader");
    if (role === "department-head" && department === "") wrong("department", "missing");
  });

/** Adds a provider of OpenID Connect, once it has answered. It is turned on later, when it has been tried. */
export async function addOpenId(
  environment: Environment,
  scope: Scope,
  { label, issuer, clientId, secret, groups }: z.output<typeof openIdForm>,
): Promise<ProviderId | FieldErrors> {
  const configuration: ProviderConfiguration = { kind: "openid", issuer, clientId, groups };
  if (!environment.providers.mayAsk(new URL(issuer))) return { issuer: "httpsNeeded" };
  try {
    await discover(environment.providers, { configuration, secret });
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal === null) throw error;
    return { issuer: refusal.problem === "noAnswer" ? "providerSilent" : "notThatProvider" };
  }
  return add(environment, scope, label, configuration, environment.providers.encrypt(secret));
}

/** Adds a provider of SAML, as its metadata describes it. It is turned on later, when it has been tried. */
export async function addSaml(
  environment: Environment,
  scope: Scope,
  { label, metadata, groups }: z.output<typeof samlForm>,
): Promise<ProviderId | FieldErrors> {
  const read = readOwnMetadata(environment, metadata);
  if (typeof read === "string") return { metadata: read };
  return add(environment, scope, label, { kind: "saml", ...read, groups }, null);
}

function readOwnMetadata({ providers }: Environment, metadata: string) {
  const read = readSamlMetadata(metadata);
  if (typeof read === "string") return read;
  return providers.mayAsk(new URL(read.entryPoint)) ? read : "httpsNeeded";
}

async function add(
  environment: Environment,
  scope: Scope,
  label: string,
  configuration: ProviderConfiguration,
  encryptedSecret: string | null,
): Promise<ProviderId> {
  const { organizationId } = scope;
  const id = environment.newId<ProviderId>();
  await environment.database.transact(async (writer) => {
    const createdAt = environment.now();
    const provider = { organizationId, id, label, configuration, encryptedSecret, enabled: false, createdAt };
    await insertProvider(writer, provider);
    await tell(writer, environment, scope, {
      name: "provider.added",
      subject: id,
      details: { kind: configuration.kind },
    });
  });
  return id;
}

/**
 * Changes what is given of a provider.
 *
 * @throws Problem `not-found`
 */
export async function changeProvider(
  environment: Environment,
  scope: Scope,
  providerId: string,
  { label, groups, secret, metadata }: z.output<typeof changeForm>,
): Promise<FieldErrors | null> {
  const provider = await ownProvider(environment, scope, providerId);
  const before = provider.configuration;
  let configuration: ProviderConfiguration = { ...before, groups };
  if (configuration.kind === "saml" && metadata !== "") {
    const read = readOwnMetadata(environment, metadata);
    if (typeof read === "string") return { metadata: read };
    // Another provider would be a stranger under a name that people trust, and its subjects other people.
    if (read.entityId !== configuration.entityId) return { metadata: "anotherProvider" };
    configuration = { ...configuration, ...read };
  }
  const newSecret = configuration.kind === "openid" && secret !== "";
  const parts = [
    ...(groups === before.groups ? [] : (["groups"] as const)),
    ...(label === provider.label ? [] : (["label"] as const)),
    ...(configuration.kind === "saml" && metadata !== "" ? (["metadata"] as const) : []),
    ...(newSecret ? (["secret"] as const) : []),
  ];
  await environment.database.transact(async (writer) => {
    await updateProvider(writer, provider, {
      label,
      configuration,
      ...(newSecret && { encryptedSecret: environment.providers.encrypt(secret) }),
    });
    await tell(writer, environment, scope, {
      name: "provider.changed",
      subject: provider.id,
      details: { parts },
    });
  });
  return null;
}

/**
 * Lets people sign in by a provider, or no longer; then whoever is signed in by it is signed out.
 *
 * @throws Problem `not-found`
 */
export async function turnProvider(
  environment: Environment,
  scope: Scope,
  providerId: string,
  to: "on" | "off",
): Promise<"done" | "lastAdministrator"> {
  const provider = await ownProvider(environment, scope, providerId);
  return environment.database.transact(async (writer) => {
    if (to === "off" && !(await hasAdministratorBeside(writer, provider))) return "lastAdministrator";
    await updateProvider(writer, provider, { enabled: to === "on" });
    if (to === "off") await endSessionsOf(writer, provider.id);
    await tell(writer, environment, scope, {
      name: `provider.turned-${to}`,
      subject: provider.id,
      details: {},
    });
    return "done";
  });
}

/**
 * Removes a provider that is turned off, and the roles of those whom it has vouched for, who have no other way in.
 *
 * @throws Problem `not-found`; `bad-request` where it is turned on
 */
export async function removeProvider(
  environment: Environment,
  scope: Scope,
  providerId: string,
): Promise<void> {
  const provider = await ownProvider(environment, scope, providerId);
  // Its page has the button only once it is turned off.
  if (provider.enabled) throw new Problem("bad-request");
  await environment.database.transact(async (writer) => {
    const users = await countProviderUsers(writer, provider);
    for (const { id } of await rolesOfProviderUsers(writer, provider)) {
      await deleteMembership(writer, { organizationId: provider.organizationId, id });
    }
    await endSessionsOf(writer, provider.id);
    await deleteProvider(writer, provider);
    await tell(writer, environment, scope, {
      name: "provider.removed",
      subject: provider.id,
      details: { users },
    });
  });
}

/**
 * Lets a group give a role, from each person's next sign-in on.
 *
 * @throws Problem `not-found`
 */
export async function addRule(
  environment: Environment,
  scope: Scope,
  providerId: string,
  { who, group, role, department }: z.output<typeof ruleForm>,
): Promise<FieldErrors | null> {
  const provider = await ownProvider(environment, scope, providerId);
  const departments = await departmentsOf(environment.database.read, scope.organizationId);
  const departmentId =
    role === "department-head" ? (departments.find(({ id }) => id === department)?.id ?? null) : null;
  if (role === "department-head" && departmentId === null) return { department: "missing" };
  const groupName = who === "everyone" ? null : group;
  const present = await rulesOf(environment.database.read, provider);
  const isThere = present.some(
    (rule) => rule.groupName === groupName && rule.role === role && rule.departmentId === departmentId,
  );
  if (isThere) return { group: "ruleIsThere" };
  await environment.database.transact(async (writer) => {
    const { organizationId, id } = provider;
    const ruleId = environment.newId<ProviderRuleId>();
    await insertRule(writer, { organizationId, providerId: id, id: ruleId, groupName, role, departmentId });
    const details = { role, department: departmentId, everyone: groupName === null };
    await tell(writer, environment, scope, { name: "provider-rule.added", subject: id, details });
  });
  return null;
}

/**
 * Removes a rule, and at once the roles that it may have given; whom another rule gives one all the same has it again
 * with the next sign-in.
 *
 * @throws Problem `not-found`
 */
export async function removeRule(
  environment: Environment,
  scope: Scope,
  providerId: string,
  ruleId: string,
): Promise<"done" | "lastAdministrator"> {
  const provider = await ownProvider(environment, scope, providerId);
  return environment.database.transact(async (writer) => {
    await lockProvider(writer, provider);
    const rule = (await rulesOf(writer, provider)).find(({ id }) => id === ruleId);
    if (!rule) return "done";
    const ends = rule.role === "administrator" && !(await hasAdministratorBeside(writer, provider));
    if (ends) return "lastAdministrator";
    await deleteRule(writer, provider, rule.id);
    const { role, departmentId } = rule;
    const details = { role, department: departmentId, everyone: rule.groupName === null };
    await tell(writer, environment, scope, { name: "provider-rule.removed", subject: provider.id, details });
    await takeRoles(writer, environment, scope, provider, rule);
    return "done";
  });
}

async function takeRoles(
  writer: Writer,
  environment: Environment,
  scope: Scope,
  provider: StoredProvider,
  { role, departmentId }: { readonly role: MembershipRole; readonly departmentId: string | null },
): Promise<void> {
  const fits = (other: { readonly role: MembershipRole; readonly departmentId: string | null }) =>
    other.role === role && other.departmentId === departmentId;
  for (const held of await rolesOfProviderUsers(writer, provider)) {
    if (held.source !== "group" || !fits(held)) continue;
    await deleteMembership(writer, { organizationId: provider.organizationId, id: held.id });
    const details = { provider: provider.id, role, department: departmentId };
    await tell(writer, environment, scope, { name: "group-role.taken", subject: held.userId, details });
  }
}

function tell(writer: Writer, { newId, now }: Environment, scope: Scope, event: AuditEvent): Promise<void> {
  const { organizationId, actor } = scope;
  return record(writer, occasionBy({ now, newId }, organizationId, actor.id), event);
}
