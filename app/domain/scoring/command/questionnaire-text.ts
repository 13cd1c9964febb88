import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { readJson } from "#app/domain/questionnaire/json-text.ts";
import { readQuestionnaire } from "#app/domain/questionnaire/read.ts";
import { BrokenFile, FaultList } from "./file-fault.ts";
import { placeInJson } from "./json-place.ts";
import { textOf } from "./utf8.ts";

/** A file named on the command line; opening it again reads it again. */
export type InputFile = { readonly name: string; readonly open: () => AsyncIterable<Uint8Array> };

/** No questionnaire comes near it. */
const MOST_CHARACTERS = 1024 * 1024;

/** A questionnaire file, or the lines to tell of its faults. */
export type QuestionnaireText =
  | { readonly ok: true; readonly questionnaire: Questionnaire }
  | { readonly ok: false; readonly lines: readonly string[] };

/** Reads a questionnaire, and says of each fault where in the file it stands. */
export async function readQuestionnaireText({ name, open }: InputFile): Promise<QuestionnaireText> {
  const faults = new FaultList(name);
  const text = await wholeText(open(), faults);
  const json = text === null ? null : readJson(text);
  if (text !== null && json?.ok === false) faults.note(json, `not JSON: ${json.message}`);
  const reading = json?.ok === true ? readQuestionnaire(json.json) : null;
  if (reading?.ok === true) return reading;
  for (const { path, message } of reading?.faults ?? []) {
    faults.note(placeInJson(text ?? "", path), `${path}: ${message}`);
  }
  return { ok: false, lines: faults.lines };
}

async function wholeText(chunks: AsyncIterable<Uint8Array>, faults: FaultList): Promise<string | null> {
  let whole = "";
  try {
    for await (const text of textOf(chunks)) {
      whole += text;
      if (whole.length <= MOST_CHARACTERS) continue;
      throw new BrokenFile({ line: 1, column: 1 }, "larger than 1 MiB (1048576 characters)");
    }
    return whole;
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    faults.note(error.place, error.message);
    return null;
  }
}
