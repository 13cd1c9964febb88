import { closeSync, openSync, readSync } from "node:fs";
import { checkQuestionnaire } from "#app/domain/questionnaire/check.ts";
import { readJson } from "#app/domain/questionnaire/json-text.ts";
import { readingProblem } from "./reading-problem.ts";

/*
 * Checks questionnaire files: silence and exit 0 where all can be used, else a line for each fault and exit 1.
 * Usage: npm run --silent check-questionnaire -- FILE…
 */

const mostBytes = 1024 * 1024;

const files = process.argv.slice(2);
const lines =
  files.length === 0
    ? ["Usage: check-questionnaire FILE…"]
    : files.flatMap((file) => faultsOf(file).map((fault) => `${file}: ${fault}`));
if (lines.length > 0) {
  process.stderr.write(`${lines.join("\n")}\n`);
  process.exitCode = 1;
}

function faultsOf(file: string): readonly string[] {
  const content = readContent(file);
  if ("fault" in content) return [content.fault];
  const reading = readJson(content.text);
  if (!reading.ok) return [`line ${reading.line}, column ${reading.column}: not JSON: ${reading.message}`];
  return checkQuestionnaire(reading.json).map(({ path, message }) => `${path}: ${message}`);
}

function readContent(file: string): { readonly text: string } | { readonly fault: string } {
  let bytes: Uint8Array;
  try {
    bytes = readBytes(file);
  } catch (error) {
    const problem = readingProblem(error);
    if (problem === null) throw error;
    return { fault: `cannot be read: ${problem}` };
  }
  if (bytes.length > mostBytes) return { fault: `larger than 1 MiB (${mostBytes} bytes)` };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { fault: "not UTF-8 text" };
  }
}

/** The file's bytes, or a byte more than allowed: whatever is named, no more than that is read. */
function readBytes(file: string): Uint8Array {
  const bytes = new Uint8Array(mostBytes + 1);
  const descriptor = openSync(file, "r");
  try {
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(descriptor, bytes, length, bytes.length - length, null);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
