import type { Environment } from "#app/domain/environment.ts";
import type { DepartmentId, OrganizationId } from "#app/domain/id.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { loadQuestionnaire, loadVersionsBetween } from "#app/domain/questionnaire/questionnaire.server.ts";
import { sealsAt } from "#app/domain/round/lifecycle.ts";
import { emptySums, type GroupSums, tallyAlone } from "#app/domain/scoring/group-sums.ts";
import type { Reader } from "#db/client.ts";
import { unlessWritten } from "#db/kept.ts";
import { departmentsOf, formerNamesOf, successionsOf } from "#db/queries/departments.ts";
import { invitationCountsOf } from "#db/queries/invitation-counts.ts";
import { adoptedVersions } from "#db/queries/questionnaires.ts";
import { responseCountsOf } from "#db/queries/response-counts.ts";
import { sealsOf, storedSums } from "#db/queries/round-sums.ts";
import { roundsOf } from "#db/queries/rounds.ts";
import { talliesOfRound } from "#db/queries/tallies.ts";
import { countIn } from "./department-counts.ts";
import { keptRounds } from "./kept-rounds.server.ts";
import {
  type DepartmentResponses,
  responsesByDepartment,
  type SummedRound,
  withTargets,
} from "./round-results.ts";
import { sealRound } from "./seal-round.server.ts";
import { basisOf } from "./sealed-sums.server.ts";
import type { MeasuredRound, ShownRound } from "./shown-rounds.ts";

/** What an organization's results are made from, apart from the answers. */
export type ResultsSource = Awaited<ReturnType<typeof readSource>>;

/** Reads what an organization's results are made from; it is the same object while nothing has been written. */
export function resultsSource(
  { database }: Environment,
  organizationId: OrganizationId,
): Promise<ResultsSource> {
  return unlessWritten(database, `results of ${organizationId}`, () =>
    readSource(database.read, organizationId),
  );
}

async function readSource(db: Reader, organizationId: OrganizationId) {
  const [rounds, departments, formerNames, successions, invitations, responses, seals, adopted] =
    await Promise.all([
      roundsOf(db, organizationId),
      departmentsOf(db, organizationId),
      formerNamesOf(db, organizationId),
      successionsOf(db, organizationId),
      invitationCountsOf(db, organizationId),
      responseCountsOf(db, organizationId),
      sealsOf(db, organizationId),
      adoptedVersions(db, organizationId),
    ]);
  return {
    organizationId,
    rounds,
    departments,
    formerNames,
    successions,
    invitations,
    responses,
    seals,
    adopted,
  };
}

/** How many have answered in each department of a round, as its tallies count them. */
export function responsesIn(source: ResultsSource, round: MeasuredRound): readonly DepartmentResponses[] {
  return departmentResponses(source, round, (id) => countIn(source.responses, round.id, id));
}

/**
 * A round with the sums of its responses: those that were kept when it was sealed (which is done now, where it has not
 * been), or the live tallies of one that goes on. A sealed round is the same object as the last time, as long as
 * nothing that it is made from has changed.
 */
export async function summedRound(
  environment: Environment,
  source: ResultsSource,
  { round, isSealed }: Pick<ShownRound, "round" | "isSealed">,
): Promise<SummedRound> {
  if (!isSealed) return readRound(environment, source, round, false);
  const { organizationId, seals, departments, invitations } = source;
  if (round.destruction === null && seals.get(round.id) !== sealsAt(round.schedule)) {
    await sealRound(environment, organizationId, round);
  }
  // Sums of a seal never change, and the round's revision tells one sealing from the next.
  const madeFrom = JSON.stringify([
    organizationId,
    round,
    departments.map(({ id }) => [id, countIn(invitations, round.id, id)]),
  ]);
  return keptRounds(environment.database).get(madeFrom, () => readRound(environment, source, round, true));
}

async function readRound(
  environment: Environment,
  source: ResultsSource,
  round: MeasuredRound,
  isSealed: boolean,
): Promise<SummedRound> {
  const { questionnaire } = await loadQuestionnaire(environment.database.read, round.questionnaireHash);
  const sums = isSealed
    ? await sealedSums(environment, source, round, questionnaire)
    : await liveSums(environment, source, round);
  const sumsOf = (id: DepartmentId): GroupSums => sums.get(id) ?? emptySums;
  return {
    round,
    isSealed,
    questionnaire: withTargets(questionnaire, round.targets),
    departments: departmentResponses(source, round, (id) => sumsOf(id).tally.responses).map(
      ({ department, invited }) => ({ department, invited, sums: sumsOf(department) }),
    ),
  };
}

/** The versions of a questionnaire that an organization took up between those of two rounds. */
export async function questionnairesBetween(
  { database }: Environment,
  { adopted }: ResultsSource,
  earlier: MeasuredRound,
  later: MeasuredRound,
): Promise<readonly Questionnaire[]> {
  return loadVersionsBetween(database.read, adopted, earlier.questionnaireHash, later.questionnaireHash);
}

async function sealedSums(
  environment: Environment,
  { organizationId }: ResultsSource,
  round: MeasuredRound,
  questionnaire: Questionnaire,
): Promise<ReadonlyMap<DepartmentId, GroupSums>> {
  const place = { organizationId, roundId: round.id };
  const kept = await storedSums(environment.database.read, place, [basisOf(questionnaire)]);
  return new Map(kept.map(({ departmentId, sums }) => [departmentId, sums]));
}

async function liveSums(
  { database }: Environment,
  { organizationId }: ResultsSource,
  round: MeasuredRound,
): Promise<ReadonlyMap<DepartmentId, GroupSums>> {
  const tallies = await talliesOfRound(database.read, organizationId, round.id);
  return new Map([...tallies].map(([id, tally]) => [id, tallyAlone(tally)]));
}

function departmentResponses(
  { departments, invitations }: ResultsSource,
  round: MeasuredRound,
  responses: (id: DepartmentId) => number,
): readonly DepartmentResponses[] {
  const order = departments.map(({ id }) => id);
  return responsesByDepartment(round, order, (id) => countIn(invitations, round.id, id), responses);
}
