import { setImmediate } from "node:timers/promises";
import type { ContentHash, DepartmentId, OrganizationId, ResponseId, RoundId } from "#app/domain/id.ts";
import { visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { answersOf } from "#app/domain/response/merge.ts";
import { GroupCount, type GroupSums } from "#app/domain/scoring/group-sums.ts";
import type { Reader } from "#db/client.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { submittedResponses } from "#db/queries/responses.ts";

/** So many are in memory at once, and scored before others get their turn: a few milliseconds' work. */
const responsesAtOnce = 50;

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
  const { rules } = await loadQuestionnaire(db, hash);
  const department = (await departmentsOf(db, place.organizationId)).find(
    ({ id }) => id === place.departmentId,
  );
  if (department === undefined) throw new Error("A round has a department that its organization has not.");
  const counts = questionnaires.map((questionnaire) => new GroupCount(questionnaire));
  let after: ResponseId | null = null;
  do {
    const responses: Awaited<ReturnType<typeof submittedResponses>> = await submittedResponses(
      db,
      place,
      after,
      responsesAtOnce,
    );
    for (const { answers, role } of responses) {
      const given = answersOf({ answers });
      const visible = visibleQuestions(rules, given, {
        department: { kind: department.kind },
        respondent: { role },
      });
      for (const count of counts) count.add(given, visible);
    }
    after = responses.at(-1)?.id ?? null;
    await setImmediate();
  } while (after !== null);
  return counts.map(({ sums }) => sums);
}
