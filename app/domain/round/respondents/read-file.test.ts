import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { fileLimits, readRespondentFile } from "./read-file.server.ts";
import { writtenRows } from "./sheet.ts";
import { writeSheet } from "./write-sheet.server.ts";

const header = ["E-post", "Befattning", "Roll", "Förvaltning"];
const list = [header, ["chef@exempel.example", "Områdeschef åldringsvård", "chef", "Socialförvaltningen"]];

async function rowsOf(bytes: Uint8Array) {
  const reading = await readRespondentFile(bytes);
  if (!reading.ok) throw new Error(reading.refusal);
  return writtenRows(reading.rows);
}

function refused(refusal: string) {
  return { ok: false, refusal };
}

/** A workbook as it is written, with one of its parts changed. */
async function aWorkbook(change: (sheet: string) => string): Promise<Uint8Array> {
  const parts = unzipSync(await writeSheet(list, "xlsx"));
  const name = Object.keys(parts).find((one) => one.startsWith("xl/worksheets/sheet")) ?? "";
  const sheet = new TextDecoder().decode(parts[name]);
  return zipSync({ ...parts, [name]: strToU8(change(sheet)) });
}

describe("a file of people to invite", () => {
  const text = fc
    .string({ unit: fc.constantFrom(..."abcåäöÅ@.;,\"'=+- \t|", "é", "–", "字") })
    .map((one) => one.replace(/\s+/g, " ").trim())
    .filter((one) => !/^'[=+\-@]/.test(one));
  const row = fc.tuple(
    text,
    text.filter((one) => one !== ""),
    text,
    text,
  );

  it.each(["xlsx", "csv"] as const)("is read as it was written, as %s", async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        const read = await rowsOf(await writeSheet([header, ...rows], format));
        expect(read.map(({ email, title, role, department }) => [email, title, role, department])).toEqual(
          rows,
        );
      }),
      { numRuns: 40 },
    );
  });

  it("may be saved by Excel in any of its encodings, parted by semicolons, commas or tabs", async () => {
    const expected = [{ title: "Områdeschef", department: "Åfors" }];
    const lines = "E-post;Befattning;Förvaltning\r\na@exempel.example;Områdeschef;Åfors\r\n";
    const windows = Uint8Array.from(lines, (character) => character.charCodeAt(0));
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(lines.replaceAll(";", "\t"), "utf16le"),
    ]);
    expect(await rowsOf(strToU8(lines))).toMatchObject(expected);
    expect(await rowsOf(strToU8(`\ufeff${lines.replaceAll(";", ",")}`))).toMatchObject(expected);
    expect(await rowsOf(windows)).toMatchObject(expected);
    expect(await rowsOf(utf16)).toMatchObject(expected);
  });

  it("keeps the line numbers of the sheet, also past empty rows", async () => {
    const [first = [], second = []] = list;
    const rows = [first, [], ["", "", "", ""], second];
    expect(await rowsOf(await writeSheet(rows, "xlsx"))).toMatchObject([{ line: 4 }]);
    expect(await rowsOf(await writeSheet(rows, "csv"))).toMatchObject([{ line: 4 }]);
  });

  it("is refused with the reason where it is no list", async () => {
    expect(await readRespondentFile(new Uint8Array())).toEqual(refused("empty"));
    expect(await readRespondentFile(strToU8(" \r\n;;\r\n"))).toEqual(refused("empty"));
    expect(await readRespondentFile(new Uint8Array(fileLimits.bytes + 1))).toEqual(refused("too-large"));
    expect(await readRespondentFile(strToU8("%PDF-1.7\u0000\u0001"))).toEqual(refused("not-a-list"));
    expect(await readRespondentFile(zipSync({ "word/document.xml": strToU8("<w/>") }))).toEqual(
      refused("not-a-list"),
    );
    expect(await readRespondentFile(strToU8("PK\u0003\u0004 no zip at all"))).toEqual(refused("broken"));
    expect(await readRespondentFile((await writeSheet(list, "xlsx")).subarray(0, 900))).toEqual(
      refused("broken"),
    );
    const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    expect(await readRespondentFile(Uint8Array.from(ole))).toEqual(refused("old-excel"));
    const encrypted = Buffer.concat([Buffer.from(ole), Buffer.from("EncryptedPackage", "utf16le")]);
    expect(await readRespondentFile(encrypted)).toEqual(refused("password"));
    expect(await readRespondentFile(strToU8('a@exempel.example;"Chef'))).toEqual(refused("open-quote"));
    const tooMany = "a@exempel.example;Chef;chef;x\n".repeat(fileLimits.rows + 2);
    expect(await readRespondentFile(strToU8(tooMany))).toEqual(refused("too-many-rows"));
  });

  it("unpacks to no more than there is room for, whatever it says of its size", async () => {
    const bomb = await aWorkbook((sheet) => sheet + " ".repeat(40 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(fileLimits.bytes);
    expect(await readRespondentFile(bomb)).toEqual(refused("too-many-rows"));
    // The same, with a size in its directory that is a lie: `PK\1\2`, and 24 bytes on the size when unpacked.
    const lying = Buffer.from(bomb);
    for (let at = lying.indexOf("PK\u0001\u0002"); at !== -1; at = lying.indexOf("PK\u0001\u0002", at + 4)) {
      if (lying.readUInt32LE(at + 24) > 1_000_000) lying.writeUInt32LE(1000, at + 24);
    }
    expect(await readRespondentFile(lying)).toMatchObject({ ok: false });
  });

  it("is not filled up where a cell lies far away", async () => {
    const far = (place: string) => aWorkbook((sheet) => sheet.replaceAll(/ r="[A-Z]*2"/g, ` r="${place}"`));
    expect(await readRespondentFile(await far("1048576"))).toMatchObject({ ok: false });
    expect(await readRespondentFile(await far("99999999999"))).toEqual(refused("broken"));
    expect(await readRespondentFile(await far("ZZZZZZZ2"))).toEqual(refused("broken"));
  });

  it("never makes anything but rows or a reason of whatever bytes it has", async () => {
    const workbook = await writeSheet(list, "xlsx");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(workbook.length - 1), fc.nat(255)), { maxLength: 20 }),
        async (changes) => {
          const bytes = Uint8Array.from(workbook);
          for (const [at, byte] of changes) bytes[at] = byte;
          expect(typeof (await readRespondentFile(bytes)).ok).toBe("boolean");
        },
      ),
      { numRuns: 60 },
    );
  });
});
