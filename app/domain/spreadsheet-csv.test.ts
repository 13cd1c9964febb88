import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { spreadsheetCsv } from "#app/domain/spreadsheet-csv.ts";

it("is read back as it was, whatever stands in a field", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), (rows) => {
      const read = parse(spreadsheetCsv(rows), { delimiter: ";", bom: true, record_delimiter: "\r\n" });
      expect(read).toEqual(
        rows.map((row) => row.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text))),
      );
    }),
  );
});

it("lets no field become a formula", () => {
  expect(spreadsheetCsv([["=1+1", "@x", "-2", "+3", "a"]])).toBe("\uFEFF'=1+1;'@x;'-2;'+3;a\r\n");
});
