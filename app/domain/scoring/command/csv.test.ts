import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRecords } from "./csv.ts";
import { csv } from "./csv-text.ts";

async function* blocksOf(text: string, size = text.length || 1): AsyncGenerator<string> {
  // Blocks end where lines do.
  const lines = text.split(/(?<=\n)/);
  for (let at = 0; at < lines.length; at += size) yield lines.slice(at, at + size).join("");
}

async function recordsOf(text: string, size?: number) {
  const records = [];
  for await (const record of csvRecords(blocksOf(text, size))) records.push(record);
  return records;
}

describe("the records of a CSV file", { timeout: 60_000 }, () => {
  const field = fc.string({
    unit: fc.constantFrom("a", "é", "👪", " ", ",", ";", '"', "\n", "\r\n", "|"),
    maxLength: 6,
  });
  const rows = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );
  const file = fc.record({
    rows,
    delimiter: fc.constantFrom(",", ";"),
    lineEnd: fc.constantFrom("\n", "\r\n"),
    // Delimiter and line end are told by the header, which begins with a plain name.
    emptyLines: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 9, maxLength: 9 }),
    size: fc.integer({ min: 1, max: 4 }),
  });

  it("are what was written, and know where each field begins", async () => {
    await fc.assert(
      fc.asyncProperty(file, async ({ rows, delimiter, lineEnd, emptyLines, size }) => {
        const named = [["round", ...rows.map(() => "x").slice(0, 1)], ...rows];
        const texts = named.map(
          (row, index) => csv([row], delimiter, lineEnd) + lineEnd.repeat(emptyLines[index] ?? 0),
        );
        const text = texts.join("");
        const records = await recordsOf(text, size);
        expect(records.map(({ fields }) => fields)).toEqual(named);

        let before = "";
        named.forEach((row, index) => {
          let inRow = "";
          row.forEach((_, column) => {
            expect(records[index]?.placeOf(column)).toEqual(placeAfter(before + inRow));
            inRow = `${csv([row.slice(0, column + 1)], delimiter, "")}${delimiter}`;
          });
          const whole = csv([row], delimiter, "");
          expect(records[index]?.placeOf(row.length)).toEqual(placeAfter(before + whole));
          before += texts[index] ?? "";
        });
      }),
    );
  });

  it("are none of an empty file", async () => {
    expect(await recordsOf("")).toEqual([]);
    expect(await recordsOf("\n\r\n")).toEqual([]);
  });

  it("are parted by whichever of comma and semicolon comes first outside quotes", async () => {
    const fieldsOf = async (text: string) => (await recordsOf(text)).map(({ fields }) => fields);
    expect(await fieldsOf('"a,b";c,d\n')).toEqual([["a,b", "c,d"]]);
    expect(await fieldsOf('"a;b",c;d\n')).toEqual([["a;b", "c;d"]]);
    expect(await fieldsOf("a\nb;c\n")).toEqual([["a"], ["b;c"]]);
    expect(await fieldsOf("\n\r\na;b\n")).toEqual([["a", "b"]]);
  });

  it("are given up to the one that is broken", async () => {
    const reading = csvRecords(blocksOf('a,b\n1,2\n3,"x"y\n'));
    expect((await reading.next()).value?.fields).toEqual(["a", "b"]);
    expect((await reading.next()).value?.fields).toEqual(["1", "2"]);
    await expect(reading.next()).rejects.toMatchObject({ place: { line: 3, column: 6 } });
  });

  it("are no longer than any answers could be", async () => {
    const reading = recordsOf(`a,b\n1,2\n\n3,"${"x\n".repeat(600_000)}`, 1000);
    await expect(reading).rejects.toMatchObject({
      message: "this record goes on for more than 1 MiB: is a quote not closed?",
      place: { line: 4, column: 3 },
    });
  });

  it("are told where a quote is out of place behind others over several lines", async () => {
    await expect(recordsOf('a;b\r\n\r\n"1\r\n2";x"\r\n')).rejects.toMatchObject({
      message: "a quote inside a field; put the field in quotes and write the quote twice",
      place: { line: 4, column: 5 },
    });
    await expect(recordsOf('a;b\n"1\n2";"x')).rejects.toMatchObject({ place: { line: 3, column: 4 } });
  });
});

function placeAfter(text: string): { line: number; column: number } {
  const lines = text.split(/\r\n|\r|\n/);
  return { line: lines.length, column: [...(lines.at(-1) ?? "")].length + 1 };
}
