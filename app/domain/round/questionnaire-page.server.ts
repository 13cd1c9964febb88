import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import { correctableTexts, type TextGroup } from "#app/domain/questionnaire/correction.ts";
import { roundQuestionnaire } from "#app/domain/questionnaire/round-questionnaire.server.ts";
import { unlessWritten } from "#db/kept.ts";
import { correctionsOf, type StoredCorrection } from "#db/queries/questionnaire-corrections.ts";
import { isCorrectable } from "./correct-questionnaire.server.ts";
import { type RoundFrame, requireRound, roundFrame } from "./round-frame.server.ts";

/** What is asked in a round, word for word. */
export type RoundQuestionnairePage = {
  readonly round: RoundFrame;
  readonly groups: readonly TextGroup[];
  /** The latest first. */
  readonly corrections: readonly StoredCorrection[];
  /** Whether the reader may correct words now. */
  readonly canCorrect: boolean;
};

/**
 * A round's questionnaire as text, in both languages.
 *
 * @throws Problem `not-found`
 */
export async function roundQuestionnairePage(
  { database, now }: Environment,
  scope: Scope,
  slug: string,
): Promise<RoundQuestionnairePage> {
  const round = await requireRound(database.read, scope, slug);
  const { loaded, corrections } = await roundQuestionnaire(database.read, {
    ...round,
    organizationId: scope.organizationId,
  });
  return {
    round: roundFrame(round, now()),
    groups: correctableTexts(loaded.definition),
    corrections: corrections.toReversed(),
    canCorrect: scope.can("rounds.manage") && isCorrectable(round, now()),
  };
}

/**
 * What was corrected in a round's questionnaire, the latest first: for whoever may see the round's results.
 *
 * @throws Problem `not-found`
 */
export async function roundCorrections(
  { database }: Environment,
  scope: Scope,
  slug: string,
): Promise<readonly StoredCorrection[]> {
  const { organizationId } = scope;
  return unlessWritten(database, `corrections of ${organizationId} ${slug}`, async () => {
    const round = await requireRound(database.read, scope, slug);
    return (await correctionsOf(database.read, { ...round, organizationId })).toReversed();
  });
}
