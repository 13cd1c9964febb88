import { z } from "zod";
import type { Instant, OrganizationId, UserId } from "#app/domain/id.ts";

/**
 * What the audit log tells of, and what it keeps of each. Never an answer, a name or an address; and of a confidential
 * response nothing that leads from it to who was invited.
 */
export const auditEventDetails = {
  /** Subject: the invitation. Somebody was invited by form. */
  "invitation.added": z.object({ round: z.string(), department: z.string() }),
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
  /** Subject: the response in office, the round where answers are shown in groups only. */
  "response.submitted": z.object({ round: z.string(), department: z.string(), replacesEarlier: z.boolean() }),
  /** Subject: the round. Answers that are shown in groups only were taken back. */
  "response.withdrawn": z.object({ round: z.string(), department: z.string() }),
  /** Subject: the round. Its answers can change no more, and what results need has been summed. */
  "round.sealed": z.object({ responses: z.number(), corrected: z.number() }),
  /** Subject: the round. A department's tally was not what its responses come to; it is now. */
  "tally.corrected": z.object({ department: z.string(), figures: z.number() }),
  /** Subject: the trial's invitation. A coordinator began to try the form. */
  "trial.begun": z.object({ round: z.string(), department: z.string() }),
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
