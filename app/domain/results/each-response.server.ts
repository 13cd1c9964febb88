import { setImmediate } from "node:timers/promises";
import type { ContentHash, DepartmentId, OrganizationId, ResponseId, RoundId } from "#app/domain/id.ts";
import { visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import type { Answers, QuestionName } from "#app/domain/questionnaire/definition.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { answersOf } from "#app/domain/response/merge.ts";
import type { Reader } from "#db/client.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { submittedResponses } from "#db/queries/responses.ts";

/** So many are in memory at once, and gone through before others get their turn: a few milliseconds' work. */
const responsesAtOnce = 50;

/** What was sent and counts, and which questions were asked of whoever sent it: an answer to any other is none. */
export type GivenResponse = { readonly given: Answers; readonly visible: ReadonlySet<QuestionName> };

/**
 * Everything that was sent from a department in a round and counts, one response after another.
 *
 * @param hash the round's own version, which says which questions were asked of whom
 */
export async function* eachResponse(
  db: Reader,
  place: {
    readonly organizationId: OrganizationId;
    readonly roundId: RoundId;
    readonly departmentId: DepartmentId;
  },
  hash: ContentHash,
): AsyncGenerator<GivenResponse> {
  const { rules } = await loadQuestionnaire(db, hash);
  const department = (await departmentsOf(db, place.organizationId)).find(
    ({ id }) => id === place.departmentId,
  );
  if (department === undefined) throw new Error("A round has a department that its organization has not.");
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
      const context = { department: { kind: department.kind }, respondent: { role } };
      yield { given, visible: visibleQuestions(rules, given, context) };
    }
    after = responses.at(-1)?.id ?? null;
    await setImmediate();
  } while (after !== null);
}
