import { describe, expect, it } from "vitest";
import type { ContentHash, Instant } from "#app/domain/id.ts";
import { versionsBetween } from "./adopted-version.ts";

const hash = (text: string) => text as ContentHash; // stands for one
const version = (name: string, year: number, questionnaire = "governance") => ({
  hash: hash(name),
  questionnaire,
  adoptedAt: `${year}-01-01T00:00:00.000Z` as Instant, // its form
});
const adopted = [
  version("d", 2027),
  version("a", 2024),
  version("x", 2025, "another"),
  version("c", 2026),
  version("b", 2025),
];

describe("the versions between two", () => {
  it("are those of the same questionnaire that were taken up between them, in order", () => {
    expect(versionsBetween(adopted, hash("a"), hash("d"))).toEqual(["b", "c"]);
    expect(versionsBetween(adopted, hash("a"), hash("b"))).toEqual([]);
  });

  it("are none from a newer one back, or where one was never taken up", () => {
    expect(versionsBetween(adopted, hash("d"), hash("a"))).toEqual([]);
    expect(versionsBetween(adopted, hash("a"), hash("unknown"))).toEqual([]);
  });
});
