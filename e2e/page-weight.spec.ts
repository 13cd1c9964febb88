import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./mognad.ts";

/*
 * What pages send, in compressed bytes, as a browser counts them. One JSON line a page is printed.
 */

const assets = "build/client/assets";

/** In bytes: scripts and styles of the answering page on first load. */
const answeringBudget = 560_000;

/** The files that hold the questionnaire's library, by a word that only it has. */
const libraryFiles = readdirSync(assets).filter(
  (file) => file.endsWith(".js") && readFileSync(`${assets}/${file}`, "utf8").includes("sd-root-modern"),
);

type Weight = { readonly scripts: readonly string[]; readonly script: number; readonly style: number };

/** What the open page has fetched so far. */
async function weigh(page: Page): Promise<Weight> {
  await page.waitForLoadState("networkidle");
  const fetched = await page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => ({
      file: new URL(entry.name).pathname.split("/").at(-1) ?? "",
      bytes: entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0,
    })),
  );
  const sum = (ending: string) =>
    fetched.filter(({ file }) => file.endsWith(ending)).reduce((total, { bytes }) => total + bytes, 0);
  const scripts = [...new Set(fetched.map(({ file }) => file))].filter((file) => file.endsWith(".js"));
  return { scripts, script: sum(".js"), style: sum(".css") };
}

function print(name: string, { script, style }: Weight): void {
  process.stdout.write(
    `${JSON.stringify({ name: `${name}, script and style`, value: script + style, unit: "bytes", script, style })}\n`,
  );
}

test("the answering page keeps within its budget, and its next pages send no further script", async ({
  page,
  mognad,
}) => {
  const { link } = await mognad.freshRound();
  await page.goto(link);
  await page.getByRole("button", { name: "Börja svara" }).click();
  await page.waitForURL(/\/svara\//);
  const first = await weigh(page);
  print("answering page", first);
  expect(first.script, "the library came, compressed").toBeGreaterThan(200_000);
  expect(first.script + first.style).toBeLessThanOrEqual(answeringBudget);

  await page.getByRole("button", { name: "Nästa område" }).click();
  await page.getByRole("radio").first().check();
  await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
  const later = await weigh(page);
  expect(later.scripts.filter((file) => !first.scripts.includes(file))).toEqual([]);
  expect(later.style).toBe(first.style);
});

for (const [name, path, role] of [
  ["home", "/", null],
  ["sign-in", "/sign-in", null],
  ["results", "/exempelkoping/results", "coordinator"],
] as const) {
  test(`${name} sends none of the questionnaire's library, and less than half of the budget`, async ({
    page,
    mognad,
  }) => {
    if (role) await mognad.signIn(page, role);
    await page.goto(mognad.url + path);
    const weight = await weigh(page);
    print(name, weight);
    expect(weight.scripts.length).toBeGreaterThan(1);
    expect(weight.scripts.filter((file) => libraryFiles.includes(file))).toEqual([]);
    expect(weight.script + weight.style).toBeLessThan(answeringBudget / 2);
  });
}

test("by the build's own list, only the answering page leads to the questionnaire's library", () => {
  expect(libraryFiles).toHaveLength(1);
  const leading = Object.entries(manifest().routes)
    .filter(([, { module, imports }]) => [module, ...imports].some((file) => leadsTo(file, libraryFiles)))
    .map(([route]) => route);
  expect(leading).toEqual(["routes/respond/questionnaire"]);
});

type Manifest = {
  readonly routes: Readonly<Record<string, { readonly module: string; readonly imports: readonly string[] }>>;
};

function manifest(): Manifest {
  const file = readdirSync(assets).find((name) => /^manifest-.*\.js$/.test(name)) ?? "";
  return JSON.parse(
    readFileSync(`${assets}/${file}`, "utf8")
      .replace(/^[^{]*/, "")
      .replace(/;$/, ""),
  );
}

/** Whether a built file names one of the others, or a file that does. */
function leadsTo(address: string, wanted: readonly string[], seen = new Set<string>()): boolean {
  const file = address.split("/").at(-1) ?? "";
  if (wanted.includes(file)) return true;
  if (seen.has(file) || file.startsWith("manifest-")) return false;
  seen.add(file);
  const code = readFileSync(`${assets}/${file}`, "utf8");
  return [...code.matchAll(/["'`](?:\.\/|\/?assets\/)([\w.-]+\.js)["'`]/g)].some(([, next = ""]) =>
    leadsTo(next, wanted, seen),
  );
}
