import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { OrganizationId } from "#app/domain/id.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { unlessWritten } from "#db/kept.ts";
import { organizationsSharingResults } from "#db/queries/organizations.ts";
import { publishOne } from "./publication.ts";
import type { Arrangement } from "./results-page.ts";
import { resultsSource, summedRound } from "./results-source.server.ts";
import type { RoundResults } from "./round-results.ts";
import { keptSums } from "./sealed-sums.server.ts";
import { shownRounds } from "./shown-rounds.ts";
import { organizationRow, roundBeside, type SideBySide } from "./side-by-side.ts";

/** Whether the reader's organization takes part; only who does sees the others. */
export type SharedResults = { readonly kind: "not-sharing" } | ({ readonly kind: "sharing" } & SideBySide);

/**
 * The organization's levels beside those of the others in the installation that have agreed to it, as it has itself:
 * each organization's own published figures, as a whole, and nothing of its departments.
 */
export function organizationsSideBySide(environment: Environment, scope: Scope): Arrangement<SharedResults> {
  const { organizationId, name } = scope;
  const { database } = environment;
  return {
    rounds: "chosen",
    arrange: async ({ results }) => {
      const sharing = await unlessWritten(database, `sharing with ${organizationId}`, () =>
        organizationsSharingResults(database.read, organizationId),
      );
      const others = sharing.filter(({ id }) => id !== organizationId);
      if (others.length === sharing.length) return { kind: "not-sharing" };
      const { questionnaire, round } = results;
      const rows = await Promise.all(
        others.map(async (other) =>
          organizationRow(
            other.name,
            await resultsBeside(environment, other.id, questionnaire, round.year),
            questionnaire,
          ),
        ),
      );
      return {
        kind: "sharing",
        max: questionnaire.scale.max,
        year: round.year,
        dimensions: questionnaire.dimensions.map(({ key, title, target }) => ({ key, title, target })),
        rows: [organizationRow(name, results, questionnaire, true), ...rows],
      };
    },
  };
}

/** The published results of another organization on the same questionnaire; null where there are none. */
async function resultsBeside(
  environment: Environment,
  organizationId: OrganizationId,
  { id }: Questionnaire,
  year: number,
): Promise<RoundResults | null> {
  const source = await resultsSource(environment, organizationId);
  const published = shownRounds(source.rounds, environment.now(), false);
  const ofQuestionnaire = await Promise.all(
    published.map(async (shown) => {
      const { questionnaire } = await loadQuestionnaire(
        environment.database.read,
        shown.round.questionnaireHash,
      );
      return questionnaire.id === id ? [{ ...shown, year: shown.round.year }] : [];
    }),
  );
  const beside = roundBeside(ofQuestionnaire.flat(), year);
  if (beside === null || beside.state !== "published") return null;
  const summed = await summedRound(environment, source, beside);
  return publishOne(summed, keptSums(environment, organizationId, beside.isSealed ? [beside.round] : []));
}
