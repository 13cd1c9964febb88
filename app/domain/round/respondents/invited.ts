import type { DepartmentId, Instant, InvitationId } from "#app/domain/id.ts";
import type { MailKind, MailStatus } from "#app/domain/mail/mail.ts";
import type { RespondentRole } from "#app/domain/questionnaire/definition.ts";

/** Who is asked: an office, and where its mail goes. */
export type Office = {
  readonly title: string;
  readonly email: string | null;
  readonly role: RespondentRole;
  readonly departmentId: DepartmentId;
};

/** Somebody who is invited to a round, as it is kept. */
export type Invited = Office & {
  readonly id: InvitationId;
  readonly begun: boolean;
  readonly submitted: boolean;
  readonly revokedAt: Instant | null;
};

/** The latest mail about an invitation. */
export type LatestMail = {
  readonly kind: MailKind;
  readonly status: MailStatus;
  /** When it was asked for, or when the mail server accepted or refused it. */
  readonly at: Instant;
};

/** The longest title of an office, and address, that are kept. */
export const longest = { title: 120, email: 254 } as const;

/** Every role, as forms offer them. */
export const respondentRoles = [
  "management",
  "specialist",
  "staff",
] as const satisfies readonly RespondentRole[];

/** How far somebody invited has come, as far as the reader may know. */
export type InvitedState = "invited" | "begun" | "answered" | "revoked";

export const invitedStates = ["invited", "begun", "answered", "revoked"] as const;

/** What a reader may know of each of the invited. */
export type Sight = {
  /** Where answers are shown in groups only. */
  readonly grouped: boolean;
  /** Whether the reader reminds those who have not answered. */
  readonly reminds: boolean;
};

/**
 * How far somebody has come, as a reader sees it. Where answers are shown in groups only, who has answered is known for
 * reminders alone, so only to who sends them; and nobody sees who has begun.
 */
export function stateOf({ begun, submitted, revokedAt }: Invited, { grouped, reminds }: Sight): InvitedState {
  if (revokedAt !== null) return "revoked";
  if (grouped) return submitted && reminds ? "answered" : "invited";
  return submitted ? "answered" : begun ? "begun" : "invited";
}

/** Which kinds of mail a reader sees: a reminder tells that there was no answer yet. */
export function mailKindsSeen({ grouped, reminds }: Sight): readonly MailKind[] {
  return grouped && !reminds ? ["invitation"] : ["invitation", "reminder"];
}

/** Which of the invited are wanted; null and "" let all through. */
export type InvitedFilter = {
  readonly department: DepartmentId | null;
  readonly state: InvitedState | null;
  /** Part of a title or an address. */
  readonly search: string;
};

/** Those whom a filter lets through, in the order that they came. */
export function filterInvited<One extends { readonly office: Office; readonly state: InvitedState }>(
  invited: readonly One[],
  { department, state, search }: InvitedFilter,
): readonly One[] {
  const wanted = search.trim().toLocaleLowerCase("sv");
  return invited.filter(
    ({ office, state: own }) =>
      (department === null || office.departmentId === department) &&
      (state === null || own === state) &&
      [office.title, office.email ?? ""].some((text) => text.toLocaleLowerCase("sv").includes(wanted)),
  );
}

/** How many there are in each state. */
export function countStates(
  invited: readonly { readonly state: InvitedState }[],
): Readonly<Record<InvitedState, number>> {
  const counts = { invited: 0, begun: 0, answered: 0, revoked: 0 };
  for (const { state } of invited) counts[state] += 1;
  return counts;
}
