import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import routes from "#app/routes.ts";
import { slugFault, suggestedSlug } from "./slug.ts";

describe("an organization's place in addresses", () => {
  it("is none of Mognad's own addresses, nor of its files", () => {
    const own = routes.flatMap(({ path }) => path?.split("/")[0] ?? []).filter((part) => /^[a-z]/.test(part));
    expect(own.length).toBeGreaterThan(5);
    const files = readdirSync(new URL("../../../public", import.meta.url));
    for (const place of [...own, ...files, "assets"])
      expect([place, slugFault(place)]).not.toEqual([place, null]);
  });

  it("has small letters, digits and single hyphens", () => {
    for (const slug of ["kungsor", "vmkf-2", "a"]) expect(slugFault(slug)).toBeNull();
    for (const slug of ["Kungsör", "-a", "a--b", "a/b", "a b", "a".repeat(41), "ä"]) {
      expect(slugFault(slug)).toBe("slugLetters");
    }
    expect(slugFault("")).toBe("missing");
  });

  it("is suggested by the name, and can always be used but where the name says nothing or is reserved", () => {
    expect(suggestedSlug("Kungsörs kommun")).toBe("kungsors-kommun");
    expect(suggestedSlug("Västra Mälardalens kommunalförbund")).toBe("vastra-malardalens-kommunalforbund");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(slugFault(suggestedSlug(name))).not.toBe("slugLetters");
      }),
    );
  });
});
