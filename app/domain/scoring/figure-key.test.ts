import { describe, expect, it } from "vitest";
import { formatFigureKey, parseFigureKey } from "./figure-key.ts";

describe("a figure's key", () => {
  it.each(["overall", "dimension:steering", "question:a:b"])("reads back as it was written: %s", (text) => {
    expect(formatFigureKey(parseFigureKey(text))).toBe(text);
  });

  it.each(["", "total", "dimension:", "question", ":a"])("refuses what is no figure: %j", (text) => {
    expect(() => parseFigureKey(text)).toThrow(RangeError);
  });
});
