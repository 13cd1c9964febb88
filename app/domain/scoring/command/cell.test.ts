import { describe, expect, it } from "vitest";
import type { AnswerRule } from "#app/domain/questionnaire/definition.ts";
import { aQuestion, levels } from "../testing.ts";
import { cellReader } from "./cell.ts";

const offersNothing = { dontKnow: false, doesNotApply: false };
const read = (answer: AnswerRule, text: string) => cellReader({ ...aQuestion("q", levels), answer })(text);
const answered = (value: unknown) => ({ kind: "answer", value });
const fault = (message: string) => ({ kind: "fault", message });

const oneOf: AnswerRule = { kind: "one-of", values: [1, 2.5, "no"], ...offersNothing };
const someOf: AnswerRule = { kind: "some-of", values: ["a", 2], none: true, ...offersNothing };
const rows: AnswerRule = { kind: "rows", rows: ["r"], columns: [0, "x"], ...offersNothing };
const number: AnswerRule = { kind: "number", min: -1.5, max: 10 };

describe("a cell", () => {
  it("is nothing where it is empty, and #NA and #DK are taken by every question", () => {
    const text: AnswerRule = { kind: "text", maxLength: 1 };
    for (const rule of [oneOf, someOf, rows, number, text, { kind: "boolean" } as const]) {
      expect(read(rule, "")).toEqual({ kind: "empty" });
      expect(read(rule, "#NA")).toEqual(answered("refused"));
      expect(read(rule, "#DK")).toEqual(answered("dontknow"));
    }
  });

  it("names a choice as the questionnaire does", () => {
    expect(read(oneOf, "2.5")).toEqual(answered(2.5));
    expect(read(oneOf, "no")).toEqual(answered("no"));
    expect(read(rows, "0")).toEqual(answered(0));
    expect(read(rows, "x")).toEqual(answered("x"));
    const expected = 'is no choice; expected 1, 2.5, "no", #NA, #DK or nothing';
    expect(read(oneOf, "2")).toEqual(fault(`"2" ${expected}`));
    expect(read(oneOf, "No")).toEqual(fault(`"No" ${expected}`));
    expect(read(rows, "r")).toEqual(fault('"r" is no choice; expected 0, "x", #NA, #DK or nothing'));
  });

  it("is true or false for yes and no", () => {
    expect(read({ kind: "boolean" }, "true")).toEqual(answered(true));
    expect(read({ kind: "boolean" }, "false")).toEqual(answered(false));
    expect(read({ kind: "boolean" }, "1")).toMatchObject({ kind: "fault" });
  });

  it("names several checked choices, each once, or none of them alone", () => {
    expect(read(someOf, "2|a")).toEqual(answered([2, "a"]));
    expect(read(someOf, "none")).toEqual(answered(["none"]));
    expect(read(someOf, "a|none")).toEqual(fault('"none" stands alone, without "|"'));
    expect(read(someOf, "a|#NA")).toEqual(fault('#NA stands alone, without "|"'));
    expect(read(someOf, "#DK|a")).toEqual(fault('#DK stands alone, without "|"'));
    expect(read(someOf, "a|a")).toEqual(fault('"a" stands twice'));
    expect(read(someOf, "a|")).toEqual(
      fault('"" is no choice; expected "a", 2, "none", #NA, #DK or nothing'),
    );
    expect(read({ ...someOf, none: false }, "none")).toEqual(
      fault('"none" is no choice; expected "a", 2, #NA, #DK or nothing'),
    );
    expect(read({ ...someOf, none: false, values: ["none", "a"] }, "a|none")).toEqual(
      answered(["a", "none"]),
    );
  });

  it("is a number with a decimal point, within what the question takes", () => {
    for (const [text, value] of [
      ["-1.5", -1.5],
      ["+3", 3],
      ["007.50", 7.5],
      ["10", 10],
    ] as const) {
      expect(read(number, text)).toEqual(answered(value));
    }
    expect(read(number, "-1.6")).toEqual(fault("-1.6 is less than -1.5, the least it can be"));
    expect(read(number, "10.1")).toEqual(fault("10.1 is more than 10, the most it can be"));
    for (const text of ["1,5", "1e3", ".5", "5.", " 5", "5 ", "0x1", "Infinity", "--1"]) {
      expect(read(number, text)).toMatchObject({
        kind: "fault",
        message: expect.stringContaining("is no number"),
      });
    }
    const any: AnswerRule = { kind: "number", min: null, max: null };
    expect(read(any, "-12345")).toEqual(answered(-12345));
    expect(read(any, "9".repeat(400))).toMatchObject({ message: expect.stringContaining("too large") });
  });

  it("is any words of a comment", () => {
    expect(read({ kind: "text", maxLength: 1 }, "much|to say")).toEqual(answered("much|to say"));
  });
});
