import { describe, expect, it } from "vitest";
import { afterSignIn } from "./after-sign-in.ts";

describe("after signing in", () => {
  it.each([
    ["", "/"],
    ["?invitation=abcdefghijklmnopqrstuvwxyz1", "/invited/abcdefghijklmnopqrstuvwxyz1"],
    ["?invitation=https://elsewhere.example", "/"],
    ["?invitation=//elsewhere.example/abcdefghijkl", "/"],
    ["?invitation=../../abcdefghijklmnopqrstuvwxyz", "/"],
  ])("%s goes on at %s", (query, place) => {
    expect(afterSignIn(new URL(`http://127.0.0.1/sign-in${query}`))).toBe(place);
  });
});
