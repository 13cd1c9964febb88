import { timingSafeEqual } from "node:crypto";
import type { Environment } from "#app/domain/environment.ts";
import type { Instant, ResponseId } from "#app/domain/id.ts";
import { Problem, type ProblemCode } from "#app/domain/problem.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { windowOf } from "#app/domain/round/trial-window.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Reader } from "#db/client.ts";
import { type AnsweringRow, answeringByHandle } from "#db/queries/answering.ts";
import { destroyedRoundOf } from "#db/queries/destructions.ts";
import { type AnsweringSession, answeringSessionByHandle, colleaguesOf } from "#db/queries/invitations.ts";
import { draftByReceipt, type KeptResponse, responsesOf } from "#db/queries/responses.ts";
import { type AnsweringKey, looksLikeSecret, whomToAsk } from "./invitation.server.ts";
import type { KeptAnswers } from "./merge.ts";
import { answersDestroyed, findRespondent, type Respondent, requireAnswerable } from "./respondent.server.ts";
import { ownerOf } from "./response-owner.ts";
import type { ChangedAnswers } from "./saved-answers.ts";
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
export type Answering = AnswersSoFar & {
  readonly respondent: Respondent;
  /** The offices that answer the same response; null where everybody answers one by one. */
  readonly colleagues: readonly string[] | null;
};

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
  const { invitation, round } = respondent;
  return {
    respondent,
    colleagues: round.answering === "joint" ? await colleaguesOf(read, invitation) : null,
    ...(await answersSoFar(read, respondent, sent)),
  };
}

/**
 * What has changed in a response after a revision, the emptied answers too: for a browser that comes back and has the
 * rest.
 *
 * @throws those of `loadAnswering`
 */
export async function changesSince(
  environment: Environment,
  key: AnsweringKey,
  revision: number,
): Promise<ChangedAnswers> {
  const { read } = environment.database;
  const answerer = await findAnswerer(read, key, environment.now());
  const sent = await sentByCode(environment, read, answerer, key.code);
  requireAnswerable(answerer, sent !== null);
  const { kept } = await answersSoFar(read, answerer, sent);
  return {
    revision: kept.revision,
    changed: Object.entries(kept.answers)
      .filter(([, answer]) => answer.revision > revision)
      .map(([question, answer]) => ({ question, ...answer })),
  };
}

/**
 * The draft's answers, else those sent last, which a new draft begins with, else none. In a confidential round what
 * was sent is what the code led to (`byCode`), and its draft is found by that alone.
 */
export async function answersSoFar(
  db: Reader,
  answering: Pick<Answerer, "invitation" | "round">,
  byCode: KeptResponse | null,
): Promise<AnswersSoFar> {
  const { draft, submitted } = byCode?.receiptHash
    ? {
        draft: await draftByReceipt(db, answering.invitation, byCode.receiptHash),
        submitted: byCode,
      }
    : await responsesOf(db, ownerOf(answering));
  if (draft) {
    const { revision, answers } = draft;
    return { kept: { revision, answers }, state: submitted ? "changed" : "draft", draftId: draft.id };
  }
  if (!submitted) return { kept: { revision: 0, answers: {} }, state: "empty", draftId: null };
  const { revision, answers } = submitted;
  return { kept: { revision, answers }, state: "submitted", draftId: null };
}

/** Whom a browser answers for, as far as taking answers asks: without what only pages show. */
export type Answerer = Pick<Respondent, "invitation" | "window" | "questionnaire"> &
  Pick<AnsweringRow, "round">;

/**
 * The same as `findBySession` for a save: one statement.
 *
 * @throws those of `findBySession`
 */
export async function findAnswerer(db: Reader, key: AnsweringKey, now: Instant): Promise<Answerer> {
  requireSecretForm(key);
  const found = await answeringByHandle(db, key.handle);
  await requireSession(db, found?.session ?? null, key, now);
  if (!found) throw new Problem("answering-session-gone");
  const { invitation, round } = found;
  if (invitation.revokedAt !== null) throw new Problem("link-revoked", { contact: round.contact });
  return {
    invitation,
    round,
    questionnaire: await loadQuestionnaire(db, round.questionnaireHash),
    window: windowOf(invitation, round.schedule, now),
  };
}

/**
 * Whom a browser answers for.
 *
 * @throws Problem `answering-session-gone`, also where the secret is another's; `link-revoked` and `link-handed-on`
 *   where the link that began the session has been ended; `answers-destroyed`
 */
export async function findBySession(db: Reader, key: AnsweringKey, now: Instant): Promise<Respondent> {
  const { organizationId, invitationId } = await findSession(db, key, now);
  return findRespondent(db, organizationId, invitationId, now);
}

/**
 * The session of a browser that holds its secret.
 *
 * @throws Problem `answering-session-gone`, `link-revoked`, `link-handed-on`, `answers-destroyed`
 */
export async function findSession(db: Reader, key: AnsweringKey, now: Instant): Promise<AnsweringSession> {
  requireSecretForm(key);
  return requireSession(db, await answeringSessionByHandle(db, key.handle), key, now);
}

function requireSecretForm({ handle, secret }: AnsweringKey): void {
  if (!looksLikeSecret(handle) || !looksLikeSecret(secret)) throw new Problem("answering-session-gone");
}

/** Lets on who holds the session's secret while it lasts; others learn nothing of it. */
async function requireSession(
  db: Reader,
  session: AnsweringSession | null,
  { handle, secret }: AnsweringKey,
  now: Instant,
): Promise<AnsweringSession> {
  const destroyed = session === null ? await destroyedRoundOf(db, handle) : null;
  if (destroyed !== null) throw answersDestroyed(destroyed);
  if (!session || !isSameHash(session.secretHash, hashSecret(secret))) {
    throw new Problem("answering-session-gone");
  }
  const ended = whySessionEnded(session, now);
  if (ended) throw new Problem(ended, await whomToAsk(db, session));
  return session;
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
