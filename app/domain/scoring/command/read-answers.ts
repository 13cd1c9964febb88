import { csvRecords } from "./csv.ts";
import { BrokenFile, type FaultList } from "./file-fault.ts";
import { type Header, readHeader } from "./header.ts";
import type { InputFile } from "./questionnaire-text.ts";
import { type Row, RowReader } from "./row.ts";
import { textOf } from "./utf8.ts";
import type { Versions } from "./version.ts";

/**
 * The rows of a file of answers, one after another, in memory one at a time. What is wrong with the file is noted;
 * reading goes on as far as it makes sense, so that one reading finds everything.
 */
export async function* answerRows(
  { open }: InputFile,
  versions: Versions,
  faults: FaultList,
): AsyncGenerator<Row> {
  let header: Header | null = null;
  let reader: RowReader | null = null;
  try {
    for await (const record of csvRecords(textOf(open()))) {
      if (reader === null) {
        header = readHeader(record, versions.all, faults);
        if (header === null) return;
        reader = new RowReader(header, versions, faults);
        continue;
      }
      const row = reader.read(record);
      if (row !== null) yield row;
    }
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    faults.note(error.place, error.message);
    return;
  }
  if (header === null) faults.note({ line: 1, column: 1 }, "the file is empty: it has not even a header");
}
