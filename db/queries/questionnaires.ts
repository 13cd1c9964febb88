import type { ContentHash, OrganizationId } from "#app/domain/id.ts";
import type { AdoptedVersion } from "#app/domain/questionnaire/adopted-version.ts";
import type { Reader, Writer } from "../client.ts";
import { fromJson } from "../json.ts";
import { prepare } from "../prepared.ts";
import type { Questionnaires, QuestionnaireVersions } from "../schema.ts";

/** The SurveyJS file of a questionnaire version; null where there is none with that hash. */
export async function questionnaireDefinition(db: Reader, hash: ContentHash): Promise<unknown> {
  const row = await db
    .selectFrom("questionnaireVersions")
    .where("hash", "=", hash)
    .select("definition")
    .executeTakeFirst();
  return row ? fromJson(row.definition) : null;
}

/** Keeps a version unless it is there already: equal content has an equal hash. */
export async function insertQuestionnaireVersion(db: Writer, version: QuestionnaireVersions): Promise<void> {
  await db
    .insertInto("questionnaireVersions")
    .values(version)
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .execute();
}

/** Lets an organization use a version, if it does not already. */
export async function adoptQuestionnaire(db: Writer, adoption: Questionnaires): Promise<void> {
  await db
    .insertInto("questionnaires")
    .values(adoption)
    .onConflict((conflict) => conflict.columns(["organizationId", "hash"]).doNothing())
    .execute();
}

/** The versions that an organization has taken up, of all its questionnaires. */
export async function adoptedVersions(
  db: Reader,
  organizationId: OrganizationId,
): Promise<readonly AdoptedVersion[]> {
  const { rows } = await selectAdopted(db, { organizationId });
  return rows;
}

const selectAdopted = prepare(
  ["organizationId"],
  (db, { organizationId }: { readonly organizationId: OrganizationId }) =>
    db
      .selectFrom("questionnaires")
      .innerJoin("questionnaireVersions", "questionnaireVersions.hash", "questionnaires.hash")
      .where("questionnaires.organizationId", "=", organizationId)
      .orderBy("questionnaires.adoptedAt")
      .orderBy("questionnaires.hash")
      .select(["questionnaires.hash", "questionnaires.adoptedAt", "questionnaireVersions.questionnaire"]),
);

/** The version that the organization took up last; null where it has none. */
export async function newestQuestionnaire(
  db: Reader,
  organizationId: OrganizationId,
): Promise<ContentHash | null> {
  const row = await db
    .selectFrom("questionnaires")
    .where("organizationId", "=", organizationId)
    .orderBy("adoptedAt", "desc")
    .orderBy("hash")
    .select("hash")
    .executeTakeFirst();
  return row?.hash ?? null;
}
