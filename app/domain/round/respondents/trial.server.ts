import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { DepartmentId, InvitationId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import type { RespondentRole } from "#app/domain/questionnaire/definition.ts";
import { mintToken } from "#app/domain/response/link.server.ts";
import { closingTime } from "#app/domain/round/lifecycle.ts";
import { requireRound } from "#app/domain/round/round-frame.server.ts";
import { isTrialOver } from "#app/domain/round/trial-window.ts";
import { insertInvitations } from "#db/queries/invitations.ts";
import { roundById } from "#db/queries/rounds.ts";
import { allTrials, deleteTrial, trialsBy } from "#db/queries/trials.ts";

/** As whom a coordinator tries the form. */
export type WantedTrial = {
  readonly departmentId: DepartmentId;
  readonly role: RespondentRole;
  /** What the start page calls the one who is asked. */
  readonly title: string;
};

/**
 * Lets a coordinator answer a round's form as somebody in a department would, until the round opens or closes. Nothing
 * of it counts, and their earlier trial of the round is removed.
 *
 * @returns the token of the trial's link; null where the department is not in the round
 * @throws Problem `not-found`; `round-closed` where the round has closed
 */
export async function beginTrial(
  environment: Environment,
  scope: Scope,
  slug: string,
  { departmentId, role, title }: WantedTrial,
): Promise<string | null> {
  const now = environment.now();
  const { organizationId, actor } = scope;
  return environment.database.transact(async (writer) => {
    const round = await requireRound(writer, scope, slug);
    if (!round.departments.some((department) => department.departmentId === departmentId)) return null;
    const closesAt = closingTime(round.schedule, departmentId);
    if (isTrialOver(round.schedule, now, now)) {
      throw new Problem("round-closed", { closed: closesAt, contact: round.contact });
    }
    for (const earlier of await trialsBy(writer, organizationId, round.id, actor.id)) {
      await deleteTrial(writer, earlier);
    }
    const invitation = { organizationId, id: environment.newId<InvitationId>() };
    await insertInvitations(writer, [
      {
        ...invitation,
        roundId: round.id,
        departmentId,
        role,
        title,
        email: null,
        begun: 0,
        submitted: 0,
        revokedAt: null,
        createdAt: now,
        trialBy: actor.id,
      },
    ]);
    await record(writer, occasionBy(environment, organizationId, actor.id, now), {
      name: "trial.begun",
      subject: invitation.id,
      details: { round: round.id, department: departmentId },
    });
    return mintToken(writer, environment, invitation, closesAt);
  });
}

/** Removes the trials that have ended, of every organization. */
export async function removeEndedTrials({ database, now }: Environment): Promise<void> {
  for (const trial of await allTrials(database.read)) {
    const round = await roundById(database.read, trial.organizationId, trial.roundId);
    if (round === null || !isTrialOver(round.schedule, trial.since, now())) continue;
    await database.transact((writer) => deleteTrial(writer, trial));
  }
}
