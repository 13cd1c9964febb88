import type { Fault } from "./fault.ts";
import { readFile } from "./file/questionnaire-file.ts";

/**
 * Everything that is wrong in a questionnaire file, in the order of the file; empty where it can be used.
 * Takes any JSON and never throws. To be asked before any SurveyJS model sees the file: some files that SurveyJS
 * accepts would make it hang, or fetch an address.
 *
 * @example
 * for (const { path, message } of checkQuestionnaire(JSON.parse(text))) console.error(`${path}: ${message}`);
 */
export function checkQuestionnaire(json: unknown): readonly Fault[] {
  return readFile(json).faults;
}
