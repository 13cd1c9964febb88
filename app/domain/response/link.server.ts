import type { Occasion } from "#app/domain/auditlog/event.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import { type Instant, type InvitationId, instant, type OrganizationId } from "#app/domain/id.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Reader, Writer } from "#db/client.ts";
import {
  type Invitation,
  insertInvitationToken,
  invitationById,
  revokeInvitationRow,
  revokeTokens,
} from "#db/queries/invitations.ts";

/** A link works until a year after closing: by then it has led to the results, and the next round has links of its own. */
const linkDays = 365;

/**
 * Makes a link to an invitation; each mail that is sent and each sheet that is printed has one of its own. What is
 * returned is kept nowhere: the database has its hash.
 *
 * @param closesAt when the invitation's department closes
 * @param token where the one who asks has a new secret at hand, so that asking twice makes one link
 * @returns the token, of 160 bits
 */
export async function mintToken(
  writer: Writer,
  { now, newSecret }: Pick<Environment, "now" | "newSecret">,
  { organizationId, id }: Pick<Invitation, "organizationId" | "id">,
  closesAt: Instant,
  token: string = newSecret(),
): Promise<string> {
  await insertInvitationToken(writer, {
    organizationId,
    tokenHash: hashSecret(token),
    invitationId: id,
    mintedAt: now(),
    expiresAt: instant(new Date(Date.parse(closesAt) + linkDays * 86_400_000)),
    revokedAt: null,
    handedOn: 0,
  });
  return token;
}

type Revoked = { readonly organizationId: OrganizationId; readonly invitationId: InvitationId };
type RevokedBy = Pick<Occasion, "actor">["actor"];

/**
 * Ends one link, as when a mail went astray, and with it the browsers that it let in. The invitation's other links go
 * on, and no answer is lost.
 *
 * @param tokenHash which link: the hash is its name, since the token is nowhere
 */
export async function revokeLink(
  environment: Environment,
  actor: RevokedBy,
  revoked: Revoked,
  tokenHash: string,
): Promise<void> {
  await revoke(environment, actor, revoked, "link.revoked", (writer, revokedAt) =>
    revokeTokens(writer, revoked, { tokenHash }, { revokedAt, handedOn: false }),
  );
}

/** Takes an invitation back: no link to it works any longer, nor any browser that answers it. No answer is lost. */
export async function revokeInvitation(
  environment: Environment,
  actor: RevokedBy,
  revoked: Revoked,
): Promise<void> {
  const { organizationId, invitationId } = revoked;
  await revoke(environment, actor, revoked, "invitation.revoked", (writer, revokedAt) =>
    revokeInvitationRow(writer, organizationId, invitationId, revokedAt),
  );
}

async function revoke(
  { database, now, newId }: Environment,
  actor: RevokedBy,
  { organizationId, invitationId }: Revoked,
  name: "link.revoked" | "invitation.revoked",
  write: (writer: Writer, revokedAt: Instant) => Promise<void>,
): Promise<void> {
  await database.transact(async (writer) => {
    const { roundId, departmentId } = await requireInvitation(writer, organizationId, invitationId);
    await write(writer, now());
    await record(writer, occasionBy({ now, newId }, organizationId, actor), {
      name,
      subject: invitationId,
      details: { round: roundId, department: departmentId },
    });
  });
}

async function requireInvitation(
  db: Reader,
  organizationId: OrganizationId,
  id: InvitationId,
): Promise<Invitation> {
  const invitation = await invitationById(db, organizationId, id);
  if (!invitation) throw new Error("There is no such invitation to revoke.");
  return invitation;
}
