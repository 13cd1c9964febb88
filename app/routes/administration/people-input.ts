import { z } from "zod";
import { membershipRoles } from "#app/domain/access/role.ts";
import type { AccountInvitationId, DepartmentId, MembershipId } from "#app/domain/id.ts";

// An id that came from a form names nothing yet: it is looked up in the organization alone.
const id = z.string().min(1).max(64);

const givenRole = {
  role: z.enum(membershipRoles, { error: "missing" }),
  department: id
    .transform((value) => value as DepartmentId)
    .nullable()
    .catch(null),
};

export const invitedPerson = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  ...givenRole,
});
export const waitingInvitation = z.object({
  invitation: id.transform((value) => value as AccountInvitationId),
});
export const requiredSecondFactor = z.object({ required: z.enum(["yes", "no"]) });
export const heldRole = z.object({ membership: id.transform((value) => value as MembershipId) });
export const changedRole = heldRole.extend(givenRole);
