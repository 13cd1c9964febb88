import type { Environment } from "#app/domain/environment.ts";
import type { OrganizationId, RoundId } from "#app/domain/id.ts";
import { isSealed } from "#app/domain/round/lifecycle.ts";
import { roundsWithoutSeal } from "#db/queries/round-sums.ts";
import { collectRemarks } from "./collect-remarks.server.ts";
import { compareRounds, obstacle } from "./comparison.ts";
import { publishOne } from "./publication.ts";
import { questionnairesBetween, resultsSource, summedRound } from "./results-source.server.ts";
import { keptSums } from "./sealed-sums.server.ts";

/**
 * Seals the rounds, of every organization, that have become so since the last time, also while no process ran. One that
 * cannot be is told to the operator, and is tried again the next time.
 */
export async function sealEndedRounds(environment: Environment): Promise<void> {
  for (const { organizationId, roundId } of await roundsWithoutSeal(
    environment.database.read,
    environment.now(),
  )) {
    try {
      await prepareResults(environment, organizationId, roundId);
    } catch (error) {
      const reason = error instanceof Error ? error.message : "unknown";
      environment.warn("round not sealed", { round: roundId, reason });
    }
  }
}

/** Makes and keeps all sums that publishing a round needs, and comparing it with the one before. */
async function prepareResults(
  environment: Environment,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<void> {
  const now = environment.now();
  const source = await resultsSource(environment, organizationId);
  const index = source.rounds.findIndex(({ id }) => id === roundId);
  const round = source.rounds[index];
  if (round === undefined || !isSealed(round.schedule, now)) return;
  const before = source.rounds.slice(index + 1).find(({ schedule }) => isSealed(schedule, now));
  const later = await summedRound(environment, source, { round, isSealed: true });
  const sums = keptSums(environment, organizationId, before ? [before, round] : [round]);
  await publishOne(later, sums);
  await collectRemarks(environment, organizationId, round);
  if (before === undefined) return;
  const earlier = await summedRound(environment, source, { round: before, isSealed: true });
  if (obstacle(earlier, later) !== null) return;
  const between = await questionnairesBetween(environment, source, before, round);
  await compareRounds(earlier, later, source.successions, between, sums);
}
