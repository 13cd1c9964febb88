import { timingSafeEqual } from "node:crypto";
import type { Environment } from "#app/domain/environment.ts";
import type { Instant, ResponseId } from "#app/domain/id.ts";
import { Problem, type ProblemCode } from "#app/domain/problem.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Reader } from "#db/client.ts";
import { type AnsweringSession, answeringSessionByHandle } from "#db/queries/invitations.ts";
import { draftByReceipt, type KeptResponse, responseOfInvitation } from "#db/queries/responses.ts";
import { type AnsweringKey, looksLikeSecret, whomToAsk } from "./invitation.server.ts";
import type { KeptAnswers } from "./merge.ts";
import { findRespondent, type Respondent, requireAnswerable } from "./respondent.server.ts";
import { sentByCode } from "./sent-by-code.server.ts";

/** The answers so far. */
export type AnswersSoFar = {
  readonly kept: KeptAnswers;
  /** What the answers are: not yet any, not yet sent, sent as they stand, or changed since they were sent. */
  readonly state: "empty" | "draft" | "submitted" | "changed";
  /** The draft that they stand in; null where the next change makes one. */
  readonly draftId: ResponseId | null;
};

/** A respondent with the answers so far. */
export type Answering = AnswersSoFar & { readonly respondent: Respondent };

/**
 * The answers that a browser may go on with.
 *
 * @throws Problem `answering-session-gone`, `link-revoked`, `round-not-open-yet`, `round-closed`; `already-submitted`
 *   where what was sent cannot be replaced without its code
 */
export async function loadAnswering(environment: Environment, key: AnsweringKey): Promise<Answering> {
  const { read } = environment.database;
  const respondent = await findBySession(read, key, environment.now());
  const sent = await sentByCode(environment, read, respondent, key.code);
  requireAnswerable(respondent, sent !== null);
  return { respondent, ...(await answersSoFar(read, respondent, sent)) };
}

/**
 * The draft's answers, else those sent last, which a new draft begins with, else none. In a confidential round what
 * was sent is what the code led to (`byCode`), and its draft is found by that alone.
 */
export async function answersSoFar(
  db: Reader,
  { invitation }: Pick<Respondent, "invitation">,
  byCode: KeptResponse | null,
): Promise<AnswersSoFar> {
  const { organizationId, id, submitted } = invitation;
  const draft = byCode?.receiptHash
    ? await draftByReceipt(db, invitation, byCode.receiptHash)
    : await responseOfInvitation(db, organizationId, id, "draft");
  if (draft) {
    const { revision, answers } = draft;
    return { kept: { revision, answers }, state: submitted ? "changed" : "draft", draftId: draft.id };
  }
  const sent = byCode ?? (await responseOfInvitation(db, organizationId, id, "submitted"));
  if (!sent) return { kept: { revision: 0, answers: {} }, state: "empty", draftId: null };
  const { revision, answers } = sent;
  return { kept: { revision, answers }, state: "submitted", draftId: null };
}

/**
 * Whom a browser answers for.
 *
 * @throws Problem `answering-session-gone`, also where the secret is another's; `link-revoked` and `link-handed-on`
 *   where the link that began the session has been ended
 */
export async function findBySession(
  db: Reader,
  { handle, secret }: AnsweringKey,
  now: Instant,
): Promise<Respondent> {
  if (!looksLikeSecret(handle) || !looksLikeSecret(secret)) throw new Problem("answering-session-gone");
  const session = await answeringSessionByHandle(db, handle);
  if (!session || !isSameHash(session.secretHash, hashSecret(secret))) {
    throw new Problem("answering-session-gone");
  }
  const ended = whySessionEnded(session, now);
  if (ended) throw new Problem(ended, await whomToAsk(db, session));
  return findRespondent(db, session.organizationId, session.invitationId, now);
}

/** A link that has merely expired ends no session: whoever was let in may finish. */
function whySessionEnded({ link, expiresAt }: AnsweringSession, now: Instant): ProblemCode | null {
  if (link === "handed-on") return "link-handed-on";
  if (link === "revoked") return "link-revoked";
  return link === "unknown" || expiresAt <= now ? "answering-session-gone" : null;
}

function isSameHash(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a, "hex"), Buffer.from(b, "hex"));
}
