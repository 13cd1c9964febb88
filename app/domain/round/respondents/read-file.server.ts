import { strFromU8, unzipSync, zipSync } from "fflate";
import { readSheet } from "read-excel-file/node";
import { rowsOfText } from "./pasted.ts";
import type { SheetRow } from "./sheet.ts";

/** What a file of people to invite may be at most. */
export const fileLimits = { bytes: 2 * 1024 * 1024, rows: 5_000 } as const;

/** Why a file is not read; the keys of the texts that say so. */
export type FileRefusal =
  | "empty"
  | "too-large"
  | "too-many-rows"
  | "password"
  | "old-excel"
  | "not-a-list"
  | "broken"
  | "open-quote";

export type FileReading =
  | { readonly ok: true; readonly rows: readonly SheetRow[] }
  | { readonly ok: false; readonly refusal: FileRefusal };

/**
 * The rows of an Excel workbook's first sheet, or of a CSV file in UTF-8, UTF-16 or Windows-1252; which it is stands in
 * its first bytes, whatever it is called.
 */
export async function readRespondentFile(bytes: Uint8Array): Promise<FileReading> {
  if (bytes.length === 0) return refuse("empty");
  if (bytes.length > fileLimits.bytes) return refuse("too-large");
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return refuse(isEncrypted(bytes) ? "password" : "old-excel");
  if (startsWith(bytes, [0x50, 0x4b])) return readWorkbook(bytes);
  const text = decode(bytes);
  return text === null ? refuse("not-a-list") : readPasted(text);
}

/** The rows of pasted lines, within the same limits. */
export function readPasted(text: string): FileReading {
  const rows = rowsOfText(text);
  return rows === null ? refuse("open-quote") : bounded(rows);
}

function bounded(rows: readonly SheetRow[]): FileReading {
  if (rows.length === 0) return refuse("empty");
  // One more for the names of the columns.
  return rows.length > fileLimits.rows + 1 ? refuse("too-many-rows") : { ok: true, rows };
}

/** What a workbook of as many rows as are taken may come to when it is unpacked, with room for its styles. */
const unpackedBytes = 16 * 1024 * 1024;
/** Rows times columns. */
const mostCells = 500_000;

async function readWorkbook(bytes: Uint8Array): Promise<FileReading> {
  const parts = unpack(bytes);
  if (typeof parts === "string") return refuse(parts);
  for (const [name, content] of Object.entries(parts)) {
    const refusal = name.startsWith("xl/worksheets/") ? extentRefusal(strFromU8(content)) : null;
    if (refusal) return refuse(refusal);
  }
  try {
    // Packed anew: of the file itself we know no more than what it says of its sizes.
    const sheet = await readSheet(Buffer.from(zipSync(parts, { level: 0 })));
    const rows = sheet.map((cells, index) => ({ line: index + 1, cells: cells.map(asText) }));
    return bounded(rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")));
  } catch {
    return refuse("broken"); // whatever the reader finds wrong with it, the person can only save it anew
  }
}

/** The XML of a workbook; what else it holds, such as pictures, is left out. */
function unpack(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> | FileRefusal {
  let total = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (
          !/^(xl\/[^/]*|xl\/_rels\/[^/]*|xl\/worksheets\/[^/]*|\[Content_Types\]|_rels\/[^/]*)\.(xml|rels)$/.test(
            name,
          )
        ) {
          return false;
        }
        total += originalSize;
        if (total > unpackedBytes) throw new TooLarge();
        return true;
      },
    });
    return "xl/workbook.xml" in parts ? parts : "not-a-list";
  } catch (error) {
    return error instanceof TooLarge ? "too-many-rows" : "broken";
  }
}

class TooLarge extends Error {}

/** A sheet whose cells lie so far apart that filling the gaps between them would take the memory there is. */
function extentRefusal(xml: string): FileRefusal | null {
  let rows = 0;
  let columns = 0;
  for (const [, place = ""] of xml.matchAll(/\sr\s*=\s*(?:"([^"]*)"|'[^']*')/g)) {
    const match = /^([A-Z]{0,3})(\d{1,7})$/.exec(place);
    if (match === null) return "broken";
    const [, letters = "", row = ""] = match;
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnOf(letters));
  }
  return rows * columns > mostCells ? "too-many-rows" : null;
}

function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

function asText(cell: unknown): string {
  return cell === null || cell === undefined ? "" : cell instanceof Date ? cell.toISOString() : String(cell);
}

function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
    Buffer.from("EncryptedPackage", "utf16le"),
  );
}

/** A text file's text; null where it is none. */
function decode(bytes: Uint8Array): string | null {
  const encoding = startsWith(bytes, [0xff, 0xfe])
    ? "utf-16le"
    : startsWith(bytes, [0xfe, 0xff])
      ? "utf-16be"
      : "utf-8";
  const text = decodeAs(bytes, encoding) ?? decodeAs(bytes, "windows-1252");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text has is what is looked for.
  return text === null || /[\u0000-\u0008\u000e-\u001f]/.test(text) ? null : text;
}

function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

function refuse(refusal: FileRefusal): FileReading {
  return { ok: false, refusal };
}
