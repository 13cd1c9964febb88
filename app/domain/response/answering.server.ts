import { timingSafeEqual } from "node:crypto";
import type { Environment } from "#app/domain/environment.ts";
import type { Instant, ResponseId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { answeringWindow } from "#app/domain/round/lifecycle.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Reader } from "#db/client.ts";
import { type AnsweringRow, answeringByHandle } from "#db/queries/answering.ts";
import { answeringSessionByHandle } from "#db/queries/invitations.ts";
import { responsesOf } from "#db/queries/responses.ts";
import { type AnsweringKey, looksLikeSecret } from "./invitation.server.ts";
import type { KeptAnswers } from "./merge.ts";
import { findRespondent, type Respondent, requireAnswerable } from "./respondent.server.ts";
import { ownerOf } from "./response-owner.ts";
import type { ChangedAnswers } from "./saved-answers.ts";

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
 *   where what was sent cannot be replaced
 */
export async function loadAnswering(environment: Environment, key: AnsweringKey): Promise<Answering> {
  const { read } = environment.database;
  const respondent = await findBySession(read, key, environment.now());
  requireAnswerable(respondent);
  return { respondent, ...(await answersSoFar(read, respondent)) };
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
  requireAnswerable(answerer);
  const { kept } = await answersSoFar(read, answerer);
  return {
    revision: kept.revision,
    changed: Object.entries(kept.answers)
      .filter(([, answer]) => answer.revision > revision)
      .map(([question, answer]) => ({ question, ...answer })),
  };
}

/** The draft's answers, else those sent last, which a new draft begins with, else none. */
export async function answersSoFar(
  db: Reader,
  answering: Pick<Answerer, "invitation" | "round">,
): Promise<AnswersSoFar> {
  const { draft, submitted } = await responsesOf(db, ownerOf(answering));
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
 * @throws Problem `answering-session-gone`, also where the secret is another's; `link-revoked`
 */
export async function findAnswerer(db: Reader, key: AnsweringKey, now: Instant): Promise<Answerer> {
  requireSecretForm(key);
  const found = await answeringByHandle(db, key.handle);
  if (!found || !isHeldBy(found.session, key, now)) throw new Problem("answering-session-gone");
  const { invitation, round } = found;
  if (invitation.revokedAt !== null) throw new Problem("link-revoked");
  return {
    invitation,
    round,
    questionnaire: await loadQuestionnaire(db, round.questionnaireHash),
    window: answeringWindow(round.schedule, invitation.departmentId, now),
  };
}

/**
 * Whom a browser answers for.
 *
 * @throws Problem `answering-session-gone`, also where the secret is another's; `link-revoked`
 */
export async function findBySession(db: Reader, key: AnsweringKey, now: Instant): Promise<Respondent> {
  requireSecretForm(key);
  const session = await answeringSessionByHandle(db, key.handle);
  if (!session || !isHeldBy(session, key, now)) throw new Problem("answering-session-gone");
  return findRespondent(db, session.organizationId, session.invitationId, now);
}

function requireSecretForm({ handle, secret }: AnsweringKey): void {
  if (!looksLikeSecret(handle) || !looksLikeSecret(secret)) throw new Problem("answering-session-gone");
}

function isHeldBy(session: AnsweringRow["session"], { secret }: AnsweringKey, now: Instant): boolean {
  return session.expiresAt > now && isSameHash(session.secretHash, hashSecret(secret));
}

function isSameHash(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a, "hex"), Buffer.from(b, "hex"));
}
