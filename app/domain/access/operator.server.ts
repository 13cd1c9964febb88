import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { OrganizationId, UserId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { deleteOperator, holdOperators, type Operator, operatorsOf } from "#db/queries/operators.ts";
import { type KnownOrganization, knownOrganizations } from "#db/queries/organizations.ts";
import { userIdByEmail } from "#db/queries/users.ts";
import { addAdministrator, addOperator, makeAccountLink } from "./account-link.server.ts";

export type OperatorPage = {
  readonly organizations: readonly KnownOrganization[];
  readonly operators: readonly (Operator & { readonly isSelf: boolean })[];
};

type Self = { readonly id: UserId };

/** What whoever keeps the installation sees of it: that organizations are there, and nothing inside them. */
export async function operatorPage({ database }: Environment, self: Self): Promise<OperatorPage> {
  const [organizations, operators] = await Promise.all([
    knownOrganizations(database.read),
    operatorsOf(database.read),
  ]);
  return {
    organizations,
    operators: operators.map((operator) => ({ ...operator, isSelf: operator.userId === self.id })),
  };
}

/** What came of naming somebody: an account has the role, or a link was made by which they make one. */
export type Named = { readonly kind: "has-role" } | { readonly kind: "link"; readonly token: string };

/**
 * Names the first administrator of an organization that has none.
 *
 * @throws Problem `not-found` where there is no such organization; `not-allowed` where it has an administrator, who
 *   then decides who else has a role
 */
export async function nameAdministrator(
  environment: Environment,
  self: Self,
  organizationId: OrganizationId,
  email: string,
): Promise<Named> {
  const { database, newId, now } = environment;
  return database.transact(async (writer): Promise<Named> => {
    const organization = (await knownOrganizations(writer)).find(({ id }) => id === organizationId);
    if (!organization) throw new Problem("not-found");
    if (organization.administrators > 0) throw new Problem("not-allowed");
    const userId = await userIdByEmail(writer, email.toLowerCase());
    if (userId !== null) {
      await addAdministrator(writer, environment, organizationId, userId, { by: self.id });
      return { kind: "has-role" };
    }
    await record(writer, occasionBy({ now, newId }, organizationId, self.id), {
      name: "organization.administrator-invited",
      subject: organizationId,
      details: {},
    });
    return { kind: "link", token: await makeAccountLink(writer, environment, organizationId) };
  });
}

/** Makes somebody an operator beside oneself: at once where the address has an account, else by a link. */
export async function nameOperator(environment: Environment, self: Self, email: string): Promise<Named> {
  return environment.database.transact(async (writer): Promise<Named> => {
    const userId = await userIdByEmail(writer, email.toLowerCase());
    if (userId === null) return { kind: "link", token: await makeAccountLink(writer, environment, null) };
    await addOperator(writer, environment, userId, self.id);
    return { kind: "has-role" };
  });
}

/** Gives up the operator's role; the last one keeps it. */
export async function leaveOperatorRole(
  { database, newId, now }: Environment,
  self: Self,
): Promise<"lastOperator" | null> {
  return database.transact(async (writer) => {
    await holdOperators(writer);
    const operators = await operatorsOf(writer);
    if (operators.every(({ userId }) => userId === self.id)) return "lastOperator";
    await deleteOperator(writer, self.id);
    for (const { id } of await knownOrganizations(writer)) {
      await record(writer, occasionBy({ now, newId }, id, self.id), {
        name: "operator.left",
        subject: self.id,
        details: {},
      });
    }
    return null;
  });
}
