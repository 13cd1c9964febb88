import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { MembershipId, UserId } from "#app/domain/id.ts";
import type { Writer } from "#db/client.ts";
import { deleteMembership, insertMemberships } from "#db/queries/memberships.ts";
import {
  findProviderUser,
  insertProviderUser,
  rolesIn,
  updateProviderUser,
} from "#db/queries/provider-users.ts";
import { lockProvider, rulesOf, type StoredProvider } from "#db/queries/sign-in-providers.ts";
import { changeOfRoles, rolesOfGroups } from "./group-roles.ts";
import { RefusedSignIn } from "./provider.ts";
import type { VouchedPerson } from "./vouched-person.ts";

/**
 * Lets somebody in whom a provider vouches for, as the user that it means by its subject and never as another with the
 * same address; and gives and takes the roles that its rules give to the person's groups. Roles given by hand stay.
 * Whom no rule knows, and who has no role by hand, does not come in; of a stranger nothing is kept.
 *
 * @throws RefusedSignIn `noRole`
 */
export async function admitPerson(
  environment: Environment,
  provider: StoredProvider,
  person: VouchedPerson,
): Promise<UserId> {
  const admitted = await environment.database.transact(async (writer) => {
    await lockProvider(writer, provider);
    const wanted = rolesOfGroups(person.groups, await rulesOf(writer, provider));
    const known = await findProviderUser(writer, provider, person.subject);
    if (known === null && wanted.length === 0) return null;
    const at = environment.now();
    const name = person.name ?? person.email ?? provider.label;
    const id = known ?? environment.newId<UserId>();
    if (known === null) await insertProviderUser(writer, provider, { id, subject: person.subject, name, at });
    await updateProviderUser(writer, provider, { id, name, email: person.email, at });
    const roles = await rolesIn(writer, provider.organizationId, id);
    await followGroups(
      writer,
      environment,
      provider,
      id,
      changeOfRoles(
        roles.filter(({ source }) => source === "group"),
        wanted,
      ),
    );
    return wanted.length > 0 || roles.some(({ source }) => source === "hand") ? id : null;
  });
  if (admitted === null) throw new RefusedSignIn("noRole", "no rule fits");
  return admitted;
}

type Change = ReturnType<typeof changeOfRoles<Awaited<ReturnType<typeof rolesIn>>[number]>>;

async function followGroups(
  writer: Writer,
  { now, newId }: Environment,
  { organizationId, id: provider }: StoredProvider,
  userId: UserId,
  { given, taken }: Change,
): Promise<void> {
  const occasion = () => occasionBy({ now, newId }, organizationId, "system");
  for (const { id, role, departmentId } of taken) {
    await deleteMembership(writer, { organizationId, id });
    await record(writer, occasion(), {
      name: "group-role.taken",
      subject: userId,
      details: { provider, role, department: departmentId },
    });
  }
  for (const { role, departmentId } of given) {
    const id = newId<MembershipId>();
    await insertMemberships(writer, [
      { organizationId, id, userId, role, departmentId, createdAt: now(), source: "group" },
    ]);
    await record(writer, occasion(), {
      name: "group-role.given",
      subject: userId,
      details: { provider, role, department: departmentId },
    });
  }
}
