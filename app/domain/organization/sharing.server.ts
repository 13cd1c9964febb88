import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import { setSharesResults, sharesResults } from "#db/queries/organizations.ts";

/** Lets the organization's published levels be set beside those of others that agree too, or no longer. */
export async function changeSharing(
  { database, newId, now }: Environment,
  { organizationId, actor }: Scope,
  shares: boolean,
): Promise<void> {
  await database.transact(async (writer) => {
    if ((await sharesResults(writer, organizationId)) === shares) return;
    await setSharesResults(writer, organizationId, shares);
    await record(writer, occasionBy({ now, newId }, organizationId, actor.id), {
      name: "organization.sharing",
      subject: organizationId,
      details: { shares },
    });
  });
}
