import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Instant } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { closingTime } from "#app/domain/round/lifecycle.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Reader, Writer } from "#db/client.ts";
import { invitationTokenByHash, revokeTokens, updateInvited } from "#db/queries/invitations.ts";
import { withdrawMails } from "#db/queries/invited.ts";
import { deleteResponse } from "#db/queries/responses.ts";
import { deleteSaves } from "#db/queries/saves.ts";
import { type Answerer, answersSoFar } from "./answering.server.ts";
import { findByToken, findLink, looksLikeSecret } from "./invitation.server.ts";
import { mintToken } from "./link.server.ts";
import { occasionFor } from "./occasion.ts";
import { findRespondent, type Respondent, requireHandable } from "./respondent.server.ts";
import { ownerOf, savesPlaceOf } from "./response-owner.ts";
import { lockResponse } from "./save-answers.server.ts";

/** What one is told before an invitation is left to a colleague. */
export type HandOn = {
  readonly organization: string;
  readonly organizationSlug: string;
  readonly synthetic: boolean;
  readonly round: string;
  readonly contact: string;
  readonly department: LocalizedText;
  /** The office that is asked now. */
  readonly title: string;
  /** Whose the saved answers are: the holder's own, who decides whether they go along, or the department's. */
  readonly answers: "none" | "own" | "department's";
};

/**
 * What leaving an invitation to a colleague would mean. Changes nothing.
 *
 * @throws Problem those of `openInvitation`; `already-submitted`, `round-not-released`, `round-closed`
 */
export async function openHandOn(environment: Environment, token: string): Promise<HandOn> {
  const { respondent } = await findByToken(environment.database.read, token, environment.now());
  requireHandable(respondent);
  const { organization, round, department, invitation } = respondent;
  return {
    organization: organization.name,
    organizationSlug: organization.slug,
    synthetic: organization.synthetic,
    round: round.title,
    contact: round.contact,
    department: department.name,
    title: invitation.title,
    answers: !invitation.begun ? "none" : round.answering === "joint" ? "department's" : "own",
  };
}

/** The colleague, as the holder names them, and what becomes of the answers. */
export type Colleague = {
  readonly title: string;
  readonly email: string | null;
  /** Whether answers saved so far go along; those of a department that answers jointly always stay. */
  readonly takesAnswers: boolean;
};

/** What the one who handed an invitation on is told of it. */
export type HandedOn = {
  readonly organization: string;
  readonly organizationSlug: string;
  readonly synthetic: boolean;
  readonly round: string;
  readonly department: LocalizedText;
  readonly contact: string;
  /** The colleague's office. */
  readonly title: string;
  /** Whether there are answers for the colleague to go on with. */
  readonly hasAnswers: boolean;
};

/**
 * Leaves an invitation to a colleague: one new link works, every old one has ended, and with them the browsers that
 * answered by them. The new link's secret comes from the page that asks, so that asking twice gives the same link.
 *
 * @throws Problem those of `openHandOn`; `bad-request` where the new secret is none; `link-handed-on` where another has
 *   been made since
 */
export async function handOn(
  environment: Environment,
  token: string,
  colleague: Colleague,
  newToken: string,
): Promise<HandedOn> {
  if (!looksLikeSecret(newToken) || newToken === token) throw new Problem("bad-request");
  const now = environment.now();
  return environment.database.transact(async (writer) => {
    const { link } = await findLink(writer, token);
    const found = await findRespondent(writer, link.organizationId, link.invitationId, now);
    await lockResponse(writer, found, async () => found);
    // Asked twice: the other has come first, and is seen whole now that nobody else writes.
    const repeated = await findHandedOn(writer, token, newToken, now);
    if (repeated) return repeated;
    const { respondent } = await findByToken(writer, token, now);
    requireHandable(respondent);
    return tell(await giveTo(writer, environment, respondent, colleague, newToken));
  });
}

/**
 * What came of handing an invitation on, for whoever holds the old link and the new one.
 *
 * @throws Problem those of `openInvitation`, for the old link where it is unknown, else for the new one
 */
export function showHandedOn(
  { database, now }: Environment,
  token: string,
  newToken: string,
): Promise<HandedOn | null> {
  return findHandedOn(database.read, token, newToken, now());
}

/** Null where the new link is none yet; refuses one that was not made out of the old one. */
async function findHandedOn(
  db: Reader,
  token: string,
  newToken: string,
  now: Instant,
): Promise<HandedOn | null> {
  // In this order: whoever made the new link meanwhile has ended the old one.
  const made = await invitationTokenByHash(db, hashSecret(newToken));
  const { link } = await findLink(db, token);
  if (!made) return null;
  if (!link.handedOn || made.invitationId !== link.invitationId) throw new Problem("bad-request");
  return tell((await findByToken(db, newToken, now)).respondent);
}

async function giveTo(
  writer: Writer,
  environment: Environment,
  respondent: Respondent,
  { title, email, takesAnswers }: Colleague,
  newToken: string,
): Promise<Respondent> {
  const { invitation, round } = respondent;
  const { organizationId, id, roundId, departmentId } = invitation;
  const answers = await passTo(writer, environment, respondent, { title, email, takesAnswers });
  await mintToken(writer, environment, invitation, closingTime(round.schedule, departmentId), newToken);
  await record(writer, occasionFor(environment, organizationId, round), {
    name: "invitation.handed-on",
    subject: id,
    details: { round: roundId, department: departmentId, answers },
  });
  return { ...respondent, invitation: { ...invitation, title, begun: answers === "along" } };
}

/** What became of the answers that were saved when somebody else got an invitation. */
export type PassedAnswers = "none" | "along" | "removed";

/** Gives an invitation to somebody else: every link to it ends, and with them the browsers that answered by them. */
export async function passTo(
  writer: Writer,
  environment: Pick<Environment, "now">,
  { invitation, round }: Pick<Answerer, "invitation" | "round">,
  { title, email, takesAnswers }: Colleague,
): Promise<PassedAnswers> {
  const { organizationId, id } = invitation;
  const { draftId } = await answersSoFar(writer, { invitation, round }, null);
  const stay = round.answering === "joint" || takesAnswers;
  const begun = invitation.begun && stay;
  if (!stay) {
    if (draftId !== null) await deleteResponse(writer, organizationId, draftId);
    await deleteSaves(writer, savesPlaceOf(ownerOf({ invitation, round })));
  }
  await updateInvited(writer, organizationId, id, { title, email, begun });
  await revokeTokens(writer, { organizationId, invitationId: id }, "all", {
    revokedAt: environment.now(),
    handedOn: true,
  });
  await withdrawMails(writer, { organizationId, id }, environment.now());
  return !invitation.begun ? "none" : begun ? "along" : "removed";
}

function tell({ organization, round, department, invitation }: Respondent): HandedOn {
  return {
    organization: organization.name,
    organizationSlug: organization.slug,
    synthetic: organization.synthetic,
    round: round.title,
    department: department.name,
    contact: round.contact,
    title: invitation.title,
    hasAnswers: invitation.begun,
  };
}
