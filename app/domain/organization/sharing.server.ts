import type { Scope } from "#app/domain/access/authorize.ts";
import type { Occasion } from "#app/domain/auditlog/event.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Writer } from "#db/client.ts";
import { setSharesResults, sharesResults } from "#db/queries/organizations.ts";

/** Lets the organization's published levels be set beside those of others that agree too, or no longer. */
export async function changeSharing(
  { database, newId, now }: Environment,
  { organizationId, actor }: Scope,
  shares: boolean,
): Promise<void> {
  await database.transact((writer) =>
    setSharing(writer, occasionBy({ now, newId }, organizationId, actor.id), shares),
  );
}

/** The same in a transaction that does more. */
export async function setSharing(writer: Writer, occasion: Occasion, shares: boolean): Promise<void> {
  const { organizationId } = occasion;
  if ((await sharesResults(writer, organizationId)) === shares) return;
  await setSharesResults(writer, organizationId, shares);
  await record(writer, occasion, {
    name: "organization.sharing",
    subject: organizationId,
    details: { shares },
  });
}
