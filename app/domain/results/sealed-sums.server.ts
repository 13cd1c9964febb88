import { createHash } from "node:crypto";
import type { Environment } from "#app/domain/environment.ts";
import type { ContentHash, DepartmentId, OrganizationId } from "#app/domain/id.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { addGroups, type GroupSums } from "#app/domain/scoring/group-sums.ts";
import { type SumAgain, type SumRequest, sumBasis } from "#app/domain/scoring/sum-book.ts";
import { isDestroyed } from "#db/queries/destructions.ts";
import { insertSums, type StoredSums, storedSums } from "#db/queries/round-sums.ts";
import { lockRound } from "#db/queries/rounds.ts";
import { AnswersDestroyed } from "./answers-destroyed.ts";
import type { MeasuredRound } from "./shown-rounds.ts";
import { sumResponses } from "./sum-responses.server.ts";

/** Under which hash the sums by a questionnaire are kept. */
export function basisOf(questionnaire: Questionnaire): ContentHash {
  return createHash("sha256").update(sumBasis(questionnaire)).digest("hex") as ContentHash; // its form
}

/**
 * Gives sums over the responses of sealed rounds. Each is made once, by going through the responses, and kept: from
 * then on it is read. Of a round whose answers were destroyed only what was kept before can be had: asking for another
 * sum throws `AnswersDestroyed`.
 *
 * @param rounds the sealed rounds among those that are published; of others no sums can be had again
 */
export function keptSums(
  environment: Environment,
  organizationId: OrganizationId,
  rounds: readonly MeasuredRound[],
): SumAgain {
  return async (requests) => {
    const found = new Map<SumRequest, GroupSums>();
    for (const id of new Set(requests.map(({ round }) => round))) {
      const round = rounds.find((candidate) => candidate.id === id);
      if (round === undefined) throw new Error("Only a sealed round's responses can be summed again.");
      const ofRound = requests.filter((request) => request.round === id);
      const known = await knownSums(environment, organizationId, round, ofRound);
      for (const request of ofRound) {
        const sums = known.get(basisOf(request.questionnaire));
        found.set(request, addGroups(request.departments.flatMap((name) => sums?.get(name) ?? [])));
      }
    }
    return requests.flatMap((request) => found.get(request) ?? []);
  };
}

type SumsByDepartment = ReadonlyMap<string, GroupSums>;

async function knownSums(
  environment: Environment,
  organizationId: OrganizationId,
  round: MeasuredRound,
  requests: readonly SumRequest[],
): Promise<ReadonlyMap<ContentHash, SumsByDepartment>> {
  const { database } = environment;
  const place = { organizationId, roundId: round.id };
  const bases = new Map(requests.map(({ questionnaire }) => [basisOf(questionnaire), questionnaire]));
  const kept = await storedSums(database.read, place, [...bases.keys()]);
  const missing = requests.flatMap(({ departments, questionnaire }) => {
    const basis = basisOf(questionnaire);
    return round.departments
      .map(({ departmentId }) => departmentId)
      .filter((id) => departments.includes(id))
      .filter((id) => !kept.some((row) => row.departmentId === id && row.basis === basis))
      .map((departmentId) => ({ departmentId, basis, questionnaire }));
  });
  if (missing.length === 0) return byBasis(kept);
  if (round.destruction !== null) throw new AnswersDestroyed();
  const made = await makeSums(environment, organizationId, round, missing);
  await database.transact(async (writer) => {
    // Answers may have been removed while they were read.
    await lockRound(writer, organizationId, round.id);
    if (await isDestroyed(writer, place)) throw new AnswersDestroyed();
    await insertSums(writer, place, made);
  });
  return byBasis([...kept, ...made]);
}

type MissingSums = {
  readonly departmentId: DepartmentId;
  readonly basis: ContentHash;
  readonly questionnaire: Questionnaire;
};

async function makeSums(
  { database }: Environment,
  organizationId: OrganizationId,
  round: MeasuredRound,
  missing: readonly MissingSums[],
): Promise<readonly StoredSums[]> {
  const wanted = new Map<DepartmentId, Map<ContentHash, Questionnaire>>();
  for (const { departmentId, basis, questionnaire } of missing) {
    const ofDepartment = wanted.get(departmentId) ?? new Map<ContentHash, Questionnaire>();
    wanted.set(departmentId, ofDepartment.set(basis, questionnaire));
  }
  const sums: StoredSums[] = [];
  for (const [departmentId, questionnaires] of wanted) {
    const place = { organizationId, roundId: round.id, departmentId };
    const counted = await sumResponses(database.read, place, round.questionnaireHash, [
      ...questionnaires.values(),
    ]);
    [...questionnaires.keys()].forEach((basis, index) => {
      const found = counted[index];
      if (found !== undefined) sums.push({ departmentId, basis, sums: found });
    });
  }
  return sums;
}

function byBasis(rows: readonly StoredSums[]): ReadonlyMap<ContentHash, SumsByDepartment> {
  const sums = new Map<ContentHash, Map<string, GroupSums>>();
  for (const { basis, departmentId, sums: one } of rows) {
    const ofBasis = sums.get(basis) ?? new Map<string, GroupSums>();
    sums.set(basis, ofBasis.set(departmentId, one));
  }
  return sums;
}
