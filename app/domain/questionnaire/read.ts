import type { Questionnaire } from "./definition.ts";
import type { Fault } from "./fault.ts";
import { readFile } from "./file/questionnaire-file.ts";

export type QuestionnaireReading =
  | { readonly ok: true; readonly questionnaire: Questionnaire }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * A questionnaire file, checked and normalised: scores worked out (0–100, already turned where the file says
 * `reverse`), targets inherited, conditions gathered from page, panels and question. Never throws.
 *
 * @example
 * const reading = readQuestionnaire(JSON.parse(text));
 * if (!reading.ok) return reading.faults;
 * const { dimensions, questions } = reading.questionnaire;
 */
export function readQuestionnaire(json: unknown): QuestionnaireReading {
  const { faults, questionnaire } = readFile(json);
  return faults.length === 0 ? { ok: true, questionnaire } : { ok: false, faults };
}
