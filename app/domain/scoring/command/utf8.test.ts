import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textOf } from "./utf8.ts";

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function blocks(bytes: Uint8Array, size = 7): Promise<readonly string[]> {
  const texts = [];
  for await (const text of textOf(pieces(bytes, size))) texts.push(text);
  return texts;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("bytes as text", () => {
  it("come in whole lines, whatever pieces they are read in", async () => {
    const text = fc.string({ unit: fc.constantFrom("a", "å", "👪", "\n", "\r\n"), maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (given, size) => {
        const read = await blocks(utf8(given), size);
        expect(read.join("")).toBe(given);
        for (const block of read.slice(0, -1)) expect(block.endsWith("\n")).toBe(true);
      }),
    );
  });

  it("have no byte order mark at the beginning, and keep one elsewhere", async () => {
    expect((await blocks(utf8("\uFEFFa\n\uFEFFb"))).join("")).toBe("a\n\uFEFFb");
  });

  it("are refused at the first byte that is not UTF-8", async () => {
    const broken = async (...bytes: readonly number[]) =>
      blocks(Uint8Array.from(bytes)).catch((error) => error);
    const [a, line] = [0x61, 0x0a];
    expect(await broken(a, line, a, 0xc3, 0xa5, 0xe5, a, line)).toMatchObject({
      place: { line: 2, column: 3 },
      message: expect.stringContaining("byte 0xE5"),
    });
    expect(await broken(0xef, 0xbb, 0xbf, 0xff)).toMatchObject({ place: { line: 1, column: 1 } });
    // The file ends in the middle of a sign.
    expect(await broken(a, 0xc3)).toMatchObject({
      place: { line: 1, column: 2 },
      message: expect.stringContaining("byte 0xC3"),
    });
    expect(await broken(a, line, 0x0a, 0x80)).toMatchObject({
      place: { line: 3, column: 1 },
      message: expect.stringContaining("byte 0x80"),
    });
  });

  it("have no line longer than 1 MiB", async () => {
    const most = 1024 * 1024;
    expect((await blocks(utf8(`${"a".repeat(most - 1)}\n`), 100_000)).join("")).toHaveLength(most);
    await expect(blocks(utf8(`a\n${"a".repeat(most + 1)}`), 100_000)).rejects.toMatchObject({
      place: { line: 2, column: 1 },
    });
  });
});
