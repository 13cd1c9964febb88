import { type CsvError, parse } from "csv-parse/sync";
import type { SheetRow } from "./sheet.ts";

const delimiters = ["\t", ";", ","] as const;

/**
 * The rows of pasted lines or of a CSV file: parted by tabs, as from a spreadsheet, by semicolons or by commas, of which
 * the first line that has any decides. A quote inside a cell is part of it.
 *
 * @returns null where a quote is never closed
 */
export function rowsOfText(text: string): readonly SheetRow[] | null {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { lines: number } }[]; // with `info`
    return records
      .map(({ record, info }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  } catch (error) {
    if (isCsvError(error)) return null;
    throw error;
  }
}

function delimiterOf(text: string): string {
  const line = text
    .split(/\r\n|\r|\n/)
    .find((one) => delimiters.some((delimiter) => one.includes(delimiter)));
  return delimiters.find((delimiter) => line?.includes(delimiter)) ?? ";";
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && "code" in error && String(error.code).startsWith("CSV_");
}
