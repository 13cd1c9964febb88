import type { ContentHash, DepartmentId, OrganizationId, RoundId } from "#app/domain/id.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { GroupCount, type GroupSums } from "#app/domain/scoring/group-sums.ts";
import type { Reader } from "#db/client.ts";
import { eachResponse } from "./each-response.server.ts";

/**
 * Goes through everything that was sent from a department in a round, and sums it by each of the questionnaires.
 *
 * @param hash the round's own version, which says which questions were asked of whom
 * @returns in the order of the questionnaires
 */
export async function sumResponses(
  db: Reader,
  place: {
    readonly organizationId: OrganizationId;
    readonly roundId: RoundId;
    readonly departmentId: DepartmentId;
  },
  hash: ContentHash,
  questionnaires: readonly Questionnaire[],
): Promise<readonly GroupSums[]> {
  const counts = questionnaires.map((questionnaire) => new GroupCount(questionnaire));
  for await (const { given, visible } of eachResponse(db, place, hash)) {
    for (const count of counts) count.add(given, visible);
  }
  return counts.map(({ sums }) => sums);
}
