import { describe, expect, it } from "vitest";
import { asSentence, inSentence } from "./in-sentence.ts";

describe("a title inside a sentence", () => {
  it("begins with a small letter", () => {
    expect(inSentence("Styrning och strategier")).toBe("styrning och strategier");
    expect(inSentence("It-strategens uppdrag")).toBe("it-strategens uppdrag");
    expect(inSentence("Övrigt")).toBe("övrigt");
  });

  it("keeps an abbreviation as it is written", () => {
    expect(inSentence("HR")).toBe("HR");
    expect(inSentence("IT-stöd")).toBe("IT-stöd");
    expect(inSentence("E")).toBe("e");
    expect(inSentence("")).toBe("");
  });
});

it("a sentence begins with a capital", () => {
  expect(asSentence("övriga förvaltningar: 3 av 8")).toBe("Övriga förvaltningar: 3 av 8");
});
