import type { Instant, InvitationId, OrganizationId } from "#app/domain/id.ts";
import type { Department } from "#app/domain/organization/department.ts";
import { Problem } from "#app/domain/problem.ts";
import type { ConditionContext, RespondentRole } from "#app/domain/questionnaire/definition.ts";
import type { LoadedQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import {
  type RoundQuestionnaire,
  roundQuestionnaire,
} from "#app/domain/questionnaire/round-questionnaire.server.ts";
import type { AnsweringWindow } from "#app/domain/round/lifecycle.ts";
import type { Destruction, Round } from "#app/domain/round/round.ts";
import { windowOf } from "#app/domain/round/trial-window.ts";
import type { Reader } from "#db/client.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { type Invitation, invitationById } from "#db/queries/invitations.ts";
import { type OrganizationName, organizationName } from "#db/queries/organizations.ts";
import { roundById } from "#db/queries/rounds.ts";

/** Whoever holds an invitation, and everything that follows from it: what is asked, where, and until when. */
export type Respondent = {
  readonly invitation: Invitation;
  readonly organization: OrganizationName;
  readonly round: Round;
  readonly department: Department;
  /** In its words of today. */
  readonly questionnaire: LoadedQuestionnaire;
  readonly correctedOn: RoundQuestionnaire["correctedOn"];
  readonly window: AnsweringWindow;
};

/**
 * Who an invitation is for.
 *
 * @throws Problem `link-revoked` where the invitation has been taken back, `link-unknown` where there is none;
 *   `answers-destroyed` where the round's answers have been
 */
export async function findRespondent(
  db: Reader,
  organizationId: OrganizationId,
  invitationId: InvitationId,
  now: Instant,
): Promise<Respondent> {
  const known = await readRespondent(db, organizationId, invitationId);
  return { ...known, window: windowOf(known.invitation, known.round.schedule, now) };
}

/**
 * What of it has nothing to do with the time.
 *
 * @throws those of `findRespondent`
 */
export async function readRespondent(
  db: Reader,
  organizationId: OrganizationId,
  invitationId: InvitationId,
): Promise<Omit<Respondent, "window">> {
  const invitation = await invitationById(db, organizationId, invitationId);
  if (!invitation) throw new Problem("link-unknown");
  const round = await roundById(db, organizationId, invitation.roundId);
  if (round && invitation.revokedAt !== null) throw new Problem("link-revoked", { contact: round.contact });
  if (round?.destruction) throw answersDestroyed({ ...round.destruction, contact: round.contact });
  const department = (await departmentsOf(db, organizationId)).find(
    ({ id }) => id === invitation.departmentId,
  );
  const organization = await organizationName(db, organizationId);
  if (!round || !department || !organization) throw new Error("An invitation refers to rows that are gone.");
  const { loaded, correctedOn } = await roundQuestionnaire(db, { ...round, organizationId });
  return {
    invitation,
    organization,
    round,
    department,
    questionnaire: loaded,
    correctedOn,
  };
}

/** What whoever comes by a link is told when the round's answers have been destroyed: when, and by which decision. */
export function answersDestroyed({
  reference,
  begunAt,
  contact,
}: Pick<Destruction, "reference" | "begunAt"> & { readonly contact: string }): Problem {
  return new Problem("answers-destroyed", { reference, destroyed: begunAt, contact });
}

/** What the questionnaire's conditions know of a respondent. */
export function contextOf(
  respondent: Pick<Respondent, "department" | "invitation" | "round">,
): ConditionContext {
  return { department: { kind: respondent.department.kind }, respondent: { role: roleOf(respondent) } };
}

/** In which role a response is given: a joint one in that of the management, whoever of the department writes it. */
export function roleOf({
  invitation,
  round,
}: {
  readonly invitation: Pick<Invitation, "role">;
  readonly round: Pick<Round, "answering">;
}): RespondentRole {
  return round.answering === "joint" ? "management" : invitation.role;
}

/**
 * Lets a respondent go on while answers are taken: in the open window, and in the grace after it who had begun.
 *
 * @throws Problem `round-not-released`; `round-not-open-yet` and `round-closed`, with the time (an Instant) as `opens`
 *   or `closed`; `already-submitted` where what was sent cannot be replaced without its code, which `holdsCode` says
 *   is there; each with whom to ask as `contact`
 */
export function requireAnswerable(respondent: AnsweringState, holdsCode = false): void {
  const problem = whyNotAnswerable(respondent, holdsCode);
  if (problem) throw problem;
}

/** Whether answers of a respondent are taken now. */
export function isAnswerable(respondent: AnsweringState, holdsCode = false): boolean {
  return whyNotAnswerable(respondent, holdsCode) === null;
}

type AnsweringState = Pick<Respondent, "window" | "invitation"> & {
  readonly round: Pick<Round, "disclosure" | "schedule" | "contact">;
};

function whyNotAnswerable({ window, invitation, round }: AnsweringState, holdsCode: boolean): Problem | null {
  const { contact } = round;
  if (invitation.submitted && needsCode({ invitation, round }) && !holdsCode)
    return new Problem("already-submitted", { contact });
  if (isDraft(round) && invitation.trialSince === null) {
    return new Problem("round-not-released", { contact });
  }
  switch (window.state) {
    case "open":
      return null;
    case "not-open-yet":
      return new Problem("round-not-open-yet", { opens: window.opensAt, contact });
    case "grace":
      return invitation.begun ? null : new Problem("round-closed", { closed: window.closesAt, contact });
    case "closed":
      return new Problem("round-closed", { closed: window.closedAt, contact });
  }
}

/** Whether a round is still being prepared, so that its times promise nothing. */
export function isDraft({ schedule }: Pick<Round, "schedule">): boolean {
  return schedule.releasedAt === null;
}

/** Whether an invitation, but no trial, can be left to a colleague: while there is time, and nothing has been sent. */
export function isHandable(respondent: AnsweringState): boolean {
  return whyNotHandable(respondent) === null;
}

/**
 * Lets an invitation be left to a colleague.
 *
 * @throws Problem `already-submitted`, `round-not-released`, `round-closed`; `bad-request` for a trial
 */
export function requireHandable(respondent: AnsweringState): void {
  const problem = whyNotHandable(respondent);
  if (problem) throw problem;
}

function whyNotHandable({ window, invitation, round }: AnsweringState): Problem | null {
  const { contact } = round;
  if (invitation.trialSince !== null) return new Problem("bad-request");
  if (invitation.submitted) return new Problem("already-submitted", { contact });
  if (isDraft(round)) return new Problem("round-not-released", { contact });
  switch (window.state) {
    case "not-open-yet":
    case "open":
      return null;
    case "grace":
      return new Problem("round-closed", { closed: window.closesAt, contact });
    case "closed":
      return new Problem("round-closed", { closed: window.closedAt, contact });
  }
}

/**
 * Whether what was sent is seen, changed and taken back with the receipt's code alone: where answers are shown in groups
 * only, nothing else leads to a response from the one who sent it. A trial has nobody to protect.
 */
export function needsCode({
  invitation,
  round,
}: {
  readonly invitation: Pick<Invitation, "trialSince">;
  readonly round: Pick<Round, "disclosure">;
}): boolean {
  return round.disclosure.kind === "confidential" && invitation.trialSince === null;
}
