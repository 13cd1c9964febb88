import { z } from "zod";
import { membershipRoles } from "#app/domain/access/role.ts";
import type { Instant, OrganizationId, UserId } from "#app/domain/id.ts";

/** Until when somebody could answer before, and can now; null: every department. */
const moreTime = z.object({
  department: z.string().nullable(),
  before: z.string(),
  after: z.string(),
  reason: z.string(),
});

const groupRole = z.object({
  provider: z.string(),
  role: z.enum(membershipRoles),
  department: z.string().nullable(),
});
const providerRule = z.object({
  role: z.enum(membershipRoles),
  department: z.string().nullable(),
  everyone: z.boolean(),
});

/** A role as the log tells of it; `department`: the one that a department head answers for. */
const givenRole = { role: z.enum(membershipRoles), department: z.string().nullable() };

/**
 * What the audit log tells of, and what it keeps of each. Never an answer, a name or an address; and of a confidential
 * response nothing that leads from it to who was invited.
 */
export const auditEventDetails = {
  /** Subject: the organization. The log left Mognad as a file, as far as these let it through. */
  "audit-log.exported": z.object({
    from: z.string().nullable(),
    to: z.string().nullable(),
    group: z.string().nullable(),
    person: z.string().nullable(),
    round: z.string().nullable(),
  }),
  /** Subject: the department. */
  "department.added": z.object({ kind: z.string(), from: z.string() }),
  /** Subject: the department. Its kind or headcount. */
  "department.changed": z.object({
    kind: z.object({ before: z.string(), after: z.string() }),
    headcount: z.object({ before: z.number().nullable(), after: z.number().nullable() }),
  }),
  /** Subject: the department. It changed places with the one before or after it. */
  "department.moved": z.object({ direction: z.enum(["up", "down"]) }),
  /** Subject: the department. `from`: the new name's first day; null: its name was mended for all time. */
  "department.renamed": z.object({ from: z.string().nullable() }),
  /** Subject: the organization. Departments ended, and others began in their place, or none. */
  "department.reorganized": z.object({
    ended: z.array(z.string()),
    begun: z.array(z.string()),
    from: z.string(),
  }),
  /** Subject: the organization. Departments that had ended go on; those that had begun in their place are removed. */
  "department.reorganization-undone": z.object({
    goingOn: z.array(z.string()),
    removed: z.array(z.string()),
  }),
  /** Subject: the round. All of its single answers are gone, by the decision with that reference. */
  "destruction.completed": z.object({ reference: z.string(), responses: z.number() }),
  /** Subject: the round. A decision to destroy its answers was entered. */
  "destruction.decided": z.object({ reference: z.string(), decidedOn: z.string(), responses: z.number() }),
  /** Subject: the invitation. Somebody was invited by form. */
  "invitation.added": z.object({ round: z.string(), department: z.string() }),
  /** Subject: the user. A rule of the provider that vouches for them gave a role, or took it away. */
  "group-role.given": groupRole,
  "group-role.taken": groupRole,
  /** Subject: the invitation to an account. Who was invited took the role. */
  "account-invitation.accepted": z.object({ user: z.string(), ...givenRole }),
  /** Subject: the invitation to an account. */
  "account-invitation.made": z.object(givenRole),
  /** Subject: the invitation to an account. It was sent anew, and its earlier link ended. */
  "account-invitation.renewed": z.object({}),
  /** Subject: the invitation to an account. It was taken back. */
  "account-invitation.revoked": z.object({}),
  /** Subject: the round. Its package of records was taken out. */
  "archive.exported": z.object({}),
  /** Subject: the invitation. Its first answer was saved. */
  "invitation.begun": z.object({ round: z.string(), department: z.string() }),
  /** Subject: the invitation. Its title, address or role was mended. */
  "invitation.changed": z.object({ round: z.string(), department: z.string(), fields: z.array(z.string()) }),
  /** Subject: the invitation. It was removed, since nobody had begun to answer by it. */
  "invitation.deleted": z.object({ round: z.string(), department: z.string() }),
  /** Subject: the invitation. A colleague got it; `answers`: whether saved answers went along, were removed, or were none. */
  "invitation.handed-on": z.object({
    round: z.string(),
    department: z.string(),
    answers: z.enum(["none", "along", "removed"]),
  }),
  /** Subject: the invitation. It is another department's now. */
  "invitation.moved": z.object({ round: z.string(), from: z.string(), to: z.string() }),
  /** Subject: the invitation. The coordinator gave it to somebody else; `answers` as in handing on. */
  "invitation.replaced": z.object({
    round: z.string(),
    department: z.string(),
    answers: z.enum(["none", "along", "removed"]),
  }),
  /** Subject: the invitation. It holds again after it was taken back. */
  "invitation.restored": z.object({ round: z.string(), department: z.string() }),
  /** Subject: the invitation. It was taken back, with every link to it. */
  "invitation.revoked": z.object({ round: z.string(), department: z.string() }),
  /** Subject: the round. People were invited, and invitations changed, from a list. */
  "invitations.imported": z.object({ added: z.array(z.string()), changed: z.array(z.string()) }),
  /** Subject: the invitation. A link to it was made, to be handed over. */
  "link.minted": z.object({ round: z.string(), department: z.string() }),
  /** Subject: the invitation. One of its links was ended. */
  "link.revoked": z.object({ round: z.string(), department: z.string() }),
  /** Subject: the round. Links were made to be handed over, as a sheet to print or a file. */
  "links.made": z.object({ links: z.number(), as: z.enum(["sheet", "file"]) }),
  /** Subject: the mail. It had been refused, or nobody knew whether it went; somebody had it sent again. */
  "mail.sent-again": z.object({ round: z.string(), was: z.enum(["refused", "uncertain"]) }),
  /** Subject: the round. Its own words in a kind of mail were changed, or given up for the product's. */
  "mail-text.changed": z.object({ kind: z.enum(["invitation", "reminder"]), own: z.boolean() }),
  /** Subject: the round. Messages were queued to those who are invited. */
  "mails.queued": z.object({ kind: z.enum(["invitation", "reminder"]), mails: z.number() }),
  /** Subject: the scheduled reminder. */
  "reminder.removed": z.object({ round: z.string() }),
  /** Subject: the scheduled reminder. It was given a time, or another one. */
  "reminder.scheduled": z.object({ round: z.string(), at: z.string(), before: z.string().nullable() }),
  /** Subject: the round. A text of its questionnaire was corrected; `path`: where it stands in the file. */
  "questionnaire.corrected": z.object({
    round: z.string(),
    path: z.string(),
    language: z.enum(["sv", "en"]),
    before: z.string(),
    after: z.string(),
  }),
  /** Subject: the user, in each organization: who keeps the installation. */
  "operator.added": z.object({}),
  /** Subject: the user, in each organization. */
  "operator.left": z.object({}),
  /** Subject: the user. The first administrator, as the operator named. */
  "organization.administrator-added": z.object({ coordinates: z.boolean() }),
  /** Subject: the organization. A link was made by which its first administrator makes an account. */
  "organization.administrator-invited": z.object({}),
  /** Subject: the organization; which of its settings. */
  "organization.changed": z.object({ settings: z.array(z.string()) }),
  /** Subject: the organization. */
  "organization.created": z.object({ slug: z.string(), kind: z.string() }),
  /** Subject: the organization. Whether its published levels may be set beside other organizations'. */
  "organization.sharing": z.object({ shares: z.boolean() }),
  /** Subject: the organization. What it adds to a page that is open to all. */
  "organization.text-changed": z.object({ page: z.string() }),
  /** Subject: the sign-in provider. */
  "provider.added": z.object({ kind: z.enum(["openid", "saml"]) }),
  "provider.changed": z.object({ parts: z.array(z.enum(["groups", "label", "metadata", "secret"])) }),
  /** Subject: the sign-in provider. Those whom it had vouched for lost their roles. */
  "provider.removed": z.object({ users: z.number() }),
  "provider.turned-off": z.object({}),
  "provider.turned-on": z.object({}),
  /** Subject: the sign-in provider. Which role a group of it gives; `everyone`: whoever it lets in. */
  "provider-rule.added": providerRule,
  "provider-rule.removed": providerRule,
  /** Subject: the role. Somebody of the organization got one more. */
  "membership.added": z.object({ user: z.string(), ...givenRole }),
  /** Subject: the role. It was made another. */
  "membership.changed": z.object({
    user: z.string(),
    before: z.object(givenRole),
    after: z.object(givenRole),
  }),
  /** Subject: the role. It was taken away. */
  "membership.removed": z.object({ user: z.string(), ...givenRole }),
  /** Subject: the user. */
  "password.changed": z.object({ how: z.enum(["by-link", "by-oneself"]) }),
  /** Subject: the user. An administrator got a link to hand over, by which the password is set. */
  "password.link-made": z.object({}),
  /** Subject: an id of the erasure's own, which leads to nobody. */
  "person.erased": z.object({
    reason: z.string(),
    reference: z.string(),
    accounts: z.number(),
    invitations: z.number(),
    mails: z.number(),
    notesStruck: z.number(),
  }),
  /** Subject: an id of what is kept of the person. All of it was taken out as a file. */
  "person.exported": z.object({}),
  /** Subject: an id of what is kept of the person, or one that leads to nobody where nothing is; never the address. */
  "person.looked-up": z.object({ found: z.boolean() }),
  /** Subject: the round. Single answers were released on request, without the columns that were masked. */
  "release.made": z.object({
    reference: z.string(),
    responses: z.number(),
    masked: z.array(z.string()),
    notes: z.number(),
  }),
  /** Subject: the response in office, the round where answers are shown in groups only. */
  "response.submitted": z.object({ round: z.string(), department: z.string(), replacesEarlier: z.boolean() }),
  /** Subject: the round. Answers that are shown in groups only were taken back. */
  "response.withdrawn": z.object({ round: z.string(), department: z.string() }),
  /** Subject: the round. Other than told by a step; of the contact only that it changed. */
  "round.changed": z.object({
    changes: z.record(z.string(), z.object({ before: z.json(), after: z.json() })),
  }),
  /** Subject: the round. Its time was ended by hand; when it would have, and for departments with times of their own. */
  "round.closed": z.object({ before: z.string(), departments: z.record(z.string(), z.string()) }),
  /** Subject: the round. `copyOf` is the round that it was made from, with how many invited. */
  "round.created": z.object({ slug: z.string(), copyOf: z.string().nullable(), invited: z.number() }),
  /** Subject: the round. It was a draft that nobody had answered. */
  "round.deleted": z.object({ slug: z.string(), invited: z.number() }),
  /** Subject: the round. More time, for one department or all, before it had closed. */
  "round.extended": moreTime,
  "round.fact-check-begun": z.object({}),
  "round.published": z.object({}),
  /** Subject: the round. From now on it opens and closes by its times. */
  "round.released": z.object({ opensAt: z.string(), closesAt: z.string() }),
  /** Subject: the round. More time, for one department or all, after it had closed. */
  "round.reopened": moreTime,
  /** Subject: the round. Its answers can change no more, and what results need has been summed. */
  "round.sealed": z.object({ responses: z.number(), corrected: z.number() }),
  /** Subject: the user, who took away the own second factor. */
  "second-factor.off": z.object({}),
  /** Subject: the user, who set up a second factor. */
  "second-factor.on": z.object({}),
  /** Subject: the organization. Whether it is opened only by who has given a second factor. */
  "second-factor.required": z.object({ required: z.boolean() }),
  /** Subject: the user. An administrator took away a second factor that was lost. */
  "second-factor.reset": z.object({}),
  /** Subject: the round. A department's tally was not what its responses come to; it is now. */
  "tally.corrected": z.object({ department: z.string(), figures: z.number() }),
  /** Subject: the trial's invitation. A coordinator began to try the form. */
  "trial.begun": z.object({ round: z.string(), department: z.string() }),
} as const;

export type AuditEventName = keyof typeof auditEventDetails;

/** What events are told apart by first: the part of their names before the dot. */
export const auditEventGroups: readonly string[] = [
  ...new Set(Object.keys(auditEventDetails).map((name) => name.split(".")[0] ?? name)),
].sort();

/** One thing that happened to one subject, named by its id. */
export type AuditEvent = {
  readonly [Name in AuditEventName]: {
    readonly name: Name;
    readonly subject: string;
    readonly details: z.infer<(typeof auditEventDetails)[Name]>;
  };
}[AuditEventName];

/** Where, when and by whom something happened; `respondent` is whoever holds an invitation, and no more is said. */
export type Occasion = {
  readonly organizationId: OrganizationId;
  readonly id: string;
  readonly at: Instant;
  readonly actor: UserId | "respondent" | "system";
};
