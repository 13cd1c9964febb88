import type { Scope } from "#app/domain/access/authorize.ts";
import type { ContentHash, OrganizationId } from "#app/domain/id.ts";
import type { Department } from "#app/domain/organization/department.ts";
import type { DimensionKey, LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import type { Reader } from "#db/client.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { adoptedVersions } from "#db/queries/questionnaires.ts";

/** A version that a round can use. */
export type RoundVersion = {
  readonly hash: ContentHash;
  /** The id that all versions of it share. */
  readonly questionnaire: string;
  readonly title: LocalizedText;
  readonly version: string;
  /** The highest level. */
  readonly max: number;
  readonly dimensions: readonly {
    readonly key: DimensionKey;
    readonly title: LocalizedText;
    /** The questionnaire's own target level. */
    readonly target: number | null;
  }[];
};

/** A department that can take part in a round, and when it was one. */
export type RoundCandidate = Pick<Department, "id" | "name" | "validFrom" | "validTo">;

/** What a round can be made of: the versions that the organization has taken up, the newest first, and its departments. */
export async function roundMaterial(
  db: Reader,
  { organizationId }: Pick<Scope, "organizationId">,
): Promise<{ readonly versions: readonly RoundVersion[]; readonly departments: readonly RoundCandidate[] }> {
  const [departments, versions] = await Promise.all([
    departmentsOf(db, organizationId),
    versionsOf(db, organizationId),
  ]);
  return { versions, departments };
}

async function versionsOf(db: Reader, organizationId: OrganizationId): Promise<readonly RoundVersion[]> {
  const adopted = await adoptedVersions(db, organizationId);
  const loaded = await Promise.all(adopted.toReversed().map(({ hash }) => loadQuestionnaire(db, hash)));
  return loaded.map(({ hash, questionnaire: { id, title, version, scale, dimensions } }) => ({
    hash,
    questionnaire: id,
    title,
    version,
    max: scale.max,
    dimensions: dimensions.map(({ key, title: name, target }) => ({ key, title: name, target })),
  }));
}
