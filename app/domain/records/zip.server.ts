import { createHash } from "node:crypto";
import { Zip, ZipDeflate } from "fflate";

/** A file of an archive, written piece by piece. */
export type ArchivedFile = { readonly name: string; readonly text: AsyncIterable<string> };

/**
 * A ZIP of files in a folder, made as it is read: a piece of one file is in memory at a time. The last file, `SHA256SUMS`, has the
 * checksum of each of the others, in the form that `sha256sum --check` reads.
 */
export function zipped(
  folder: string,
  files: readonly ArchivedFile[],
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = zippedPieces(folder, files);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

async function* zippedPieces(
  folder: string,
  files: readonly ArchivedFile[],
): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
  let ready: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, bytes) => {
    if (error !== null) failure = error;
    else ready.push(new Uint8Array(bytes));
  });
  const taken = (): readonly Uint8Array<ArrayBuffer>[] => {
    if (failure !== null) throw failure;
    const pieces = ready;
    ready = [];
    return pieces;
  };
  const encoder = new TextEncoder();
  const sums: string[] = [];
  const withSums = [...files, { name: "SHA256SUMS", text: linesOf(sums) }];
  for (const { name, text } of withSums) {
    const entry = new ZipDeflate(`${folder}/${name}`, { level: 6 });
    zip.add(entry);
    const hash = createHash("sha256");
    for await (const piece of text) {
      const bytes = encoder.encode(piece);
      hash.update(bytes);
      entry.push(bytes);
      yield* taken();
    }
    entry.push(new Uint8Array(), true);
    sums.push(`${hash.digest("hex")}  ${name}\n`);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
  yield lines.join("");
}
