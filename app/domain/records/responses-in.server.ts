import type { OrganizationId, RoundId } from "#app/domain/id.ts";
import type { Department } from "#app/domain/organization/department.ts";
import type { Reader } from "#db/client.ts";
import { type ArchivedResponse, archivedResponses } from "#db/queries/archive.ts";
import { isDestroyed } from "#db/queries/destructions.ts";

/** So many responses are in memory at once. */
const atOnce = 50;

/**
 * Every response of a round with its department, a few at a time.
 *
 * @throws Error where the answers are destroyed meanwhile: a file that ends in the middle must not pass for a whole one
 */
export async function* responsesIn<Place extends Pick<Department, "id">>(
  db: Reader,
  round: { readonly organizationId: OrganizationId; readonly roundId: RoundId },
  departments: readonly Place[],
  status: "submitted" | "superseded",
): AsyncGenerator<{ readonly department: Place; readonly responses: readonly ArchivedResponse[] }> {
  for (const department of departments) {
    const place = { ...round, departmentId: department.id };
    let after: ArchivedResponse["id"] | null = null;
    let responses: readonly ArchivedResponse[];
    do {
      responses = await archivedResponses(db, place, status, after, atOnce);
      if (await isDestroyed(db, place)) throw new Error("The answers were destroyed while they were read.");
      yield { department, responses };
      after = responses.at(-1)?.id ?? null;
    } while (responses.length === atOnce);
  }
}
