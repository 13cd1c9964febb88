import { BrokenFile, type TextPlace } from "./file-fault.ts";

const LINE_FEED = 0x0a;
/** No line of a file of answers comes near it; one that does would have to be held in memory whole. */
const MOST_BYTES_IN_LINE = 1024 * 1024;

/**
 * Bytes as text, in blocks of whole lines, without the byte order mark.
 * @throws BrokenFile at the first byte that is not UTF-8, and where a line is longer than 1 MiB
 */
export async function* textOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let line = 1;
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end === 0) {
      rest = joined(rest, chunk);
      if (rest.length > MOST_BYTES_IN_LINE) {
        throw new BrokenFile({ line, column: 1 }, "this line is longer than 1 MiB (1048576 bytes)");
      }
      continue;
    }
    const text = decoded(joined(rest, chunk.subarray(0, end)), line);
    yield text;
    line += linesIn(text);
    rest = chunk.slice(end);
  }
  if (rest.length > 0) yield decoded(rest, line);
}

function decoded(bytes: Uint8Array, line: number): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return line === 1 && text.startsWith("\uFEFF") ? text.slice(1) : text;
  } catch {
    const { place, byte } = firstFault(bytes, line);
    const code = byte.toString(16).toUpperCase().padStart(2, "0");
    throw new BrokenFile(
      place,
      `not UTF-8 text: byte 0x${code} (in a spreadsheet, save the file as "CSV UTF-8")`,
    );
  }
}

/** Where the first byte stands that no UTF-8 text has there. */
function firstFault(bytes: Uint8Array, firstLine: number): { place: TextPlace; byte: number } {
  // A decoder that may expect more takes every beginning up to the faulty byte, and none after it.
  let sound = 0;
  let faulty = bytes.length + 1;
  while (faulty - sound > 1) {
    const middle = Math.floor((sound + faulty) / 2);
    if (isBeginning(bytes.subarray(0, middle))) sound = middle;
    else faulty = middle;
  }
  const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, sound), {
    stream: true,
  });
  const lastLine = before.slice(before.lastIndexOf("\n") + 1).replace("\uFEFF", "");
  return {
    place: { line: firstLine + linesIn(before), column: [...lastLine].length + 1 },
    byte: bytes[new TextEncoder().encode(before).length] ?? 0,
  };
}

function isBeginning(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function linesIn(text: string): number {
  return text.split("\n").length - 1;
}
