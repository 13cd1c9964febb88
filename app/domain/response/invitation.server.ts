import type { Environment } from "#app/domain/environment.ts";
import { type Instant, instant } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import { isScored, type LocalizedText, type RespondentRole } from "#app/domain/questionnaire/definition.ts";
import type { AnsweringWindow } from "#app/domain/round/lifecycle.ts";
import type { Round } from "#app/domain/round/round.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Reader } from "#db/client.ts";
import { destroyedRoundOf } from "#db/queries/destructions.ts";
import {
  contactOfInvitation,
  deleteEndedSessions,
  type InvitationToken,
  insertAnsweringSession,
  invitationTokenByHash,
} from "#db/queries/invitations.ts";
import {
  answersDestroyed,
  contextOf,
  findRespondent,
  isAnswerable,
  isDraft,
  isHandable,
  type Respondent,
  requireAnswerable,
} from "./respondent.server.ts";

/** What the start page tells before anything begins. */
export type OpenedInvitation = {
  readonly organization: string;
  readonly organizationSlug: string;
  readonly synthetic: boolean;
  /** Whether a coordinator tries the form: nothing counts. */
  readonly trial: boolean;
  readonly round: Pick<Round, "title" | "year" | "disclosure" | "answering" | "contact">;
  readonly questionnaire: LocalizedText;
  readonly department: LocalizedText;
  /** The office that is asked, in the coordinator's words. */
  readonly title: string;
  readonly role: RespondentRole;
  /** How many scored questions will be asked, as far as that does not hang on answers. */
  readonly questions: number;
  /** How long that will take: an estimate, not yet a measurement. */
  readonly minutes: number;
  /** Whether the round is still being prepared, so that its times may change. */
  readonly isDraft: boolean;
  readonly window: AnsweringWindow;
  readonly progress: "invited" | "begun" | "submitted";
  /** Whether the button that begins, or goes on, leads anywhere now. */
  readonly canAnswer: boolean;
  /** When the round's result was published; null: not yet. */
  readonly publishedAt: Instant | null;
  /** Whether the invitation can be left to a colleague now. */
  readonly canHandOn: boolean;
};

/**
 * What a link leads to. Changes nothing: mail scanners open links too.
 *
 * @throws Problem `link-unknown`; `link-expired`, `link-revoked`, `link-handed-on`, with whom to ask as `contact`
 */
export async function openInvitation(environment: Environment, token: string): Promise<OpenedInvitation> {
  const { respondent } = await findByToken(environment.database.read, token, environment.now());
  const { organization, round, department, questionnaire, window, invitation } = respondent;
  const visible = visibleQuestions(questionnaire.rules, {}, contextOf(respondent));
  const questions = questionnaire.questionnaire.questions.filter(
    (question) => isScored(question) && visible.has(question.name),
  ).length;
  return {
    organization: organization.name,
    organizationSlug: organization.slug,
    synthetic: organization.synthetic,
    trial: invitation.trialSince !== null,
    round,
    questionnaire: questionnaire.questionnaire.title,
    department: department.name,
    title: invitation.title,
    role: invitation.role,
    questions,
    minutes: estimatedMinutes(questions),
    isDraft: isDraft(round) && invitation.trialSince === null,
    window,
    progress: invitation.submitted ? "submitted" : invitation.begun ? "begun" : "invited",
    canAnswer: isAnswerable(respondent),
    publishedAt: round.schedule.publishedAt,
    canHandOn: isHandable(respondent),
  };
}

/** Half a minute a question, rounded up to whole fives: what is read with thought, and not measured in a pilot yet. */
function estimatedMinutes(questions: number): number {
  return Math.max(5, Math.ceil(questions / 10) * 5);
}

/** One browser's right to answer: the handle stands in its address, the secret in its cookie. */
export type AnsweringKey = {
  readonly handle: string;
  readonly secret: string;
  /** The receipt's code, where the browser has one: in a confidential round it alone leads to what was sent. */
  readonly code?: string | null;
};

/** For how long a browser may answer. */
export const sessionDays = 90;

/** A browser's new session, and what it may do. */
export type BegunSession = AnsweringKey & {
  readonly expiresAt: Instant;
  /** Whether answers have been sent, so that there is a receipt. */
  readonly sent: boolean;
  readonly canAnswer: boolean;
  /** Whether the result can be seen. */
  readonly isPublished: boolean;
};

/**
 * Lets a browser answer, or see the receipt of what has been sent, or the result once that is published, by a session
 * that may only read: answers are taken by the round's times, whoever holds which session. Nobody counts as begun by
 * this: some mail scanners press buttons.
 *
 * @throws Problem those of `openInvitation`; where nothing has been sent and nothing is published,
 *   `round-not-released`, `round-not-open-yet`, `round-closed`
 */
export async function beginAnswering(environment: Environment, token: string): Promise<BegunSession> {
  const now = environment.now();
  const key = { handle: environment.newSecret(), secret: environment.newSecret() };
  const expiresAt = instant(new Date(Date.parse(now) + sessionDays * 86_400_000));
  return environment.database.transact(async (writer) => {
    const { respondent, tokenHash } = await findByToken(writer, token, now);
    const { invitation } = respondent;
    const isPublished = respondent.round.schedule.publishedAt !== null;
    if (!invitation.submitted && !isPublished) requireAnswerable(respondent);
    await deleteEndedSessions(writer, invitation.organizationId, invitation.id, now);
    await insertAnsweringSession(writer, {
      organizationId: invitation.organizationId,
      handle: key.handle,
      secretHash: hashSecret(key.secret),
      invitationId: invitation.id,
      tokenHash,
      createdAt: now,
      expiresAt,
    });
    return {
      ...key,
      expiresAt,
      sent: invitation.submitted,
      canAnswer: isAnswerable(respondent),
      isPublished,
    };
  });
}

/** The form of what `newSecret` makes; anything else is no link of ours, and never reaches the database. */
const secretForm = /^[A-Za-z0-9_-]{20,64}$/;

/** Whether a text can be a secret, or a handle, of ours. */
export function looksLikeSecret(text: string): boolean {
  return secretForm.test(text);
}

/**
 * Whom a link is for.
 *
 * @throws Problem those of `openInvitation`
 */
export async function findByToken(
  db: Reader,
  token: string,
  now: Instant,
): Promise<{ readonly respondent: Respondent; readonly tokenHash: string }> {
  const { link, tokenHash } = await findLink(db, token);
  if (link.revokedAt !== null) {
    throw new Problem(link.handedOn ? "link-handed-on" : "link-revoked", await whomToAsk(db, link));
  }
  if (link.expiresAt !== null && link.expiresAt <= now) {
    throw new Problem("link-expired", await whomToAsk(db, link));
  }
  return { respondent: await findRespondent(db, link.organizationId, link.invitationId, now), tokenHash };
}

/**
 * A link, whatever has become of it.
 *
 * @throws Problem `link-unknown`; `answers-destroyed` where its round's answers have been
 */
export async function findLink(
  db: Reader,
  token: string,
): Promise<{ readonly link: InvitationToken; readonly tokenHash: string }> {
  if (!looksLikeSecret(token)) throw new Problem("link-unknown");
  const tokenHash = hashSecret(token);
  const link = await invitationTokenByHash(db, tokenHash);
  if (!link) {
    const destroyed = await destroyedRoundOf(db, tokenHash);
    throw destroyed === null ? new Problem("link-unknown") : answersDestroyed(destroyed);
  }
  return { link, tokenHash };
}

/** Whom to ask about an invitation, as a problem tells it. */
export async function whomToAsk(
  db: Reader,
  { organizationId, invitationId }: Pick<InvitationToken, "organizationId" | "invitationId">,
): Promise<{ readonly contact?: string }> {
  const contact = await contactOfInvitation(db, organizationId, invitationId);
  return contact === null ? {} : { contact };
}
