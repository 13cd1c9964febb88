import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import { instant, type MembershipId, type OrganizationId, type UserId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Reader, Writer } from "#db/client.ts";
import { insertMemberships } from "#db/queries/memberships.ts";
import {
  type AccountLink,
  accountLink,
  endAccountLinks,
  insertAccountLink,
  insertOperator,
  operatorsOf,
  takeAccountLink,
} from "#db/queries/operators.ts";
import { knownOrganizations } from "#db/queries/organizations.ts";
import { userIdByEmail } from "#db/queries/users.ts";
import { addUser, hashedPassword } from "./add-user.server.ts";

/** How long a link works that was printed for the operator, and one that is handed to somebody else, in hours. */
const hoursOf = { operator: 24, administrator: 7 * 24 } as const;

/**
 * Makes a link by which the installation's operator makes an account, or, of an organization, its first administrator.
 * It works once, and an earlier one for the same ends. What is returned is kept nowhere.
 *
 * @returns the token, of 160 bits
 */
export async function makeAccountLink(
  writer: Writer,
  { now, newSecret }: Pick<Environment, "now" | "newSecret">,
  organizationId: OrganizationId | null,
): Promise<string> {
  const token = newSecret();
  const hours = organizationId === null ? hoursOf.operator : hoursOf.administrator;
  await endAccountLinks(writer, organizationId);
  await insertAccountLink(writer, {
    tokenHash: hashSecret(token),
    organizationId,
    createdAt: now(),
    expiresAt: instant(new Date(Date.parse(now()) + hours * 3_600_000)),
  });
  return token;
}

/** Makes the link of an operator, whether there are others or not: for who keeps the server. */
export function makeOperatorLink(environment: Environment): Promise<string> {
  return environment.database.transact((writer) => makeAccountLink(writer, environment, null));
}

/** The link of the first operator; null where there is one already. */
export async function makeFirstOperatorLink(environment: Environment): Promise<string | null> {
  return environment.database.transact(async (writer) =>
    (await operatorsOf(writer)).length > 0 ? null : makeAccountLink(writer, environment, null),
  );
}

/** What a link makes of the one who uses it. */
export type OpenedAccountLink =
  | { readonly makes: "operator" }
  | { readonly makes: "administrator"; readonly organization: string };

/**
 * Looks at a link, which changes nothing.
 *
 * @throws Problem `link-unknown`, also where it has been used; `link-expired`
 */
export async function openAccountLink(
  { database, now }: Pick<Environment, "database" | "now">,
  token: string,
): Promise<OpenedAccountLink> {
  const { organizationName } = await requireLink(database.read, now(), token);
  return organizationName === null
    ? { makes: "operator" }
    : { makes: "administrator", organization: organizationName };
}

/** Who uses a link: somebody new, or who is signed in. */
export type LinkUser =
  | { readonly kind: "new"; readonly name: string; readonly email: string; readonly password: string }
  | { readonly kind: "user"; readonly id: UserId };

export type UsedAccountLink =
  | { readonly ok: true; readonly organizationSlug: string | null }
  | { readonly ok: false; readonly fault: "emailTaken" };

/**
 * Uses a link up: makes the account, where there is none yet, and gives it the link's role.
 *
 * @throws Problem `link-unknown`, also for the second of two who use it at once; `link-expired`
 */
export async function consumeAccountLink(
  environment: Environment,
  token: string,
  user: LinkUser,
): Promise<UsedAccountLink> {
  const { database, now } = environment;
  const passwordHash = user.kind === "new" ? await hashedPassword(user.password) : null;
  return database.transact(async (writer): Promise<UsedAccountLink> => {
    const link = await requireLink(writer, now(), token);
    if (user.kind === "new" && (await userIdByEmail(writer, user.email.toLowerCase())) !== null) {
      return { ok: false, fault: "emailTaken" };
    }
    if (!(await takeAccountLink(writer, hashSecret(token)))) throw new Problem("link-unknown");
    const userId =
      user.kind === "user"
        ? user.id
        : await addUser(writer, environment, {
            name: user.name,
            email: user.email.toLowerCase(),
            passwordHash: passwordHash ?? "",
          });
    if (link.organizationId === null) await addOperator(writer, environment, userId, userId);
    else await addAdministrator(writer, environment, link.organizationId, userId, { by: userId });
    return { ok: true, organizationSlug: link.organizationSlug };
  });
}

/** Makes somebody an operator; every organization's log tells of it, since it concerns all. */
export async function addOperator(
  writer: Writer,
  { now, newId }: Pick<Environment, "now" | "newId">,
  userId: UserId,
  by: UserId,
): Promise<void> {
  if (!(await insertOperator(writer, userId, now()))) return;
  for (const { id } of await knownOrganizations(writer)) {
    await record(writer, occasionBy({ now, newId }, id, by), {
      name: "operator.added",
      subject: userId,
      details: {},
    });
  }
}

/**
 * Makes somebody an organization's first administrator, and on wish its coordinator too. A link that was to make
 * another ends.
 */
export async function addAdministrator(
  writer: Writer,
  { now, newId }: Pick<Environment, "now" | "newId">,
  organizationId: OrganizationId,
  userId: UserId,
  { by, coordinates = false }: { readonly by: UserId; readonly coordinates?: boolean },
): Promise<void> {
  const roles = coordinates ? (["administrator", "coordinator"] as const) : (["administrator"] as const);
  await endAccountLinks(writer, organizationId);
  await insertMemberships(
    writer,
    roles.map((role) => ({
      organizationId,
      id: newId<MembershipId>(),
      userId,
      role,
      departmentId: null,
      createdAt: now(),
    })),
  );
  await record(writer, occasionBy({ now, newId }, organizationId, by), {
    name: "organization.administrator-added",
    subject: userId,
    details: { coordinates },
  });
}

async function requireLink(db: Reader, now: string, token: string): Promise<AccountLink> {
  const link = await accountLink(db, hashSecret(token));
  if (!link) throw new Problem("link-unknown");
  if (link.expiresAt <= now) throw new Problem("link-expired");
  return link;
}
