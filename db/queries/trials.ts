import type { Instant, InvitationId, OrganizationId, RoundId, UserId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";

/** A coordinator's trial of a round's form. */
export type Trial = {
  readonly organizationId: OrganizationId;
  readonly roundId: RoundId;
  readonly invitationId: InvitationId;
  readonly since: Instant;
};

/** Every trial there is, in all organizations. */
export async function allTrials(db: Reader): Promise<readonly Trial[]> {
  return selectTrials(db).execute();
}

/** Every trial of a round. */
export async function trialsOf(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<readonly Trial[]> {
  return selectTrialsOf(db, organizationId, roundId).execute();
}

/** The trials that somebody has of a round. */
export async function trialsBy(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
  by: UserId,
): Promise<readonly Trial[]> {
  return selectTrialsOf(db, organizationId, roundId).where("trialBy", "=", by).execute();
}

/** The trials that somebody has in an organization, of whichever round. */
export async function trialsOfUser(
  db: Reader,
  organizationId: OrganizationId,
  by: UserId,
): Promise<readonly Trial[]> {
  return selectTrials(db).where("organizationId", "=", organizationId).where("trialBy", "=", by).execute();
}

function selectTrialsOf(db: Reader, organizationId: OrganizationId, roundId: RoundId) {
  return selectTrials(db).where("organizationId", "=", organizationId).where("roundId", "=", roundId);
}

function selectTrials(db: Reader) {
  return db
    .selectFrom("invitations")
    .where("trialBy", "is not", null)
    .select(["organizationId", "roundId", "id as invitationId", "createdAt as since"]);
}

/** Removes a trial with all that was answered in it. Touches no invitation of anybody's. */
export async function deleteTrial(
  db: Writer,
  { organizationId, roundId, invitationId }: Trial,
): Promise<void> {
  await db
    .deleteFrom("saves")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("ownerId", "=", invitationId)
    .execute();
  for (const table of ["responses", "answeringSessions", "invitationTokens"] as const) {
    await db
      .deleteFrom(table)
      .where("organizationId", "=", organizationId)
      .where("invitationId", "=", invitationId)
      .execute();
  }
  await db
    .deleteFrom("invitations")
    .where("organizationId", "=", organizationId)
    .where("id", "=", invitationId)
    .where("trialBy", "is not", null)
    .execute();
}
