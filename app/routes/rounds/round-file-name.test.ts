import { expect, it } from "vitest";
import { roundFileName } from "./round-file-name.ts";

it("a file about a round is named by its diary number, its place in addresses and what it is", () => {
  const round = { slug: "2026", title: "Mätomgång 2026", stage: "open", destruction: null } as const;
  expect(roundFileName({ ...round, diaryNumber: "KS 2026/318" }, "links")).toBe("KS_2026_318-2026-links");
  expect(roundFileName({ ...round, diaryNumber: null }, "links")).toBe("2026-links");
});
