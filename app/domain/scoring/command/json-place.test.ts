import { describe, expect, it } from "vitest";
import { aQuestionnaireFile } from "#app/domain/questionnaire/testing.ts";
import { placeInJson } from "./json-place.ts";

describe("the place of a path in JSON", () => {
  const text = `{
  "title": {"sv": "a \\" b", "en": "b"},
  "odd key": [1, {"a": []}, {"a": [true, {"x": null}]}],
  "pages": [
    {"name": "one", "elements": []},
    {"name": "two", "elements": [{"name": "q"}]}
  ]
}`;

  it("is where its name stands, or its value in a list", () => {
    const places: readonly (readonly [string, number, number])[] = [
      ["(whole file)", 1, 1],
      ["title", 2, 3],
      ["title.en", 2, 29],
      ['["odd key"]', 3, 3],
      ['["odd key"][0]', 3, 15],
      ['["odd key"][2].a[1].x', 3, 43],
      ["pages[1].elements[0].name (q)", 6, 35],
      ["pages[1] (two)", 6, 5],
    ];
    for (const [path, line, column] of places)
      expect([path, placeInJson(text, path)]).toEqual([path, { line, column }]);
  });

  it("is the innermost that is there where something is missing", () => {
    expect(placeInJson(text, "maturity")).toEqual({ line: 1, column: 1 });
    expect(placeInJson(text, "title.fi")).toEqual({ line: 2, column: 3 });
    expect(placeInJson(text, "pages[0].elements[3].name (x)")).toEqual({ line: 5, column: 21 });
    expect(placeInJson(text, "titles")).toEqual({ line: 1, column: 1 });
    expect(placeInJson("\n 3", "title")).toEqual({ line: 2, column: 2 });
    expect(placeInJson("[]", "title")).toEqual({ line: 1, column: 1 });
  });

  it("is found for every element of a questionnaire", () => {
    const file = aQuestionnaireFile();
    const pretty = JSON.stringify(file, null, 1);
    const lines = pretty.split("\n");
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        const isIndex = Array.isArray(value);
        const way = isIndex ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
        const { line, column } = placeInJson(pretty, `${way} (somewhere)`);
        const found = lines[line - 1]?.slice(column - 1) ?? "";
        const start = isIndex
          ? (JSON.stringify(inner, null, 1).split("\n")[0] ?? "")
          : `${JSON.stringify(key)}:`;
        expect([way, found.startsWith(start)]).toEqual([way, true]);
        visit(inner, way);
      }
    };
    visit(file, "");
  });
});
