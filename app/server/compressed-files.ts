import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

/** In bytes: below it, the headers of an answer weigh more than what is saved. */
const worthwhile = 1024;

/**
 * Lays a `.br` and a `.gz` beside each script and style sheet that browsers are sent: compressed once, at the build, as
 * small as can be. `app.ts` serves them.
 */
export function compressedFiles(): Plugin {
  return {
    name: "compressed-files",
    apply: "build",
    applyToEnvironment: ({ name }) => name === "client",
    async writeBundle({ dir = "" }, bundle) {
      const written = Object.values(bundle).map(async (file) => {
        const content = Buffer.from(file.type === "asset" ? file.source : file.code);
        if (!/\.(js|css)$/.test(file.fileName) || content.length < worthwhile) return;
        const path = join(dir, file.fileName);
        await Promise.all([
          writeFile(`${path}.br`, await promisify(brotliCompress)(content, smallest)),
          writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 })),
        ]);
      });
      await Promise.all(written);
    },
  };
}

const smallest = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
