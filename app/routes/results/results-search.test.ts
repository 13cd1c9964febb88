import { describe, expect, it } from "vitest";
import { resultsAddress } from "./results-address.ts";
import { searchOf } from "./results-search.ts";

describe("the address of a page of results", () => {
  it("passes over what it does not understand", () => {
    const url = new URL("http://mognad.test/kungsor/results?round=2026&series=weather&utm=1");
    expect(searchOf(url)).toEqual({ round: "2026", series: "departments" });
  });

  it("takes the rounds along to another page, and nothing else", () => {
    const here = new URLSearchParams("round=2026&compare=2024&series=dimensions");
    expect(resultsAddress("kungsor", "/years", here)).toBe("/kungsor/results/years?round=2026&compare=2024");
    expect(resultsAddress("kungsor", "", new URLSearchParams())).toBe("/kungsor/results");
  });

  it("says what the other page is to show", () => {
    const here = new URLSearchParams("round=2026");
    expect(resultsAddress("kungsor", "/profile", here, { department: "a b" })).toBe(
      "/kungsor/results/profile?round=2026&department=a+b",
    );
  });
});
