import { setImmediate } from "node:timers/promises";
import type { Environment } from "#app/domain/environment.ts";
import type { OrganizationId, RemarkId, ResponseId } from "#app/domain/id.ts";
import { visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import { isScored } from "#app/domain/questionnaire/definition.ts";
import { noteKey, notes } from "#app/domain/questionnaire/notes.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { answersOf } from "#app/domain/response/merge.ts";
import { sealsAt } from "#app/domain/round/lifecycle.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { isDestroyed } from "#db/queries/destructions.ts";
import { keepRemarks, remarksCollectedFor } from "#db/queries/remarks.ts";
import { submittedResponses } from "#db/queries/responses.ts";
import type { Remarks } from "#db/schema.ts";
import type { MeasuredRound } from "./shown-rounds.ts";

/** So many responses are in memory at once. */
const responsesAtOnce = 200;

/**
 * Collects what was written beside the answers of a sealed round, once: by going through the responses, so that pages
 * need not. Ids are random and decide the order; of a round that is shown in groups no department is kept.
 */
export async function collectRemarks(
  environment: Environment,
  organizationId: OrganizationId,
  round: MeasuredRound,
): Promise<void> {
  if (round.destruction !== null) return;
  const { database } = environment;
  const place = { organizationId, roundId: round.id };
  const endedAt = sealsAt(round.schedule);
  if ((await remarksCollectedFor(database.read, place)) === endedAt) return;
  const { questionnaire, rules } = await loadQuestionnaire(database.read, round.questionnaireHash);
  const asked = questionnaire.questions.filter(isScored);
  const departments = await departmentsOf(database.read, organizationId);
  const remarks: Remarks[] = [];
  for (const { departmentId } of round.departments) {
    const kind = departments.find(({ id }) => id === departmentId)?.kind;
    if (kind === undefined) throw new Error("A round has a department that its organization has not.");
    let after: ResponseId | null = null;
    do {
      const responses: Awaited<ReturnType<typeof submittedResponses>> = await submittedResponses(
        database.read,
        { ...place, departmentId },
        after,
        responsesAtOnce,
      );
      for (const { answers, role } of responses) {
        const given = answersOf({ answers });
        const visible = visibleQuestions(rules, given, { department: { kind }, respondent: { role } });
        for (const { name } of asked) {
          if (!visible.has(name)) continue;
          for (const note of notes) {
            const text = given[noteKey(name, note)];
            if (typeof text !== "string" || text.trim() === "") continue;
            remarks.push({
              ...place,
              question: name,
              id: environment.newTimelessId<RemarkId>(),
              kind: note,
              departmentId: round.disclosure.kind === "confidential" ? null : departmentId,
              text,
            });
          }
        }
      }
      after = responses.at(-1)?.id ?? null;
      await setImmediate();
    } while (after !== null);
  }
  // Not even the order in which rows are written tells which belong together.
  const shuffled = remarks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await database.transact(async (writer) => {
    // They may have been destroyed while they were gone through.
    if (!(await isDestroyed(writer, place))) await keepRemarks(writer, place, endedAt, shuffled);
  });
}
