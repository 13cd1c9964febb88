import type { Environment } from "#app/domain/environment.ts";
import type { OrganizationId, RoundId } from "#app/domain/id.ts";
import { isSealed } from "#app/domain/round/lifecycle.ts";
import { roundsWithoutSeal } from "#db/queries/round-sums.ts";
import { AnswersDestroyed } from "./answers-destroyed.ts";
import { collectRemarks } from "./collect-remarks.server.ts";
import { compareRounds, obstacle } from "./comparison.ts";
import { publishOne } from "./publication.ts";
import {
  questionnairesBetween,
  type ResultsSource,
  resultsSource,
  summedRound,
} from "./results-source.server.ts";
import { keptSums } from "./sealed-sums.server.ts";
import type { MeasuredRound } from "./shown-rounds.ts";

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
  const { source, sealed, index } = await sealedRounds(environment, organizationId, roundId);
  const round = sealed[index];
  if (round === undefined) return;
  const later = await summedRound(environment, source, { round, isSealed: true });
  await publishOne(later, keptSums(environment, organizationId, [round]));
  await collectRemarks(environment, organizationId, round);
  const before = sealed[index + 1];
  if (before !== undefined) await prepareComparison(environment, source, before, round);
}

/** The same, and for comparing it with every other sealed round: after this its answers are needed for nothing. */
export async function prepareComparisons(
  environment: Environment,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<void> {
  await prepareResults(environment, organizationId, roundId);
  const { source, sealed, index } = await sealedRounds(environment, organizationId, roundId);
  const round = sealed[index];
  if (round === undefined) return;
  for (const later of sealed.slice(0, index)) await prepareComparison(environment, source, round, later);
  for (const earlier of sealed.slice(index + 1)) await prepareComparison(environment, source, earlier, round);
}

/** An organization's sealed rounds, newest first, and which of them one is; -1: none. */
async function sealedRounds(environment: Environment, organizationId: OrganizationId, roundId: RoundId) {
  const source = await resultsSource(environment, organizationId);
  const sealed = source.rounds.filter(({ schedule }) => isSealed(schedule, environment.now()));
  return { source, sealed, index: sealed.findIndex(({ id }) => id === roundId) };
}

async function prepareComparison(
  environment: Environment,
  source: ResultsSource,
  before: MeasuredRound,
  after: MeasuredRound,
): Promise<void> {
  const earlier = await summedRound(environment, source, { round: before, isSealed: true });
  const later = await summedRound(environment, source, { round: after, isSealed: true });
  if (obstacle(earlier, later) !== null) return;
  const between = await questionnairesBetween(environment, source, before, after);
  const sums = keptSums(environment, source.organizationId, [before, after]);
  await compareRounds(earlier, later, source.successions, between, sums).catch((error: unknown) => {
    if (!(error instanceof AnswersDestroyed)) throw error; // pages say that the two cannot be compared
  });
}
