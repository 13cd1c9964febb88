import type { Environment } from "#app/domain/environment.ts";
import { type Instant, instant } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import { isScored, type LocalizedText } from "#app/domain/questionnaire/definition.ts";
import type { AnsweringWindow } from "#app/domain/round/lifecycle.ts";
import type { Round } from "#app/domain/round/round.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Reader } from "#db/client.ts";
import { insertAnsweringSession, invitationTokenByHash } from "#db/queries/invitations.ts";
import {
  contextOf,
  findRespondent,
  isAnswerable,
  type Respondent,
  requireAnswerable,
} from "./respondent.server.ts";

/** What the start page tells before anything begins. */
export type OpenedInvitation = {
  readonly organization: string;
  readonly synthetic: boolean;
  readonly round: Pick<Round, "title" | "year" | "disclosure" | "answering" | "contact">;
  readonly questionnaire: LocalizedText;
  readonly department: LocalizedText;
  /** How many scored questions will be asked, as far as that does not hang on answers. */
  readonly questions: number;
  /** How long that will take: an estimate, not yet a measurement. */
  readonly minutes: number;
  readonly window: AnsweringWindow;
  readonly progress: "invited" | "begun" | "submitted";
  /** Whether the button that begins, or goes on, leads anywhere now. */
  readonly canAnswer: boolean;
};

/**
 * What a link leads to. Changes nothing: mail scanners open links too.
 *
 * @throws Problem `link-unknown`, `link-expired`, `link-revoked`
 */
export async function openInvitation(environment: Environment, token: string): Promise<OpenedInvitation> {
  const respondent = await findByToken(environment.database.read, token, environment.now());
  const { organization, round, department, questionnaire, window, invitation } = respondent;
  const visible = visibleQuestions(questionnaire.rules, {}, contextOf(respondent));
  const questions = questionnaire.questionnaire.questions.filter(
    (question) => isScored(question) && visible.has(question.name),
  ).length;
  return {
    organization: organization.name,
    synthetic: organization.synthetic,
    round,
    questionnaire: questionnaire.questionnaire.title,
    department: department.name,
    questions,
    minutes: estimatedMinutes(questions),
    window,
    progress: invitation.submitted ? "submitted" : invitation.begun ? "begun" : "invited",
    canAnswer: isAnswerable(respondent),
  };
}

/** Half a minute a question, rounded up to whole fives: what is read with thought, and not measured in a pilot yet. */
function estimatedMinutes(questions: number): number {
  return Math.max(5, Math.ceil(questions / 10) * 5);
}

/** One browser's right to answer: the handle stands in its address, the secret in its cookie. */
export type AnsweringKey = { readonly handle: string; readonly secret: string };

/** For how long a browser may answer. */
export const sessionDays = 90;

/**
 * Lets a browser answer. Nobody counts as begun by this: some mail scanners press buttons.
 *
 * @throws Problem those of `openInvitation`; `round-not-open-yet`, `round-closed`; `already-submitted` where what was
 *   sent cannot be replaced
 */
export async function beginAnswering(
  environment: Environment,
  token: string,
): Promise<AnsweringKey & { readonly expiresAt: Instant }> {
  const now = environment.now();
  const key = { handle: environment.newSecret(), secret: environment.newSecret() };
  const expiresAt = instant(new Date(Date.parse(now) + sessionDays * 86_400_000));
  await environment.database.transact(async (writer) => {
    const respondent = await findByToken(writer, token, now);
    requireAnswerable(respondent);
    const { invitation } = respondent;
    await insertAnsweringSession(writer, {
      organizationId: invitation.organizationId,
      handle: key.handle,
      secretHash: hashSecret(key.secret),
      invitationId: invitation.id,
      createdAt: now,
      expiresAt,
    });
  });
  return { ...key, expiresAt };
}

/** The form of what `newSecret` makes; anything else is no link of ours, and never reaches the database. */
const secretForm = /^[A-Za-z0-9_-]{20,64}$/;

/** Whether a text can be a secret, or a handle, of ours. */
export function looksLikeSecret(text: string): boolean {
  return secretForm.test(text);
}

async function findByToken(db: Reader, token: string, now: Instant): Promise<Respondent> {
  if (!looksLikeSecret(token)) throw new Problem("link-unknown");
  const link = await invitationTokenByHash(db, hashSecret(token));
  if (!link) throw new Problem("link-unknown");
  if (link.revokedAt !== null) throw new Problem("link-revoked");
  if (link.expiresAt !== null && link.expiresAt <= now) throw new Problem("link-expired");
  return findRespondent(db, link.organizationId, link.invitationId, now);
}
