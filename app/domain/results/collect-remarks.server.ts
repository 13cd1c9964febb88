import type { Environment } from "#app/domain/environment.ts";
import type { OrganizationId, RemarkId } from "#app/domain/id.ts";
import { isScored } from "#app/domain/questionnaire/definition.ts";
import { noteKey, notes } from "#app/domain/questionnaire/notes.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { sealsAt } from "#app/domain/round/lifecycle.ts";
import { isDestroyed } from "#db/queries/destructions.ts";
import { keepRemarks, remarksCollectedFor } from "#db/queries/remarks.ts";
import type { Remarks } from "#db/schema.ts";
import { eachResponse } from "./each-response.server.ts";
import type { MeasuredRound } from "./shown-rounds.ts";

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
  const { questionnaire } = await loadQuestionnaire(database.read, round.questionnaireHash);
  const asked = questionnaire.questions.filter(isScored);
  const isInGroups = round.disclosure.kind === "confidential";
  const remarks: Remarks[] = [];
  for (const { departmentId } of round.departments) {
    const responses = eachResponse(database.read, { ...place, departmentId }, round.questionnaireHash);
    for await (const { given, visible } of responses) {
      for (const { name } of asked.filter((question) => visible.has(question.name))) {
        for (const note of notes) {
          const text = given[noteKey(name, note)];
          if (typeof text !== "string" || text.trim() === "") continue;
          const id = environment.newTimelessId<RemarkId>();
          const ownDepartment = isInGroups ? null : departmentId;
          remarks.push({ ...place, question: name, id, kind: note, departmentId: ownDepartment, text });
        }
      }
    }
  }
  // Not even the order in which rows are written tells which belong together.
  const shuffled = remarks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await database.transact(async (writer) => {
    // They may have been destroyed while they were gone through.
    if (!(await isDestroyed(writer, place))) await keepRemarks(writer, place, endedAt, shuffled);
  });
}
