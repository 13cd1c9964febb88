import { z } from "zod";
import type { Instant, OrganizationId, UserId } from "#app/domain/id.ts";

/**
 * What the audit log tells of, and what it keeps of each. Never an answer, a name or an address; and of a confidential
 * response nothing that leads from it to who was invited.
 */
export const auditEventDetails = {
  /** Subject: the round. Its package of records was taken out. */
  "archive.exported": z.object({}),
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
  /** Subject: an id of the erasure's own, which leads to nobody. */
  "person.erased": z.object({
    reason: z.string(),
    reference: z.string(),
    account: z.boolean(),
    invitations: z.number(),
    mails: z.number(),
    notesStruck: z.number(),
  }),
  /** Subject: the response in office, the round where answers are shown in groups only. */
  "response.submitted": z.object({ round: z.string(), department: z.string(), replacesEarlier: z.boolean() }),
  /** Subject: the round. Answers that are shown in groups only were taken back. */
  "response.withdrawn": z.object({ round: z.string(), department: z.string() }),
  /** Subject: the round. Its answers can change no more, and what results need has been summed. */
  "round.sealed": z.object({ responses: z.number(), corrected: z.number() }),
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
