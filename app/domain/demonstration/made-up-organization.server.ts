import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Day, DepartmentId, OrganizationId } from "#app/domain/id.ts";
import { setSharing } from "#app/domain/organization/sharing.server.ts";
import { adoptQuestionnaireFile, loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import type { Writer } from "#db/client.ts";
import { toJson } from "#db/json.ts";
import { insertDepartments } from "#db/queries/departments.ts";
import { insertOrganization } from "#db/queries/organizations.ts";
import type { MadeUpOrganization } from "./made-up-organization.ts";
import { type FreshLink, makeRound } from "./made-up-round.server.ts";
import type { RoundTimes } from "./round-times.ts";

/** What the rest of the demonstration needs of it. */
export type MadeOrganization = {
  readonly organizationId: OrganizationId;
  /** By the keys of the departments' profiles. */
  readonly departments: ReadonlyMap<string, DepartmentId>;
  readonly links: readonly FreshLink[];
};

/**
 * Writes a made-up municipality with its departments and rounds, with all their answers, and lets it share its
 * published levels. Everything in it says that it is made up.
 */
export async function makeOrganization(
  db: Writer,
  environment: Environment,
  { slug, name, departments: madeUpDepartments }: MadeUpOrganization,
  rounds: readonly RoundTimes[],
  questionnaireFile: unknown,
): Promise<MadeOrganization> {
  const organizationId = environment.newId<OrganizationId>();
  const now = environment.now();
  await insertOrganization(db, {
    id: organizationId,
    slug,
    name,
    kind: "municipality",
    synthetic: 1,
    createdAt: now,
  });
  const adoption = await adoptQuestionnaireFile(db, organizationId, questionnaireFile, now);
  if (!adoption.ok) throw new Error("The standard questionnaire is faulty.");
  const loaded = await loadQuestionnaire(db, adoption.hash);
  const departments = madeUpDepartments.map((madeUp) => ({ id: environment.newId<DepartmentId>(), madeUp }));
  await insertDepartments(
    db,
    departments.map(({ id, madeUp: { name, profile, headcount } }, position) => ({
      organizationId,
      id,
      name: toJson(name),
      kind: profile.kind,
      headcount,
      validFrom: "2015-01-01" as Day,
      validTo: null,
      position,
    })),
  );
  const links: FreshLink[] = [];
  for (const times of rounds) {
    links.push(...(await makeRound(db, environment, { organizationId, slug, departments, loaded }, times)));
  }
  await setSharing(db, occasionBy(environment, organizationId, "system"), true);
  return {
    organizationId,
    departments: new Map(departments.map(({ id, madeUp }) => [madeUp.profile.key, id])),
    links,
  };
}
