import { describe, expect, it } from "vitest";
import { asSentence, inSentence } from "./in-sentence.ts";

describe("an area's title inside a sentence", () => {
  const inside = (title: string) => inSentence(title, "Kungsörs kommun");

  it("begins with a small letter", () => {
    expect(inside("Styrning och strategier")).toBe("styrning och strategier");
    expect(inside("It-strategens uppdrag")).toBe("it-strategens uppdrag");
    expect(inside("Övrigt")).toBe("övrigt");
    expect(inside("E-tjänster")).toBe("e-tjänster");
    expect(inside("Samverkan med Västmanland")).toBe("samverkan med Västmanland");
    expect(inside("Steering and strategies")).toBe("steering and strategies");
    expect(inside("Skola, HR och SÄBO")).toBe("skola, HR och SÄBO");
    expect(inside("E")).toBe("e");
    expect(inside("")).toBe("");
  });

  it("keeps an abbreviation, or another word with a capital or figure inside, as it is written", () => {
    for (const title of ["HR", "IT-stöd", "SÄBO och hemtjänst", "SharePoint i skolan", "eHälsa", "5G-nät"]) {
      expect(inside(title)).toBe(title);
    }
  });

  it("keeps a name of two words, and the organization's own", () => {
    for (const title of ["Microsoft Teams i vardagen", "Agenda 2030", "Kungsörs digitala tjänster"]) {
      expect(inside(title)).toBe(title);
    }
    expect(inSentence("Västerås's services", "Västerås stad")).toBe("Västerås's services");
    expect(inSentence("Regional utveckling", "Region Väst")).toBe("regional utveckling");
    expect(inSentence("Digitala tjänster", "")).toBe("digitala tjänster");
  });
});

it("a sentence begins with a capital, unless with a name that does not", () => {
  expect(asSentence("övriga förvaltningar: 3 av 8")).toBe("Övriga förvaltningar: 3 av 8");
  expect(asSentence("eHälsoenheten: 3 av 8")).toBe("eHälsoenheten: 3 av 8");
  expect(asSentence("")).toBe("");
});
