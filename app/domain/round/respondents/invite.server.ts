import type { Insertable } from "kysely";
import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { InvitationId } from "#app/domain/id.ts";
import type { Round } from "#app/domain/round/round.ts";
import type { Reader } from "#db/client.ts";
import { insertInvitations } from "#db/queries/invitations.ts";
import { invitedTo, jointProgress } from "#db/queries/invited.ts";
import { lockRound } from "#db/queries/rounds.ts";
import type { Invitations } from "#db/schema.ts";
import type { Office } from "./invited.ts";
import { requireInviting } from "./inviting-round.server.ts";
import { keyOf } from "./plan.ts";

/** Why somebody is not invited, by the field that says so; the keys of the form's texts. */
export type InviteRefusal = Readonly<
  Partial<Record<"email" | "title" | "role" | "department" | "form", string>>
>;

export type Invite =
  | { readonly ok: true; readonly id: InvitationId }
  | { readonly ok: false; readonly errors: InviteRefusal };

/**
 * Invites somebody to a round.
 *
 * @throws Problem `not-found`, `invited-settled`
 */
export async function invite(
  environment: Environment,
  scope: Scope,
  slug: string,
  office: Office,
): Promise<Invite> {
  const { organizationId } = scope;
  return environment.database.transact(async (writer) => {
    const { round, departments } = await requireInviting(writer, environment, scope, slug);
    if (!departments.some(({ id }) => id === office.departmentId)) {
      return { ok: false, errors: { department: "missing" } };
    }
    await lockRound(writer, organizationId, round.id);
    const invited = await invitedTo(writer, { organizationId, roundId: round.id });
    const taken = takenBy(invited, office);
    if (taken !== null) return { ok: false, errors: taken };
    const invitation = await newInvitation(writer, environment, scope, round, office);
    await insertInvitations(writer, [invitation]);
    await record(writer, occasionBy(environment, scope.organizationId, scope.actor.id), {
      name: "invitation.added",
      subject: invitation.id,
      details: { round: round.id, department: office.departmentId },
    });
    return { ok: true, id: invitation.id };
  });
}

/** What is wrong where somebody else stands under the same address, or title without one, in the same department. */
export function takenBy(
  invited: readonly (Office & { readonly id: InvitationId; readonly revokedAt: string | null })[],
  office: Office,
  self: InvitationId | null = null,
): InviteRefusal | null {
  const other = invited.find((one) => one.id !== self && keyOf(one) === keyOf(office));
  if (other === undefined) return null;
  const code = other.revokedAt === null ? "alreadyInvited" : "takenBack";
  return office.email === null ? { title: code } : { email: code };
}

/** An invitation's row; in a department that answers jointly its holder comes to what the others have begun. */
export async function newInvitation(
  db: Reader,
  { now, newId }: Pick<Environment, "now" | "newId">,
  { organizationId }: Scope,
  { id: roundId, answering }: Pick<Round, "id" | "answering">,
  office: Office,
): Promise<Insertable<Invitations>> {
  const progress =
    answering === "joint"
      ? await jointProgress(db, { organizationId, roundId }, office.departmentId)
      : { begun: false, submitted: false };
  return {
    ...office,
    organizationId,
    id: newId<InvitationId>(),
    roundId,
    begun: progress.begun ? 1 : 0,
    submitted: progress.submitted ? 1 : 0,
    revokedAt: null,
    createdAt: now(),
  };
}
