import { expect, it } from "vitest";
import { pictureName } from "./picture.ts";

it("a picture's file is named for what it shows, in letters that every system takes", () => {
  expect(pictureName("Nivå 0–5 per år, förvaltningarna")).toBe("niva-0-5-per-ar-forvaltningarna");
  expect(pictureName("???")).toBe("mognad");
});
