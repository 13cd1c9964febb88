import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Instant } from "#app/domain/id.ts";
import { checkQuestionnaire } from "#app/domain/questionnaire/check.ts";
import {
  type CorrectableText,
  correctableTexts,
  correctedDefinition,
} from "#app/domain/questionnaire/correction.ts";
import type { Locale, LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { roundQuestionnaire } from "#app/domain/questionnaire/round-questionnaire.server.ts";
import type { Writer } from "#db/client.ts";
import { insertCorrection, lastCorrectionNumber } from "#db/queries/questionnaire-corrections.ts";
import { stageOf } from "./lifecycle.ts";
import type { Round } from "./round.ts";
import { requireRound } from "./round-frame.server.ts";

/** A text as somebody wants it, and as it was when the page showed it. */
export type WantedText = {
  readonly path: string;
  readonly seen: LocalizedText;
  readonly wanted: LocalizedText;
};

/** Why a correction is not taken, by language or for all of it; the last part of a form error's key. */
export type CorrectionRefusal = Partial<Record<Locale | "form", string>>;

/** Whether a round's words may still be corrected: as long as somebody may answer. */
export function isCorrectable(round: Pick<Round, "schedule">, now: Instant): boolean {
  return ["draft", "scheduled", "open"].includes(stageOf(round.schedule, now));
}

/**
 * Corrects a text of a round's questionnaire. The version, which others may use, stays as it is, and so do its hash,
 * scores and answers; the new words are laid over it in this round alone.
 *
 * @returns null where it is done, or there was nothing to do
 * @throws Problem `not-found`
 */
export async function correctQuestionnaire(
  environment: Environment,
  scope: Scope,
  slug: string,
  { path, seen, wanted }: WantedText,
): Promise<CorrectionRefusal | null> {
  const { organizationId } = scope;
  return environment.database.transact(async (writer) => {
    const round = await requireRound(writer, scope, slug);
    if (!isCorrectable(round, environment.now())) return { form: "roundClosed" };
    // Before the texts: whoever corrects one after this takes the number, and is found out by it.
    let number = await lastCorrectionNumber(writer, { organizationId, id: round.id });
    const { loaded } = await roundQuestionnaire(writer, { ...round, organizationId });
    const text = correctableTexts(loaded.definition)
      .flatMap(({ texts }) => texts)
      .find((candidate) => candidate.path === path);
    if (text === undefined) return { form: "notUnderstood" };
    if (text.text.sv !== seen.sv || text.text.en !== seen.en) return { form: "changedMeanwhile" };
    const refusal = refusalOf(text, wanted);
    if (refusal !== null) return refusal;
    const changed = (["sv", "en"] as const)
      .filter((language) => wanted[language] !== seen[language])
      .map((language) => ({ path, language, before: seen[language], after: wanted[language] }));
    if (checkQuestionnaire(correctedDefinition(loaded.definition, changed)).length > 0) {
      return { form: "notUnderstood" };
    }
    for (const correction of changed) {
      number += 1;
      if (!(await keep(writer, environment, scope, round, { ...correction, number }))) {
        return { form: "changedMeanwhile" };
      }
    }
    return null;
  });
}

function refusalOf({ longest }: CorrectableText, wanted: LocalizedText): CorrectionRefusal | null {
  const refusal: CorrectionRefusal = {};
  for (const language of ["sv", "en"] as const) {
    if (wanted[language].trim() === "") refusal[language] = "missing";
    else if (wanted[language].length > longest) refusal[language] = "tooLong";
  }
  return Object.keys(refusal).length > 0 ? refusal : null;
}

async function keep(
  writer: Writer,
  { now, newId }: Environment,
  { organizationId, actor }: Scope,
  { id: roundId, questionnaireHash }: Round,
  correction: {
    readonly number: number;
    readonly path: string;
    readonly language: Locale;
    readonly before: string;
    readonly after: string;
  },
): Promise<boolean> {
  const at = now();
  const kept = { organizationId, roundId, questionnaireHash, ...correction, correctedAt: at };
  if (!(await insertCorrection(writer, kept))) return false;
  const { number: _number, ...details } = correction;
  await record(writer, occasionBy({ now, newId }, organizationId, actor.id, at), {
    name: "questionnaire.corrected",
    subject: roundId,
    details: { round: roundId, ...details },
  });
  return true;
}
