import { expect, it } from "vitest";
import { roundSlug } from "./round-slug.ts";

it("a round's place in addresses is its year, then its title, then its year with a number", () => {
  const taken = new Set<string>();
  const next = (title: string) => {
    const slug = roundSlug(title, 2027, taken);
    taken.add(slug);
    return slug;
  };
  expect(next("Mätomgång 2027")).toBe("2027");
  expect(next("Mätomgång 2027")).toBe("matomgang-2027");
  expect(next("Mätomgång 2027")).toBe("2027-2");
  expect(next("Mätomgång 2027")).toBe("2027-3");
  expect(next("Åter: lärande & skola!")).toBe("ater-larande-skola");
  expect(next("new")).toBe("2027-4");
  expect(next("???")).toBe("2027-5");
});
