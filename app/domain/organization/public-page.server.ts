import type { Environment } from "#app/domain/environment.ts";
import { Problem } from "#app/domain/problem.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { organizationTexts, type PublicOrganization, publicOrganization } from "#db/queries/organizations.ts";
import type { PublicPage } from "./public-page.ts";

/**
 * What a page of an organization that is open to all says of it.
 *
 * @throws Problem `not-found` where there is no such organization
 */
export async function publicPageOf(
  { database }: Pick<Environment, "database">,
  slug: string,
  page: PublicPage,
): Promise<{
  readonly organization: Omit<PublicOrganization, "id">;
  readonly addition: LocalizedText | null;
}> {
  const organization = await publicOrganization(database.read, slug);
  if (!organization) throw new Problem("not-found");
  const { id, ...known } = organization;
  return { organization: known, addition: (await organizationTexts(database.read, id)).get(page) ?? null };
}
