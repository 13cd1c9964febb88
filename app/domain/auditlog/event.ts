import { z } from "zod";
import { membershipRoles } from "#app/domain/access/role.ts";
import type { Instant, OrganizationId, UserId } from "#app/domain/id.ts";

/** A role as the log tells of it; `department`: the one that a department head answers for. */
const givenRole = { role: z.enum(membershipRoles), department: z.string().nullable() };

/**
 * What the audit log tells of, and what it keeps of each. Never an answer, a name or an address; and of a confidential
 * response nothing that leads from it to who was invited.
 */
export const auditEventDetails = {
  /** Subject: the invitation to an account. Who was invited took the role. */
  "account-invitation.accepted": z.object({ user: z.string(), ...givenRole }),
  /** Subject: the invitation to an account. */
  "account-invitation.made": z.object(givenRole),
  /** Subject: the invitation to an account. It was sent anew, and its earlier link ended. */
  "account-invitation.renewed": z.object({}),
  /** Subject: the invitation to an account. It was taken back. */
  "account-invitation.revoked": z.object({}),
  /** Subject: the invitation. Its first answer was saved. */
  "invitation.begun": z.object({ round: z.string(), department: z.string() }),
  /** Subject: the invitation. A colleague got it; `answers`: whether saved answers went along, were removed, or were none. */
  "invitation.handed-on": z.object({
    round: z.string(),
    department: z.string(),
    answers: z.enum(["none", "along", "removed"]),
  }),
  /** Subject: the invitation. It was taken back, with every link to it. */
  "invitation.revoked": z.object({ round: z.string(), department: z.string() }),
  /** Subject: the invitation. One of its links was ended. */
  "link.revoked": z.object({ round: z.string(), department: z.string() }),
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
  /** Subject: the response in office, the round where answers are shown in groups only. */
  "response.submitted": z.object({ round: z.string(), department: z.string(), replacesEarlier: z.boolean() }),
  /** Subject: the round. Answers that are shown in groups only were taken back. */
  "response.withdrawn": z.object({ round: z.string(), department: z.string() }),
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
} as const;

export type AuditEventName = keyof typeof auditEventDetails;

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
