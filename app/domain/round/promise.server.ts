import type { OrganizationId, RoundId } from "#app/domain/id.ts";
import type { Reader } from "#db/client.ts";
import { hasLinks } from "#db/queries/invitations.ts";
import { hasInvitationMail } from "#db/queries/mails.ts";

/**
 * Whether anybody may have been told who will see the answers: a link to the round has been made, for a mail or a
 * sheet, or a mail that carries one waits to be sent.
 */
export async function isPromised(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
): Promise<boolean> {
  return (
    (await hasLinks(db, organizationId, roundId)) || (await hasInvitationMail(db, organizationId, roundId))
  );
}
