import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "./json-text.ts";

describe("reading JSON", () => {
  it("gives the value", () => {
    expect(readJson(' {"a": [1, true, null, "x"]} ')).toEqual({
      ok: true,
      json: { a: [1, true, null, "x"] },
    });
  });

  it.each([
    ["", 1, 1, "expected a value, found the end of the file"],
    ['{"a": 1,\n "b": tru}', 2, 7, 'expected a value, found "t"'],
    ['{"a": 1,}', 1, 9, 'expected a name in double quotes, found "}"'],
    ["{a: 1}", 1, 2, 'expected a name in double quotes or "}", found "a"'],
    ['{"a" 1}', 1, 6, 'expected ":", found "1"'],
    ["[1 2]", 1, 4, 'expected "," or the closing bracket, found "2"'],
    ["[1}", 1, 3, 'expected "," or the closing bracket, found "}"'],
    ["[1,]", 1, 4, 'expected a value, found "]"'],
    ["{} x", 1, 4, 'expected nothing more, found "x"'],
    [
      '{"å😀": "a\nb"}',
      1,
      10,
      'expected the closing quote, or a control character written as an escape, found "\\n"',
    ],
    ['["\\q"]', 1, 4, 'expected an escape such as \\n or \\u00e5, found "q"'],
    ['["abc', 1, 6, "expected the closing quote, found the end of the file"],
    ["[01]", 1, 3, 'expected "," or the closing bracket, found "1"'],
  ])("tells the place of the fault in %j", (text, line, column, message) => {
    expect(readJson(text)).toEqual({ ok: false, line, column, message });
  });

  it("finds a fault in every text that is no JSON, at or before its end", () => {
    const json = fc.json();
    const broken = fc
      .tuple(json, fc.nat(), fc.constantFrom("", "{", "]", ",", '"', "\\", "1", "\n"))
      .map(
        ([text, at, put]) =>
          text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1),
      );
    fc.assert(
      fc.property(broken, (text) => {
        const reading = readJson(text);
        if (!reading.ok) {
          expect(reading.line).toBeLessThanOrEqual(text.split(/\r\n|\n|\r/).length);
          expect(reading.message).toMatch(/^expected .+, found .+$/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("is not brought down by a million brackets", () => {
    expect(readJson("[".repeat(1_000_000))).toMatchObject({ ok: false, line: 1, column: 1_000_001 });
  });
});
