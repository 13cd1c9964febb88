import type { MembershipRole } from "#app/domain/access/role.ts";
import type { AccountInvitationId, DepartmentId, Instant, OrganizationId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import type { AccountInvitations } from "../schema.ts";

export async function insertAccountInvitation(db: Writer, invitation: AccountInvitations): Promise<void> {
  await db.insertInto("accountInvitations").values(invitation).execute();
}

export type WaitingInvitation = Pick<
  AccountInvitations,
  "id" | "email" | "role" | "departmentId" | "createdAt" | "expiresAt"
>;

/** The invitations of an organization that nobody has accepted or revoked, expired ones among them. */
export async function waitingInvitations(
  db: Reader,
  organizationId: OrganizationId,
): Promise<readonly WaitingInvitation[]> {
  return db
    .selectFrom("accountInvitations")
    .where("organizationId", "=", organizationId)
    .where("acceptedAt", "is", null)
    .where("revokedAt", "is", null)
    .orderBy("email")
    .orderBy("id")
    .select(["id", "email", "role", "departmentId", "createdAt", "expiresAt"])
    .execute();
}

/** Gives a waiting invitation a new link or a new time; the earlier link ends. @returns whether it was waiting */
export async function renewInvitation(
  db: Writer,
  { organizationId, id }: Pick<AccountInvitations, "organizationId" | "id">,
  renewed: Pick<AccountInvitations, "tokenHash" | "expiresAt">,
): Promise<boolean> {
  const result = await db
    .updateTable("accountInvitations")
    .set(renewed)
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .where("acceptedAt", "is", null)
    .where("revokedAt", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Ends a waiting invitation, as taken back or as accepted. @returns whether it was waiting */
export async function settleInvitation(
  db: Writer,
  { organizationId, id }: Pick<AccountInvitations, "organizationId" | "id">,
  settled: { readonly acceptedAt: Instant } | { readonly revokedAt: Instant },
): Promise<boolean> {
  const result = await db
    .updateTable("accountInvitations")
    .set(settled)
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .where("acceptedAt", "is", null)
    .where("revokedAt", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

export type InvitationToRole = {
  readonly organizationId: OrganizationId;
  readonly id: AccountInvitationId;
  readonly email: string;
  readonly role: MembershipRole;
  readonly departmentId: DepartmentId | null;
  readonly expiresAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly revokedAt: Instant | null;
  readonly organizationName: string;
  readonly organizationSlug: string;
};

function invitationsToRoles(db: Reader) {
  return db
    .selectFrom("accountInvitations")
    .innerJoin("organizations", "organizations.id", "accountInvitations.organizationId")
    .select([
      "accountInvitations.organizationId",
      "accountInvitations.id",
      "accountInvitations.email",
      "accountInvitations.role",
      "accountInvitations.departmentId",
      "accountInvitations.expiresAt",
      "accountInvitations.acceptedAt",
      "accountInvitations.revokedAt",
      "organizations.name as organizationName",
      "organizations.slug as organizationSlug",
    ]);
}

/** The invitation whose link has a token, by the token's hash: no organization is known before it is found. */
export async function invitationByToken(db: Reader, tokenHash: string): Promise<InvitationToRole | null> {
  const row = await invitationsToRoles(db).where("tokenHash", "=", tokenHash).executeTakeFirst();
  return row ?? null;
}

/** An invitation of an organization; null where it has none with that id. */
export async function invitationById(
  db: Reader,
  organizationId: OrganizationId,
  id: AccountInvitationId,
): Promise<InvitationToRole | null> {
  const row = await invitationsToRoles(db)
    .where("accountInvitations.organizationId", "=", organizationId)
    .where("accountInvitations.id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}
