import { type CsvError, parse } from "csv-parse";
import { BrokenFile, type TextPlace } from "./file-fault.ts";

/** A record of a CSV file, which may reach over several lines. */
export type CsvRecord = {
  readonly fields: readonly string[];
  /** Where a field begins; behind the last field, where the record ends. */
  readonly placeOf: (field: number) => TextPlace;
};

/** A record holds answers of a person: an unclosed quote is found before it swallows the rest of a large file. */
const MOST_BYTES_IN_RECORD = 1024 * 1024;

/**
 * The records of a CSV file (RFC 4180), parted by commas, or by semicolons where the first line has these. Empty lines
 * are passed over. Whether records are equally long is left to the reader, who can say what is missing.
 *
 * @param blocks whole lines of text
 * @throws BrokenFile where a quote stands in the wrong place or is never closed
 */
export async function* csvRecords(blocks: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  const waiting: ParsedRecord[] = [];
  let parsing: Parsing | null = null;
  let lastLine = 0;
  // What the parser holds when it fails would be lost: records are taken from it one by one, as soon as they are read.
  function* records(delimiter: string): Generator<CsvRecord> {
    for (const { record: fields, raw } of waiting.splice(0)) {
      const start = startOf(raw, lastLine);
      lastLine = start.line + lineEnds(withoutLineEnd(start.text));
      yield { fields, placeOf: (field) => placeIn(start, delimiter, field) };
    }
  }
  for await (const block of blocks) {
    parsing ??= parsingBy(delimiterOf(block), waiting);
    const error = await parsing.take(block);
    yield* records(parsing.delimiter);
    if (error !== null) throw brokenCsv(error, lastLine, parsing.delimiter);
  }
  if (parsing === null) return;
  const error = await parsing.end();
  yield* records(parsing.delimiter);
  if (error !== null) throw brokenCsv(error, lastLine, parsing.delimiter);
}

/** What csv-parse gives with `raw`. */
type ParsedRecord = {
  readonly record: readonly string[];
  /** The record's text, with the empty lines before it; its own line end may be cut. */
  readonly raw: string;
};

type Parsing = {
  readonly delimiter: string;
  /** Both give what is wrong, or null. */
  readonly take: (block: string) => Promise<CsvError | null>;
  readonly end: () => Promise<CsvError | null>;
};

function parsingBy(delimiter: string, waiting: ParsedRecord[]): Parsing {
  let failure: CsvError | null = null;
  const parser = parse({
    delimiter,
    record_delimiter: ["\r\n", "\n"],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MOST_BYTES_IN_RECORD,
    raw: true,
    on_record: (given: unknown) => {
      // So it is with `raw`, of which csv-parse's types know nothing.
      waiting.push(given as ParsedRecord);
      return null;
    },
  });
  parser.on("error", (error: CsvError) => {
    failure = error;
  });
  const whenDone = (start: (done: () => void) => void) =>
    new Promise<CsvError | null>((resolve) => start(() => setImmediate(() => resolve(failure))));
  return {
    delimiter,
    take: (block) => whenDone((done) => parser.write(block, done)),
    end: () => whenDone((done) => parser.end(done)),
  };
}

/** Whichever of comma and semicolon stands first outside quotes, in the first line that is not empty. */
function delimiterOf(text: string): "," | ";" {
  const header = /[^\r\n]+/.exec(text)?.[0] ?? "";
  return /[,;]/.exec(header.replaceAll(/"[^"]*"?/g, ""))?.[0] === ";" ? ";" : ",";
}

type RecordStart = { readonly line: number; readonly text: string };

/** The record without the empty lines before it, and the line that it begins in. */
function startOf(raw: string, lastLine: number): RecordStart {
  const emptyLines = /^(?:\r\n|\r|\n)*/.exec(raw)?.[0] ?? "";
  return { line: lastLine + 1 + lineEnds(emptyLines), text: raw.slice(emptyLines.length) };
}

function placeIn({ line, text }: RecordStart, delimiter: string, field: number): TextPlace {
  const end = withoutLineEnd(text).length;
  let at = 0;
  for (let passed = 0; passed < field && at < end; passed++) {
    at = endOfField(text, at, delimiter) + 1;
  }
  return placeBefore(line, text.slice(0, Math.min(at, end)));
}

function endOfField(text: string, start: number, delimiter: string): number {
  let quoted = false;
  let at = start;
  for (; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === delimiter && !quoted) break;
  }
  return at;
}

/** The place that follows a text which begins in the line. */
function placeBefore(line: number, text: string): TextPlace {
  const lines = text.split(/\r\n|\r|\n/);
  return { line: line + lines.length - 1, column: [...(lines.at(-1) ?? "")].length + 1 };
}

function brokenCsv(error: CsvError, lastLine: number, delimiter: string): BrokenFile {
  const { line, text } = startOf(String(error["raw"] ?? ""), lastLine);
  const inField = placeIn({ line, text }, delimiter, Number(error["index"] ?? 0));
  switch (error.code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return new BrokenFile(inField, "the quote that opens here is never closed");
    case "CSV_MAX_RECORD_SIZE":
      return new BrokenFile(inField, "this record goes on for more than 1 MiB: is a quote not closed?");
    case "INVALID_OPENING_QUOTE":
      return new BrokenFile(
        placeBefore(line, text.slice(0, -1)),
        "a quote inside a field; put the field in quotes and write the quote twice",
      );
    case "CSV_INVALID_CLOSING_QUOTE":
      return new BrokenFile(
        placeBefore(line, text),
        `expected "${delimiter}" or the end of the line behind the closing quote`,
      );
    default:
      return new BrokenFile(inField, `not CSV: ${error.message}`);
  }
}

function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n?$/, "");
}

function lineEnds(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}
