import type { Scope } from "#app/domain/access/authorize.ts";
import type { ContentHash, RoundId } from "#app/domain/id.ts";
import type { Locale } from "#app/domain/questionnaire/definition.ts";
import { roundQuestionnaire } from "#app/domain/questionnaire/round-questionnaire.server.ts";
import { answerSheet, type SheetEntry } from "#app/domain/response/answer-sheet.ts";
import { formIn } from "#app/domain/response/form.ts";
import { answersOf, type KeptAnswers } from "#app/domain/response/merge.ts";
import type { Reader } from "#db/client.ts";

type SentAnswers = Pick<KeptAnswers, "answers"> & {
  readonly roundId: RoundId;
  readonly questionnaireHash: ContentHash;
};

/** What was answered in a response, question by question in the words of its round; what was not is left out. */
export async function answersInWords(
  db: Reader,
  organizationId: Scope["organizationId"],
  { roundId, questionnaireHash, answers: kept }: SentAnswers,
  locale: Locale,
): Promise<readonly SheetEntry[]> {
  const { loaded } = await roundQuestionnaire(db, { organizationId, id: roundId, questionnaireHash });
  const { areas } = formIn(locale, loaded.definition, loaded.questionnaire);
  const names = new Set(areas.flatMap(({ questions }) => questions.map(({ name }) => name)));
  return answerSheet(areas, names, answersOf({ answers: kept }))
    .flatMap(({ entries }) => entries)
    .filter(({ answer, notes }) => answer !== null || notes.length > 0);
}
