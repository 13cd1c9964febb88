import { expect, it } from "vitest";
import { formatFor } from "./format.ts";

const sv = formatFor("sv");
const en = formatFor("en");
const plain = (text: string) => text.replaceAll(/\s/gu, " ");

it("cuts a level to one decimal, so that 2.96 is never taken for 3", () => {
  expect(sv.level(2.96)).toBe("2,9");
  expect(en.level(2.96)).toBe("2.9");
  expect(sv.level(3)).toBe("3,0");
});

it("writes a whole target without decimals", () => {
  expect(sv.target(3)).toBe("3");
  expect(sv.target(3.14)).toBe("3,1");
});

it("writes a difference with its sign, and none without", () => {
  expect(sv.difference(11.6)).toBe("+12");
  expect(sv.difference(-3.2)).toBe("−3");
  expect(en.difference(-3.2)).toBe("−3");
  expect(sv.difference(-0.3)).toBe("0");
});

it("writes per cent as each language does", () => {
  expect(plain(sv.percent(40 / 55))).toBe("73 %");
  expect(en.percent(40 / 55)).toBe("73%");
});

it("shows days and times as they are in Sweden, in winter and in summer", () => {
  expect(sv.day("2026-11-22T23:30:00.000Z")).toBe("2026-11-23");
  expect(sv.time("2026-11-22T23:05:00.000Z")).toBe("00:05");
  expect(en.day("2026-06-30T22:00:00.000Z")).toBe("2026-07-01");
  expect(en.time("2026-06-30T12:02:00.000Z")).toBe("14:02");
});
