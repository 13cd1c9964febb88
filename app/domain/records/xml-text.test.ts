import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { xmlStart, xmlText } from "./xml-text.ts";

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#9": "\t",
  "#10": "\n",
  "#13": "\r",
};
const read = (text: string) => text.replaceAll(/&([^;]+);/g, (_, name: string) => entities[name] ?? "?");

describe("text in XML", () => {
  it("holds any text so that it is read as it was, and never a sign that would end it", () => {
    const signs = fc.constantFrom("a", "å", "👪", "&", "<", ">", '"', "\n", "\r", "\t", ";", "]]>");
    fc.assert(
      fc.property(fc.string({ unit: signs }), (text) => {
        expect(read(xmlText(text))).toBe(text);
        expect(xmlText(text)).not.toMatch(/[<>"\n\r\t]/);
      }),
    );
  });

  it("puts a sign in the place of what XML cannot hold", () => {
    expect(xmlText("a\u0000b\u001Fc\uD800d\uFFFFe👪")).toBe("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe👪");
  });

  it("leaves out attributes that are not there", () => {
    expect(xmlStart("round", { title: 'A "B" & C', diary: null, year: 2026 })).toBe(
      '<round title="A &quot;B&quot; &amp; C" year="2026">',
    );
  });
});
