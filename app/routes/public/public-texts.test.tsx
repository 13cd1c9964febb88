import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { PublicText } from "./about.ts";
import accessibilityEn from "./accessibility/en.tsx";
import accessibilitySv from "./accessibility/sv.tsx";
import privacyEn from "./privacy/en.tsx";
import privacySv from "./privacy/sv.tsx";

function html({ title, body, addition }: PublicText): string {
  const organization = "Testköpings kommun";
  return (
    title(organization) + renderToStaticMarkup(body({ organization, contact: null })) + addition(organization)
  );
}

describe.each([
  { page: "accessibility", sv: accessibilitySv, en: accessibilityEn },
  { page: "privacy", sv: privacySv, en: privacyEn },
])("the page on $page", ({ sv, en }) => {
  it("has the same parts in both languages", () => {
    const parts = (text: PublicText) =>
      ["<h2", "<p", "<li", "<a "].map((part) => html(text).split(part).length);
    expect(parts(en)).toEqual(parts(sv));
  });

  it("never promises what the law does not let us promise", () => {
    expect(html(sv)).not.toMatch(/konfidentiell|anonym|sekretess|hemlig/i);
    expect(html(en)).not.toMatch(/anonym|secre/i);
  });
});

describe("the accessibility statement", () => {
  it("leads to the supervisory authority's form", () => {
    for (const text of [accessibilitySv, accessibilityEn]) {
      expect(html(text)).toContain('href="https://www.digg.se/tdosanmalan"');
    }
  });
});
