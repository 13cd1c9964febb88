import type { ContentHash, Day, OrganizationId, RoundId } from "#app/domain/id.ts";
import { dayOf } from "#app/domain/local-time.ts";
import type { Reader } from "#db/client.ts";
import { correctionsOf, type StoredCorrection } from "#db/queries/questionnaire-corrections.ts";
import { correctableTexts, correctedDefinition, correctedOn } from "./correction.ts";
import type { QuestionName } from "./definition.ts";
import { type LoadedQuestionnaire, loadQuestionnaire } from "./questionnaire.server.ts";
import { readQuestionnaire } from "./read.ts";

/** A round's questionnaire in its words of today. */
export type RoundQuestionnaire = {
  /** The version that the round uses, under its own hash and by its own rules; only its words are corrected. */
  readonly loaded: LoadedQuestionnaire;
  readonly corrections: readonly StoredCorrection[];
  /** The last day on which a question's words were corrected. */
  readonly correctedOn: Readonly<Record<QuestionName, Day>>;
};

type Place = {
  readonly organizationId: OrganizationId;
  readonly id: RoundId;
  readonly questionnaireHash: ContentHash;
};

/** By all that was corrected: what a transaction has written may yet be undone, and its number be taken by another. */
const corrected = new Map<string, RoundQuestionnaire>();
const roundsKept = 20;

/** The questionnaire of a round as its respondents read it, corrections laid over the version. */
export async function roundQuestionnaire(db: Reader, place: Place): Promise<RoundQuestionnaire> {
  const { organizationId, id, questionnaireHash } = place;
  const [version, corrections] = await Promise.all([
    loadQuestionnaire(db, questionnaireHash),
    correctionsOf(db, place),
  ]);
  if (corrections.length === 0) return { loaded: version, corrections, correctedOn: {} };
  const key = JSON.stringify([organizationId, id, questionnaireHash, corrections]);
  const known = corrected.get(key);
  if (known !== undefined) return known;
  const made = {
    loaded: withCorrections(version, corrections),
    corrections,
    correctedOn: correctedOn(
      correctableTexts(version.definition),
      corrections.map((one) => ({ ...one, day: dayOf(one.correctedAt) })),
    ),
  };
  const [oldest] = corrected.keys();
  if (corrected.size >= roundsKept && oldest !== undefined) corrected.delete(oldest);
  corrected.set(key, made);
  return made;
}

/**
 * A version in corrected words: hash, rules, scores and answers stay those of the version.
 *
 * @throws Error where a correction has passed that the questionnaire's check does not let through
 */
export function withCorrections(
  version: LoadedQuestionnaire,
  corrections: Parameters<typeof correctedDefinition>[1],
): LoadedQuestionnaire {
  const definition = correctedDefinition(version.definition, corrections);
  const reading = readQuestionnaire(definition);
  if (!reading.ok) throw new Error("A corrected questionnaire is faulty.");
  return { ...version, definition, questionnaire: reading.questionnaire };
}
