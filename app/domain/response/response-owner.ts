import type { DepartmentId, Instant, InvitationId, OrganizationId, RoundId } from "#app/domain/id.ts";
import type { Round } from "#app/domain/round/round.ts";

/** Whose response it is: an invited person's, or in a joint round the department's, whoever of it answers. */
export type ResponseOwner = {
  readonly organizationId: OrganizationId;
  readonly roundId: RoundId;
  readonly departmentId: DepartmentId;
  /** Null: the department's. */
  readonly invitationId: InvitationId | null;
};

/** Whose response an invitation's answers go into; a trial never touches a department's. */
export function ownerOf({
  invitation: { organizationId, roundId, departmentId, id, trialSince },
  round,
}: {
  readonly invitation: Omit<ResponseOwner, "invitationId"> & {
    readonly id: InvitationId;
    readonly trialSince: Instant | null;
  };
  readonly round: Pick<Round, "answering">;
}): ResponseOwner {
  const isDepartments = round.answering === "joint" && trialSince === null;
  return { organizationId, roundId, departmentId, invitationId: isDepartments ? null : id };
}

/**
 * Under what the saves into a response are remembered: its owner, or the code's hash (`receiptHash`) where a code leads
 * to what is changed, since nothing may lead from there to who answered.
 */
export function savesPlaceOf(
  { organizationId, roundId, departmentId, invitationId }: ResponseOwner,
  receiptHash: string | null = null,
): { readonly organizationId: OrganizationId; readonly roundId: RoundId; readonly ownerId: string } {
  return { organizationId, roundId, ownerId: receiptHash ?? invitationId ?? departmentId };
}
