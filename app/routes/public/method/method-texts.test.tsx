import i18next from "i18next";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { describe, expect, it } from "vitest";
import enTexts from "#app/i18n/en.ts";
import { i18nextOptions } from "#app/i18n/language.ts";
import svTexts from "#app/i18n/sv.ts";
import en from "./en.tsx";
import { type MethodTexts, type SectionId, sectionIds } from "./method-texts.ts";
import sv from "./sv.tsx";

describe("the method page", () => {
  const swedish = rendered(sv, "sv");
  const english = rendered(en, "en");

  it("shows as many formulas, tables, rows and sources in both languages, section by section", () => {
    const counts = (html: string) =>
      ["method-formula", "<table", "<tr", "<td", "<h3", "<li", "<code"].map(
        (part) => html.split(part).length - 1,
      );
    for (const id of sectionIds) expect([id, counts(swedish[id])]).toEqual([id, counts(english[id])]);
  });

  it("shows the same numbers in both languages, section by section", () => {
    for (const id of sectionIds) {
      const inEnglish = numbers(english[id]);
      const inSwedish = numbers(swedish[id].replaceAll(/(?<=\d),(?=\d)/g, "."));
      expect([id, inSwedish]).toEqual([id, inEnglish]);
    }
  });

  it("never promises what the law does not let us promise", () => {
    expect(JSON.stringify([sv.lead, sv.brief, swedish])).not.toMatch(
      /konfidentiell|anonym|sekretess|hemlig/i,
    );
    expect(JSON.stringify([en.lead, en.brief, english])).not.toMatch(/anonym|secre/i);
  });
});

/** The sections' bodies as they come from the server. */
function rendered({ sections }: MethodTexts, lng: "sv" | "en"): Readonly<Record<SectionId, string>> {
  const i18n = i18next.createInstance();
  void i18n.init({
    ...i18nextOptions,
    lng,
    initAsync: false,
    resources: { sv: { translation: svTexts }, en: { translation: enTexts } },
  });
  const html = (id: SectionId) =>
    renderToStaticMarkup(<I18nextProvider i18n={i18n}>{sections[id].body}</I18nextProvider>);
  // One entry for each id.
  return Object.fromEntries(sectionIds.map((id) => [id, html(id)])) as Record<SectionId, string>;
}

/** Every number of a text, without marks of thousands and the markup around it. */
function numbers(html: string): readonly string[] {
  const text = html.replaceAll(/<[^>]*>|&#\w+;/g, " ").replaceAll(/(?<=\d)[\s,](?=\d{3}\b)/g, "");
  return (text.match(/\d+(?:\.\d+)?/g) ?? []).toSorted();
}
