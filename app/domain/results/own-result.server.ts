import type { Environment } from "#app/domain/environment.ts";
import { dayOf } from "#app/domain/local-time.ts";
import { nameOn } from "#app/domain/organization/department.ts";
import { findBySession } from "#app/domain/response/answering.server.ts";
import type { AnsweringKey } from "#app/domain/response/invitation.server.ts";
import type { Respondent } from "#app/domain/response/respondent.server.ts";
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
  const found = await findBySession(environment.database.read, key, now);
  const { organizationId, departmentId, roundId } = found.invitation;
  const source = await resultsSource(environment, organizationId);
  const { department, round } = found;
  const name = nameOn(department, source.formerNames, dayOf(round.schedule.opensAt));
  const respondent = { ...found, department: { ...department, name } };
  const shown = shownRounds(source.rounds, now, false);
  const own = shown.find(({ round }) => round.id === roundId);
  if (own?.state !== "published") return { respondent, result: { kind: "not-published" } };
  const selection = selectRounds(shown, () => true, { round: own.round.slug });
  const rounds = [selection.round, ...(selection.earlier ? [selection.earlier] : [])];
  const { material, sumAgain } = await resultsMaterial(environment, source, shown, selection, rounds);
  return { respondent, result: await ownResultView(material, departmentId, sumAgain) };
}
