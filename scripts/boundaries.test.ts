import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

/** A file, something that it must not import, and something that it may. */
const boundaries = [
  ["app/domain/round/lifecycle.ts", "#db/client.ts", "#app/domain/id.ts"],
  ["app/domain/round/lifecycle.ts", "node:fs", "./round.ts"],
  ["app/domain/round/lifecycle.ts", "./round.server.ts", "fast-check"],
  ["app/domain/round/lifecycle.ts", "survey-core", "zod"],
  ["app/domain/questionnaire/read.ts", "#db/client.ts", "survey-core"],
  ["app/domain/response/submit.server.ts", "#app/routes/results/results.tsx", "#db/queries/rounds.ts"],
  ["app/domain/response/submit.server.ts", "react", "node:crypto"],
  ["app/domain/response/submit.server.ts", "#app/server/log.ts", "#app/domain/secret.server.ts"],
  ["app/ui/page.tsx", "#app/domain/id.ts", "react"],
  ["app/charts/lines.tsx", "#db/client.ts", "chart.js"],
  ["app/routes/results/results.tsx", "#db/queries/rounds.ts", "#app/domain/results/results.server.ts"],
  ["app/routes/results/results.tsx", "survey-react-ui", "react"],
  ["app/routes/respond/questionnaire.tsx", "kysely", "survey-react-ui"],
  ["app/server/start.ts", "#app/routes/results/results.tsx", "#db/client.ts"],
  ["db/queries/rounds.ts", "#app/server/log.ts", "#app/domain/id.ts"],
  ["db/migrations/001-accounts.ts", "../schema.ts", "./table.ts"],
] as const;

describe("the house's walls", () => {
  it.each(boundaries)("keep %s from importing %s, and let it import %s", (file, forbidden, allowed) => {
    expect(refusedLines(file, [`import "${forbidden}";`, `import "${allowed}";`])).toEqual([1]);
  });

  it("hold for types, imports at run time and exports of others' things too", () => {
    const lines = [
      'import type { Schema } from "#db/schema.ts";',
      'await import("#db/client.ts");',
      'export * from "#db/client.ts";',
      "export type { Schema };",
    ];
    expect(refusedLines("app/routes/results/results.tsx", lines)).toEqual([1, 2, 3]);
  });
});

/** The lines of such a file that the lint rules refuse, in a folder with nothing but the rules and the file. */
function refusedLines(file: string, lines: readonly string[]): readonly number[] {
  const root = mkdtempSync(join(tmpdir(), "mognad-boundaries-"));
  try {
    const rules = JSON.parse(readFileSync(new URL("../biome.json", import.meta.url), "utf8"));
    writeFileSync(join(root, "biome.json"), JSON.stringify({ ...rules, vcs: { enabled: false } }));
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${lines.join("\n")}\n`);
    const { stdout } = spawnSync("biome", ["lint", "--reporter=github", "--only=style/noRestrictedImports"], {
      cwd: root,
      encoding: "utf8",
    });
    return [...stdout.matchAll(/noRestrictedImports.*?,line=(\d+)/g)].map(([, line]) => Number(line));
  } finally {
    rmSync(root, { recursive: true });
  }
}
