import { expect, it } from "vitest";
import { shadeOf } from "./shade.ts";

it("shades by the level reached, on a scale with other steps as far up", () => {
  const scale = (max: number) => ({ min: 0 as const, max, levels: [] });
  expect(shadeOf(2.96, scale(5))).toBe(2);
  expect(shadeOf(5, scale(5))).toBe(5);
  expect(shadeOf(2, scale(4))).toBe(2);
  expect(shadeOf(4, scale(4))).toBe(5);
});
