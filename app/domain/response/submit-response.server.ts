import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Instant, ResponseId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Writer } from "#db/client.ts";
import { markInvitations } from "#db/queries/invitations.ts";
import {
  deleteDraft,
  deleteResponseScores,
  insertResponse,
  insertResponseScores,
  responseByReceipt,
  responsesOf,
  updateResponse,
} from "#db/queries/responses.ts";
import { deleteSaves } from "#db/queries/saves.ts";
import { addToTallies } from "#db/queries/tallies.ts";
import { type AnswersSoFar, answersSoFar, findBySession } from "./answering.server.ts";
import { type AnsweringKey, looksLikeSecret } from "./invitation.server.ts";
import type { KeptAnswers } from "./merge.ts";
import { occasionFor } from "./occasion.ts";
import { contextOf, type Respondent, requireAnswerable } from "./respondent.server.ts";
import { ownerOf, savesPlaceOf } from "./response-owner.ts";
import { withFreshInvitation } from "./save-answers.server.ts";
import { countResponse } from "./score-response.ts";

export type Submission = {
  readonly responseId: ResponseId;
  /** Null where answers are shown in groups only: no time is kept of them. */
  readonly submittedAt: Instant | null;
};

/**
 * Sends the answers: from now on they count. `receipt` is a code that the browser made before it sent them, so that
 * sending once more after a lost acknowledgement gives the same result and changes nothing. What was sent before is
 * kept, and counts no longer.
 *
 * @throws Problem `nothing-to-submit` where no question that is asked has an answer; `already-submitted` where nothing
 *   has changed since, or nothing may; `answering-session-gone`, `link-revoked`, `round-not-open-yet`, `round-closed`
 */
export async function submitResponse(
  environment: Environment,
  key: AnsweringKey,
  receipt: string,
): Promise<Submission> {
  if (!looksLikeSecret(receipt)) throw new Problem("bad-request");
  const receiptHash = hashSecret(receipt);
  const now = environment.now();
  return environment.database.transact(async (writer) => {
    const respondent = await withFreshInvitation(writer, await findBySession(writer, key, now));
    const sentBefore = await responseByReceipt(writer, respondent.invitation, receiptHash);
    if (sentBefore) return { responseId: sentBefore.id, submittedAt: sentBefore.submittedAt };
    requireAnswerable(respondent);

    const sending = await answersSoFar(writer, respondent);
    const counted = countResponse(respondent.questionnaire, contextOf(respondent), sending.kept);
    if (sending.state === "submitted") throw new Problem("already-submitted");
    if (counted.answered === 0) throw new Problem("nothing-to-submit");

    const { invitation, round } = respondent;
    const replacesEarlier = await supersedeEarlier(writer, respondent);
    const submission =
      round.disclosure.kind === "in-office"
        ? await sendDraft(writer, respondent, sending, receiptHash, now)
        : await sendWithoutTrace(writer, environment, respondent, sending, receiptHash);
    const { organizationId, roundId } = invitation;
    const { responseId } = submission;
    await insertResponseScores(
      writer,
      counted.scores.map((score) => ({ organizationId, roundId, responseId, basis: "all", ...score })),
    );
    await addToTallies(writer, placeOf(respondent), counted.tally, 1);
    await markInvitations(writer, ownerOf(respondent), "submitted");
    await record(writer, occasionFor(environment, organizationId, round), {
      name: "response.submitted",
      subject: submission.submittedAt === null ? round.id : responseId,
      details: { round: round.id, department: invitation.departmentId, replacesEarlier },
    });
    return submission;
  });
}

function placeOf({ invitation: { organizationId, roundId }, department }: Respondent) {
  return { organizationId, roundId, departmentId: department.id };
}

/** Takes what was sent before out of the figures, and keeps it. */
async function supersedeEarlier(writer: Writer, respondent: Respondent): Promise<boolean> {
  const { organizationId } = respondent.invitation;
  const { submitted: earlier } = await responsesOf(writer, ownerOf(respondent));
  if (!earlier) return false;
  const { tally } = countResponse(respondent.questionnaire, contextOf(respondent), earlier);
  await addToTallies(writer, placeOf(respondent), tally, -1);
  await deleteResponseScores(writer, earlier);
  await updateResponse(writer, organizationId, earlier.id, { status: "superseded" });
  return true;
}

async function sendDraft(
  writer: Writer,
  { invitation }: Respondent,
  { draftId }: AnswersSoFar,
  receiptHash: string,
  now: Instant,
): Promise<Submission> {
  if (draftId === null) throw new Problem("nothing-to-submit");
  await updateResponse(writer, invitation.organizationId, draftId, {
    status: "submitted",
    submittedAt: now,
    receiptHash,
  });
  return { responseId: draftId, submittedAt: now };
}

/** In place of the draft, a row that says neither who sent it nor when, nor in which order it was answered. */
async function sendWithoutTrace(
  writer: Writer,
  { newTimelessId }: Environment,
  { invitation, round }: Respondent,
  { draftId, kept }: AnswersSoFar,
  receiptHash: string,
): Promise<Submission> {
  if (draftId === null) throw new Problem("nothing-to-submit");
  await deleteSaves(writer, savesPlaceOf(ownerOf({ invitation, round })));
  const { organizationId, roundId, departmentId, role } = invitation;
  const responseId = newTimelessId<ResponseId>();
  await deleteDraft(writer, organizationId, draftId);
  await insertResponse(writer, {
    organizationId,
    id: responseId,
    roundId,
    departmentId,
    invitationId: null,
    role,
    status: "submitted",
    startedAt: null,
    submittedAt: null,
    receiptHash,
    ...withoutOrder(kept),
  });
  return { responseId, submittedAt: null };
}

function withoutOrder({ answers }: KeptAnswers): KeptAnswers {
  const plain = Object.entries(answers)
    .filter(([, { value }]) => value !== null)
    .map(([question, { value }]) => [question, { value, revision: 1 }]);
  return { revision: 1, answers: Object.fromEntries(plain) };
}
