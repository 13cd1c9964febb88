import { addUser, hashedPassword } from "#app/domain/access/add-user.server.ts";
import type { MembershipRole } from "#app/domain/access/role.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { DepartmentId, MembershipId, OrganizationId } from "#app/domain/id.ts";
import type { Writer } from "#db/client.ts";
import { insertMemberships } from "#db/queries/memberships.ts";

/** An account of the demonstration; its password is kept nowhere but on the sheet. */
export type DemonstrationAccount = {
  readonly role: MembershipRole;
  readonly email: string;
  readonly password: string;
};

/** An account whose password is ready to be stored. */
export type PreparedAccount = DemonstrationAccount & { readonly name: string; readonly passwordHash: string };

const names: Readonly<Record<MembershipRole, string>> = {
  coordinator: "Samordnare (demonstration)",
  auditor: "Revisor (demonstration)",
  administrator: "Administratör (demonstration)",
  "department-head": "Socialchef (demonstration)",
  reader: "Läsare (demonstration)",
};

const roles = ["coordinator", "auditor", "administrator", "department-head", "reader"] as const;

/** Those who may look at the real input too. */
const alsoInKungsor: readonly MembershipRole[] = ["coordinator", "auditor", "administrator"];

/** Makes up an account a role, each with a new password. Slow on purpose: hashing a password is. */
export async function prepareAccounts(environment: Environment): Promise<readonly PreparedAccount[]> {
  return Promise.all(
    roles.map(async (role) => {
      const password = environment.newSecret();
      const passwordHash = await hashedPassword(password);
      return { role, email: `${role}@exempelkoping.example`, password, name: names[role], passwordHash };
    }),
  );
}

/** Stores the accounts as the accounts library would, with their roles. */
export async function addAccounts(
  db: Writer,
  environment: Environment,
  accounts: readonly PreparedAccount[],
  places: {
    readonly exempelkoping: OrganizationId;
    /** Which department the department head answers for. */
    readonly department: DepartmentId;
    readonly kungsor: OrganizationId;
  },
): Promise<void> {
  const now = environment.now();
  for (const { role, email, name, passwordHash } of accounts) {
    const userId = await addUser(db, environment, { name, email, passwordHash });
    const membership = (organizationId: OrganizationId, departmentId: DepartmentId | null) => ({
      organizationId,
      id: environment.newId<MembershipId>(),
      userId,
      role,
      departmentId,
      createdAt: now,
    });
    await insertMemberships(db, [
      membership(places.exempelkoping, role === "department-head" ? places.department : null),
      ...(alsoInKungsor.includes(role) ? [membership(places.kungsor, null)] : []),
    ]);
  }
}
