import { expect, it } from "vitest";
import { caseFileName } from "./case-file-name.ts";

it("a file about a round is named by its diary number, its place in addresses and what it is", () => {
  expect(caseFileName("KS 2026/318", "2026", "links")).toBe("KS_2026_318-2026-links");
  expect(caseFileName(null, "2026", "links")).toBe("2026-links");
});
