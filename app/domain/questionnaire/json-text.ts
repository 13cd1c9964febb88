import { quote } from "./file/describe.ts";

export type JsonReading =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly message: string };

/**
 * Parses JSON; where it is none, says in which line and column (both from 1, the column in characters) and what was
 * expected there. `JSON.parse` itself tells a place for some faults only. Never throws.
 */
export function readJson(text: string): JsonReading {
  try {
    return { ok: true, json: JSON.parse(text) };
  } catch {
    const { at, expected } = firstFault(text);
    const before = text.slice(0, at).split(/\r\n|\n|\r/);
    const found =
      at >= text.length ? "the end of the file" : quote(String.fromCodePoint(text.codePointAt(at) ?? 0));
    return {
      ok: false,
      line: before.length,
      column: [...(before.at(-1) ?? "")].length + 1,
      message: `expected ${expected}, found ${found}`,
    };
  }
}

type JsonFault = { readonly at: number; readonly expected: string };

/** What may come next. `first` parts stand right behind an opening bracket, which may close at once. */
type Expectation = "value" | "first value" | "name" | "first name" | "colon" | "comma" | "end";

const descriptions: Readonly<Record<Expectation, string>> = {
  value: "a value",
  "first value": 'a value or "]"',
  name: "a name in double quotes",
  "first name": 'a name in double quotes or "}"',
  colon: '":"',
  comma: '"," or the closing bracket',
  end: "nothing more",
};

const blanks = /[ \t\n\r]*/y;
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escapeSequence = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The first place where the text stops being JSON. Keeps its own stack: brackets may stand in any depth. */
function firstFault(text: string): JsonFault {
  const open: ("[" | "{")[] = [];
  let expectation: Expectation = "value";
  let at = 0;
  const afterValue = (): Expectation => (open.length === 0 ? "end" : "comma");

  while (true) {
    at += matchLength(blanks, text, at);
    const sign = text[at] ?? "";
    const fault = { at, expected: descriptions[expectation] };
    const container = open.at(-1);
    if (expectation === "value" || expectation === "first value") {
      if (sign === "[" || sign === "{") {
        open.push(sign);
        expectation = sign === "[" ? "first value" : "first name";
        at += 1;
        continue;
      }
      if (sign === '"') {
        const end = endOfText(text, at);
        if (typeof end !== "number") return end;
        at = end;
      } else if (sign === "]" && expectation === "first value") {
        open.pop();
        at += 1;
      } else {
        const length = matchLength(scalar, text, at);
        if (length === 0) return fault;
        at += length;
      }
      expectation = afterValue();
    } else if (
      sign === "}" &&
      (expectation === "first name" || (expectation === "comma" && container === "{"))
    ) {
      open.pop();
      at += 1;
      expectation = afterValue();
    } else if (expectation === "name" || expectation === "first name") {
      if (sign !== '"') return fault;
      const end = endOfText(text, at);
      if (typeof end !== "number") return end;
      at = end;
      expectation = "colon";
    } else if (expectation === "colon" && sign === ":") {
      at += 1;
      expectation = "value";
    } else if (expectation === "comma" && sign === ",") {
      at += 1;
      expectation = container === "{" ? "name" : "value";
    } else if (expectation === "comma" && sign === "]" && container === "[") {
      open.pop();
      at += 1;
      expectation = afterValue();
    } else return fault;
  }
}

/** Where the text in quotes that begins at `start` ends, behind its closing quote. */
function endOfText(text: string, start: number): number | JsonFault {
  let at = start + 1;
  while (at < text.length) {
    const sign = text[at] ?? "";
    if (sign === '"') return at + 1;
    if (sign < " ") return { at, expected: "the closing quote, or a control character written as an escape" };
    if (sign !== "\\") at += 1;
    else {
      const length = matchLength(escapeSequence, text, at);
      if (length === 0) return { at: at + 1, expected: "an escape such as \\n or \\u00e5" };
      at += length;
    }
  }
  return { at, expected: "the closing quote" };
}

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
