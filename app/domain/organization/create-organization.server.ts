import { addAdministrator } from "#app/domain/access/account-link.server.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { OrganizationId, UserId } from "#app/domain/id.ts";
import { adoptQuestionnaireFile } from "#app/domain/questionnaire/questionnaire.server.ts";
import { standardFile } from "#app/domain/questionnaire/standard-file.ts";
import { insertOrganizationIfFree } from "#db/queries/organizations.ts";

export type WantedOrganization = {
  readonly name: string;
  readonly slug: string;
  readonly kind: "municipality" | "federation";
  readonly contact: string | null;
  /** Whether the operator is its administrator, and its coordinator; else somebody else is named afterwards. */
  readonly ownRole: "none" | "administrator" | "administrator-and-coordinator";
};

/**
 * Makes an organization that uses the standard questionnaire. Whoever keeps the installation is nobody in it, unless
 * they make themselves its administrator here.
 *
 * @returns what stands in the way: its place in addresses is taken
 */
export async function createOrganization(
  environment: Environment,
  operator: { readonly id: UserId },
  { name, slug, kind, contact, ownRole }: WantedOrganization,
): Promise<"slugTaken" | null> {
  const { database, now, newId } = environment;
  return database.transact(async (writer) => {
    const organizationId = newId<OrganizationId>();
    const organization = {
      id: organizationId,
      slug,
      name,
      kind,
      contact,
      synthetic: 0,
      createdAt: now(),
    } as const;
    if (!(await insertOrganizationIfFree(writer, organization))) return "slugTaken";
    const adoption = await adoptQuestionnaireFile(writer, organizationId, standardFile, now());
    if (!adoption.ok) throw new Error("The standard questionnaire is faulty.");
    await record(writer, occasionBy({ now, newId }, organizationId, operator.id), {
      name: "organization.created",
      subject: organizationId,
      details: { slug, kind },
    });
    if (ownRole !== "none") {
      const coordinates = ownRole === "administrator-and-coordinator";
      await addAdministrator(writer, environment, organizationId, operator.id, {
        by: operator.id,
        coordinates,
      });
    }
    return null;
  });
}
