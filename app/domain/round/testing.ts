import { aQuestionnaireFile, aRubric, oneDimension } from "#app/domain/questionnaire/testing.ts";
import { aMunicipality, anEnvironment, aRound, aScope, type TestEnvironment } from "#app/domain/testing.ts";
import { fromJson } from "#db/json.ts";
import { roundBySlug } from "#db/queries/rounds.ts";
import type { Rounds } from "#db/schema.ts";
import type { OpenTestDatabase } from "#db/testing.ts";

/** A small questionnaire, which every level of it can be answered in. */
export const twoQuestions = aQuestionnaireFile({
  questions: [aRubric("strategy"), aRubric("second")],
  maturity: oneDimension({ target: 3 }),
});

/** What makes a draft of the round that tests have. */
export const draft = { releasedAt: null };

/** A municipality with a round, open unless said otherwise, and who runs it. */
export async function aRunRound(open: OpenTestDatabase, overrides: Partial<Rounds> = {}) {
  const environment = anEnvironment(await open());
  const municipality = await aMunicipality(environment, { questionnaire: twoQuestions });
  const round = await aRound(environment, municipality, overrides);
  return { environment, municipality, round, scope: aScope(municipality, "coordinator") };
}

/** The round as it is kept now. */
export async function roundAsKept({ database }: TestEnvironment, { organizationId, slug }: Rounds) {
  const round = await roundBySlug(database.read, organizationId, slug);
  if (!round) throw new Error("The round is gone.");
  return round;
}

/** What the audit log tells, in the order that it happened. */
export async function toldToTheLog({ database }: TestEnvironment) {
  const rows = await database.read.selectFrom("auditLog").orderBy("position").selectAll().execute();
  return rows.map(({ event, subject, actor, details }) => ({
    event,
    subject,
    actor,
    details: details === null ? null : fromJson(details),
  }));
}
