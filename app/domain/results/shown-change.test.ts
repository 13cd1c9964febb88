import { expect, it } from "vitest";
import type { Change, Verdict } from "#app/domain/scoring/change.ts";
import { shownChange } from "./shown-change.ts";

const change = (verdict: Verdict, se: number | null = 4): Change => ({
  difference: 12,
  se,
  df: 20,
  ci: [4, 20],
  detectable: 8,
  verdict,
  basis: "all",
});
const word = (...args: Parameters<typeof shownChange>) => shownChange(...args).word;

it("calls a change of a sample statistically established", () => {
  expect(word(change("up"), "individual")).toBe("established");
  expect(word(change("down"), "individual")).toBe("established");
});

it("does not call it so where everyone answered both times: there was no sampling", () => {
  expect(word(change("up", 0), "individual")).toBe("everyone-answered");
});

it("speaks of a changed answer where departments answer jointly", () => {
  expect(word(change("down", 0), "joint")).toBe("changed-answer");
});

it("says all other verdicts as they are", () => {
  for (const verdict of ["none", "uncertain", "unknown", "suppressed"] as const) {
    expect(word(change(verdict, 0), "joint")).toBe(verdict);
  }
});
