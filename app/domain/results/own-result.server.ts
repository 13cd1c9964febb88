import type { Environment } from "#app/domain/environment.ts";
import { dayOf } from "#app/domain/local-time.ts";
import { nameOn } from "#app/domain/organization/department.ts";
import { findSession } from "#app/domain/response/answering.server.ts";
import type { AnsweringKey } from "#app/domain/response/invitation.server.ts";
import { type Respondent, readRespondent } from "#app/domain/response/respondent.server.ts";
import { windowOf } from "#app/domain/round/trial-window.ts";
import { unlessWritten } from "#db/kept.ts";
import { type OwnResultView, ownResultView } from "./own-result-view.ts";
import { resultsMaterial } from "./results-material.server.ts";
import { resultsSource } from "./results-source.server.ts";
import { selectRounds, shownRounds } from "./shown-rounds.ts";

/** Whom a browser answers for, or could have, by the department's name when the round opened; and what became of it. */
export type OwnResult = {
  readonly respondent: Respondent;
  readonly result: { readonly kind: "not-published" } | OwnResultView;
};

/**
 * The result of the department that somebody was invited in, once its round is published; whether they answered or not.
 *
 * @throws Problem `answering-session-gone`, `link-revoked`, `link-handed-on`
 */
export async function ownResult(environment: Environment, key: AnsweringKey): Promise<OwnResult> {
  const now = environment.now();
  const { database } = environment;
  const { organizationId, invitationId } = await findSession(database.read, key, now);
  const found = await unlessWritten(database, `respondent ${organizationId} ${invitationId}`, () =>
    readRespondent(database.read, organizationId, invitationId),
  );
  const { department, invitation, round } = found;
  const { departmentId, roundId } = invitation;
  const source = await resultsSource(environment, organizationId);
  const name = nameOn(department, source.formerNames, dayOf(round.schedule.opensAt));
  const window = windowOf(invitation, round.schedule, now);
  const respondent = { ...found, department: { ...department, name }, window };
  const shown = shownRounds(source.rounds, now, false);
  const own = shown.find(({ round }) => round.id === roundId);
  if (own?.state !== "published") return { respondent, result: { kind: "not-published" } };
  const selection = selectRounds(shown, () => true, { round: own.round.slug });
  const rounds = [selection.round, ...(selection.earlier ? [selection.earlier] : [])];
  const { material, sumAgain } = await resultsMaterial(environment, source, shown, selection, rounds);
  return { respondent, result: await ownResultView(material, departmentId, sumAgain) };
}
