import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readReceiptCode, receiptCode, receiptCodeBytes } from "./receipt-code.ts";

const codes = fc
  .uint8Array({ minLength: receiptCodeBytes, maxLength: receiptCodeBytes })
  .map((bytes) => receiptCode(bytes));

describe("a receipt's code", () => {
  it("is five groups of five letters and digits", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
      }),
    );
  });

  it("is understood as copied by hand: small letters, other spacing, O for 0, I or L for 1", () => {
    fc.assert(
      fc.property(codes, fc.constantFrom("", " ", "-", " – "), (code, between) => {
        const typed = code.toLowerCase().replaceAll("-", between).replaceAll("0", "o").replaceAll("1", "l");
        expect(readReceiptCode(` ${typed}\n`)).toBe(code);
      }),
    );
  });

  it("is nothing shorter, longer, or with a letter that stands in none", () => {
    for (const typed of [
      "",
      "7KQ2M",
      `${"7KQ2M-".repeat(5)}7`,
      "7KQ2M-7KQ2M-7KQ2M-7KQ2M-7KQ2U",
      "Å".repeat(25),
    ]) {
      expect(readReceiptCode(typed)).toBeNull();
    }
  });
});
