import type { Environment } from "#app/domain/environment.ts";
import type { Instant } from "#app/domain/id.ts";
import type { AdoptedVersion } from "#app/domain/questionnaire/adopted-version.ts";
import { visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import {
  type LoadedQuestionnaire,
  loadQuestionnaire,
  loadVersionsBetween,
} from "#app/domain/questionnaire/questionnaire.server.ts";
import { comparedQuestions } from "#app/domain/scoring/common-questions.ts";
import type { Reader } from "#db/client.ts";
import { departmentsOf, successionsOf } from "#db/queries/departments.ts";
import { adoptedVersions } from "#db/queries/questionnaires.ts";
import { responsesOf } from "#db/queries/responses.ts";
import { type RoundWithDepartments, roundsOf } from "#db/queries/rounds.ts";
import { findBySession } from "./answering.server.ts";
import type { AnsweringKey } from "./invitation.server.ts";
import { type EarlierAnswer, earlierAnswers, jointRoundBefore, onePredecessor } from "./last-time.ts";
import { answersOf } from "./merge.ts";
import { contextOf, type Respondent, requireAnswerable } from "./respondent.server.ts";

/** What a department answered the last time it answered jointly, in the words of then. */
export type LastTime = {
  readonly year: number;
  readonly questionnaire: LoadedQuestionnaire;
  readonly answers: readonly EarlierAnswer[];
};

/** That there was a last time, but that the answers of it have been destroyed. */
export type DestroyedLastTime = { readonly year: number; readonly destroyedAt: Instant };

/**
 * What the department of a joint round answered last time: in the round before it that was answered jointly too, on the
 * questions that compare. Null where there is none, and where everybody answers one by one.
 *
 * @throws those of `loadAnswering`
 */
export async function loadLastTime(
  environment: Environment,
  key: AnsweringKey,
): Promise<LastTime | DestroyedLastTime | null> {
  const { read } = environment.database;
  const now = environment.now();
  const respondent = await findBySession(read, key, now);
  requireAnswerable(respondent);
  const { organizationId } = respondent.invitation;
  const adopted = await adoptedVersions(read, organizationId);
  const earlier = jointRoundBefore(
    await roundsOf(read, organizationId),
    versionsOf(adopted, respondent.questionnaire),
    respondent.round,
    now,
  );
  if (earlier === null) return null;
  if (earlier.destruction !== null) return { year: earlier.year, destroyedAt: earlier.destruction.begunAt };
  const questionnaire = await loadQuestionnaire(read, earlier.questionnaireHash);
  const sent = await sentThen(read, respondent, earlier, questionnaire);
  if (sent === null) return null;
  const between = await loadVersionsBetween(
    read,
    adopted,
    earlier.questionnaireHash,
    respondent.round.questionnaireHash,
  );
  const compared = comparedQuestions(
    questionnaire.questionnaire,
    between,
    respondent.questionnaire.questionnaire,
  );
  const asked = compared.filter(({ older }) => sent.asked.has(older.name));
  return { year: earlier.year, questionnaire, answers: earlierAnswers(asked, sent.answers) };
}

function versionsOf(adopted: readonly AdoptedVersion[], { questionnaire }: LoadedQuestionnaire) {
  return new Set(adopted.filter((one) => one.questionnaire === questionnaire.id).map(({ hash }) => hash));
}

/** What the department, or the one that it was then, sent in an earlier joint round, and what it was asked there. */
async function sentThen(
  db: Reader,
  { invitation, department }: Respondent,
  earlier: RoundWithDepartments,
  { rules }: LoadedQuestionnaire,
) {
  const { organizationId } = invitation;
  const then = onePredecessor(
    earlier.departments.map(({ departmentId }) => departmentId),
    department.id,
    await successionsOf(db, organizationId),
  );
  const was = (await departmentsOf(db, organizationId)).find(({ id }) => id === then);
  if (was === undefined) return null;
  const owner = { organizationId, roundId: earlier.id, departmentId: was.id, invitationId: null };
  const { submitted } = await responsesOf(db, owner);
  if (submitted === null) return null;
  const answers = answersOf(submitted);
  const context = contextOf({ department: was, round: earlier, invitation });
  return { answers, asked: visibleQuestions(rules, answers, context) };
}
