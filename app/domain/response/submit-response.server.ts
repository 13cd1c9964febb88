import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Instant, ResponseId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Writer } from "#db/client.ts";
import { lockGroup, writeGroupAnew } from "#db/queries/confidential-group.ts";
import { markInvitations } from "#db/queries/invitations.ts";
import {
  deleteResponse,
  deleteResponseScores,
  insertResponse,
  insertResponseScores,
  type KeptResponse,
  responseByReceipt,
  responsesOf,
  updateResponse,
} from "#db/queries/responses.ts";
import { deleteSaves } from "#db/queries/saves.ts";
import { addToTallies, type TallyPlace } from "#db/queries/tallies.ts";
import { type AnswersSoFar, answersSoFar, findBySession } from "./answering.server.ts";
import { type AnsweringKey, looksLikeSecret } from "./invitation.server.ts";
import type { KeptAnswers } from "./merge.ts";
import { occasionFor } from "./occasion.ts";
import { contextOf, needsCode, type Respondent, requireAnswerable } from "./respondent.server.ts";
import { ownerOf, savesPlaceOf } from "./response-owner.ts";
import { lockResponse } from "./save-answers.server.ts";
import { type CountedResponse, countResponse } from "./score-response.ts";
import { sentByCode, sentByTypedCode } from "./sent-by-code.server.ts";

export type Submission = {
  readonly responseId: ResponseId;
  /** Null where answers are shown in groups only: no time is kept of them. */
  readonly submittedAt: Instant | null;
};

/**
 * Sends the answers: from now on they count. `receipt` is a code that the browser made before it sent them, so that
 * sending once more after a lost acknowledgement gives the same result and changes nothing. In office what was sent
 * before is kept, and counts no longer. In a confidential round it is replaced, its code, which alone leads to it, stays
 * the same, and `change` names the draft that is to take its place: a late repeat of an earlier sending names another.
 *
 * @throws Problem `nothing-to-submit` where no question that is asked has an answer; `already-submitted` where nothing
 *   has changed since, or nothing may; `bad-request` where the code is another's; `answering-session-gone`,
 *   `link-revoked`, `round-not-open-yet`, `round-closed`
 */
export async function submitResponse(
  environment: Environment,
  key: AnsweringKey,
  receipt: string,
  change: string | null = null,
): Promise<Submission> {
  if (!looksLikeSecret(receipt)) throw new Problem("bad-request");
  const now = environment.now();
  const submission = await environment.database.transact(async (writer) => {
    const respondent = await lockedRespondent(writer, key, now);
    if (respondent.invitation.trialSince !== null) {
      return sendTrial(writer, respondent, hashSecret(receipt), now);
    }
    return needsCode(respondent)
      ? sendConfidential(writer, environment, respondent, { receipt, change })
      : sendInOffice(writer, environment, respondent, hashSecret(receipt), now);
  });
  if (submission.submittedAt === null) await environment.database.scrub();
  return submission;
}

async function lockedRespondent(writer: Writer, key: AnsweringKey, now: Instant): Promise<Respondent> {
  const find = () => findBySession(writer, key, now);
  return lockResponse(writer, await find(), find);
}

async function sendInOffice(
  writer: Writer,
  environment: Environment,
  respondent: Respondent,
  receiptHash: string,
  now: Instant,
): Promise<Submission> {
  const { invitation, round } = respondent;
  const { organizationId, roundId, departmentId } = invitation;
  const sentBefore = await responseByReceipt(writer, invitation, receiptHash);
  const isOwn = invitation.submitted && sentBefore?.departmentId === departmentId;
  if (sentBefore && !(isOwn && sentBefore.status !== "trial")) {
    throw new Problem("bad-request"); // another's code: this is no repeat
  }
  if (sentBefore) return { responseId: sentBefore.id, submittedAt: sentBefore.submittedAt };
  requireAnswerable(respondent);
  const sending = await answersSoFar(writer, respondent, null);
  const { tally, scores, draftId } = countSending(respondent, sending);

  const replacesEarlier = await supersedeEarlier(writer, respondent);
  await updateResponse(writer, organizationId, draftId, {
    status: "submitted",
    submittedAt: now,
    receiptHash,
  });
  await insertResponseScores(
    writer,
    scores.map((score) => ({ organizationId, roundId, responseId: draftId, basis: "all", ...score })),
  );
  await addToTallies(writer, placeOf(respondent), tally, 1);
  await markInvitations(writer, ownerOf(respondent), "submitted");
  await record(writer, occasionFor(environment, organizationId, round), {
    name: "response.submitted",
    subject: draftId,
    details: { round: round.id, department: departmentId, replacesEarlier },
  });
  return { responseId: draftId, submittedAt: now };
}

/** Sends a trial: it has a receipt as any other, is replaced by the next, and counts for nothing. */
async function sendTrial(
  writer: Writer,
  respondent: Respondent,
  receiptHash: string,
  now: Instant,
): Promise<Submission> {
  const { organizationId } = respondent.invitation;
  const { submitted: earlier } = await responsesOf(writer, ownerOf(respondent));
  if (earlier?.receiptHash === receiptHash) {
    return { responseId: earlier.id, submittedAt: earlier.submittedAt };
  }
  if (await responseByReceipt(writer, respondent.invitation, receiptHash)) throw new Problem("bad-request");
  requireAnswerable(respondent);
  const { draftId } = countSending(respondent, await answersSoFar(writer, respondent, null));
  if (earlier) await deleteResponse(writer, organizationId, earlier.id);
  await updateResponse(writer, organizationId, draftId, { status: "trial", submittedAt: now, receiptHash });
  await markInvitations(writer, ownerOf(respondent), "submitted");
  return { responseId: draftId, submittedAt: now };
}

/**
 * In place of the draft, a row that says neither who sent it nor when, nor in which order it was answered, among rows
 * that are all written anew. No scores are kept of it: they follow from the answers.
 */
async function sendConfidential(
  writer: Writer,
  environment: Environment,
  respondent: Respondent,
  { receipt, change }: { readonly receipt: string; readonly change: string | null },
): Promise<Submission> {
  const { invitation, round } = respondent;
  const { organizationId, roundId, departmentId, role } = invitation;
  await lockGroup(writer, invitation);
  const receiptHash = hashSecret(receipt);
  const earlier = await sentByCode(environment, writer, respondent, receipt);
  const sending = await answersSoFar(writer, respondent, earlier);
  // The same sending once more.
  if (earlier !== null && (sending.draftId === null || sending.draftId !== change)) {
    return { responseId: earlier.id, submittedAt: null };
  }
  requireAnswerable(respondent, earlier !== null);
  const { tally, draftId } = countSending(respondent, sending);

  await deleteResponse(writer, organizationId, draftId);
  await deleteSaves(writer, savesPlaceOf(ownerOf(respondent), earlier?.receiptHash));
  if (earlier !== null) await takeOut(writer, respondent, earlier);
  else if (await responseByReceipt(writer, invitation, receiptHash)) throw new Problem("bad-request");
  const responseId = environment.newTimelessId<ResponseId>();
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
    ...withoutOrder(sending.kept),
  });
  await addToTallies(writer, placeOf(respondent), tally, 1);
  await writeGroupAnew(writer, invitation);
  if (earlier === null) await markInvitations(writer, ownerOf(respondent), "submitted");
  await record(writer, occasionFor(environment, organizationId, round), {
    name: "response.submitted",
    subject: round.id,
    details: { round: round.id, department: departmentId, replacesEarlier: earlier !== null },
  });
  return { responseId, submittedAt: null };
}

/**
 * Takes back what was sent in a confidential round: it is gone, counts no longer, and who sent it counts as not having
 * answered. Once more, it changes nothing.
 *
 * @returns false where the code is wrong
 * @throws Problem `too-many-wrong-codes`; `bad-request` where the round is in office, whose sent answers are a record; `round-closed`,
 *   `answering-session-gone`, `link-revoked`
 */
export async function withdrawResponse(
  environment: Environment,
  key: AnsweringKey,
  code: string,
): Promise<boolean> {
  const now = environment.now();
  const done = await environment.database.transact(async (writer) => {
    const respondent = await lockedRespondent(writer, key, now);
    const { invitation, round } = respondent;
    const { organizationId, departmentId } = invitation;
    if (!needsCode(respondent)) throw new Problem("bad-request");
    if (!invitation.submitted) return true;
    await lockGroup(writer, invitation);
    const sent = await sentByTypedCode(environment, writer, respondent, code);
    if (sent === null) return false;
    requireAnswerable(respondent, true);
    const { draftId } = await answersSoFar(writer, respondent, sent);
    if (draftId !== null) await deleteResponse(writer, organizationId, draftId);
    await deleteSaves(writer, savesPlaceOf(ownerOf(respondent), sent.receiptHash));
    await takeOut(writer, respondent, sent);
    await writeGroupAnew(writer, invitation);
    await markInvitations(writer, ownerOf(respondent), "withdrawn");
    await record(writer, occasionFor(environment, organizationId, round), {
      name: "response.withdrawn",
      subject: round.id,
      details: { round: round.id, department: departmentId },
    });
    return true;
  });
  if (done) await environment.database.scrub();
  return done;
}

/**
 * What is to be sent, as it will count.
 *
 * @throws Problem `already-submitted`, `nothing-to-submit`
 */
function countSending(
  respondent: Respondent,
  { state, kept, draftId }: AnswersSoFar,
): CountedResponse & { readonly draftId: ResponseId } {
  const counted = countResponse(respondent.questionnaire, contextOf(respondent), kept);
  if (state === "submitted") throw new Problem("already-submitted");
  if (counted.answered === 0 || draftId === null) throw new Problem("nothing-to-submit");
  return { ...counted, draftId };
}

/** Removes a confidential response, and what it counted for. */
async function takeOut(writer: Writer, respondent: Respondent, sent: KeptResponse): Promise<void> {
  const { tally } = countResponse(respondent.questionnaire, contextOf(respondent), sent);
  await addToTallies(writer, placeOf(respondent), tally, -1);
  await deleteResponse(writer, sent.organizationId, sent.id);
}

function placeOf({ invitation: { organizationId, roundId, departmentId } }: Respondent): TallyPlace {
  return { organizationId, roundId, departmentId };
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

function withoutOrder({ answers }: KeptAnswers): KeptAnswers {
  const plain = Object.entries(answers)
    .filter(([, { value }]) => value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([question, { value }]) => [question, { value, revision: 1 }]);
  return { revision: 1, answers: Object.fromEntries(plain) };
}
