import { createHash } from "node:crypto";
import type { ContentHash, Instant, OrganizationId } from "#app/domain/id.ts";
import type { Reader, Writer } from "#db/client.ts";
import { toJson } from "#db/json.ts";
import {
  adoptQuestionnaire,
  insertQuestionnaireVersion,
  questionnaireDefinition,
} from "#db/queries/questionnaires.ts";
import { type AdoptedVersion, versionsBetween } from "./adopted-version.ts";
import { compileConditions, type VisibilityRules } from "./conditions.ts";
import type { Questionnaire } from "./definition.ts";
import type { Fault } from "./fault.ts";
import { readQuestionnaire } from "./read.ts";

/** A questionnaire version in all the forms that it is used in. */
export type LoadedQuestionnaire = {
  readonly hash: ContentHash;
  /** The SurveyJS file, as a browser gets it. */
  readonly definition: object;
  readonly questionnaire: Questionnaire;
  /** When which question is asked; its expressions are parsed once for all responses. */
  readonly rules: VisibilityRules;
};

/** What is under a hash never changes, so a version is read once; an installation has a handful of them. */
const loaded = new Map<ContentHash, LoadedQuestionnaire>();
const versionsKept = 20;

/**
 * The questionnaire version with that hash.
 * @throws Error where there is none, or where it no longer passes the checks it passed when it was stored
 */
export async function loadQuestionnaire(db: Reader, hash: ContentHash): Promise<LoadedQuestionnaire> {
  const known = loaded.get(hash);
  if (known) return known;
  const definition = await questionnaireDefinition(db, hash);
  const reading = readQuestionnaire(definition);
  if (!reading.ok || typeof definition !== "object" || definition === null) {
    throw new Error("A stored questionnaire version is missing or faulty.");
  }
  const { questionnaire } = reading;
  const entry = { hash, definition, questionnaire, rules: compileConditions(questionnaire) };
  const [oldest] = loaded.keys();
  if (loaded.size >= versionsKept && oldest !== undefined) loaded.delete(oldest);
  loaded.set(hash, entry);
  return entry;
}

/** The versions that an organization took up (`adopted`) after one and before another, in that order. */
export async function loadVersionsBetween(
  db: Reader,
  adopted: readonly AdoptedVersion[],
  from: ContentHash,
  to: ContentHash,
): Promise<readonly Questionnaire[]> {
  const loaded = await Promise.all(
    versionsBetween(adopted, from, to).map((hash) => loadQuestionnaire(db, hash)),
  );
  return loaded.map(({ questionnaire }) => questionnaire);
}

export type Adoption =
  | { readonly ok: true; readonly hash: ContentHash; readonly questionnaire: Questionnaire }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Checks a questionnaire file and lets an organization use it from now on. */
export async function adoptQuestionnaireFile(
  db: Writer,
  organizationId: OrganizationId,
  file: unknown,
  now: Instant,
): Promise<Adoption> {
  const reading = readQuestionnaire(file);
  if (!reading.ok) return reading;
  const { questionnaire } = reading;
  const hash = contentHash(file);
  await insertQuestionnaireVersion(db, {
    hash,
    questionnaire: questionnaire.id,
    version: questionnaire.version,
    definition: toJson(file),
    createdAt: now,
  });
  await adoptQuestionnaire(db, { organizationId, hash, adoptedAt: now });
  return { ok: true, hash, questionnaire };
}

/** The SHA-256 of a file's content, however its objects' keys are ordered. */
function contentHash(file: unknown): ContentHash {
  return createHash("sha256")
    .update(JSON.stringify(sortedKeys(file)))
    .digest("hex") as ContentHash; // its form
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortedKeys(inner)]),
  );
}
