import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./mognad.ts";

/*
 * What pages send, in compressed bytes, as a browser counts them. One JSON line a page is printed.
 */

const assets = "build/client/assets";

/** In bytes, scripts and styles on first load: a twentieth above what was reached. */
const budgets = {
  answering: 475_000,
  home: 142_000,
  signIn: 147_000,
  newRound: 155_000,
  administration: 154_000,
  results: 165_000,
  /** With the chart's library. */
  charts: 214_000,
};

/** In bytes, on each page: what all are made with, and what one reads there beside the questionnaire and figures. */
const partBudgets = { frame: 118_000, texts: 6_000 };

/** The files that hold the questionnaire's library, by a word that only it has. */
const libraryFiles = readdirSync(assets).filter(
  (file) => file.endsWith(".js") && readFileSync(`${assets}/${file}`, "utf8").includes("sd-root-modern"),
);

type Weighed = { readonly file: string; readonly bytes: number };

/** The scripts and styles that the open page has fetched so far, the heaviest first. */
async function weigh(page: Page): Promise<readonly Weighed[]> {
  await page.waitForLoadState("networkidle");
  const fetched = await page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => ({
      file: new URL(entry.name).pathname.split("/").at(-1) ?? "",
      bytes: entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0,
    })),
  );
  return fetched.filter(({ file }) => /\.(js|css)$/.test(file)).sort((a, b) => b.bytes - a.bytes);
}

function sum(weighed: readonly Weighed[], kind: RegExp): number {
  return weighed.reduce((total, { file, bytes }) => (kind.test(file) ? total + bytes : total), 0);
}

const script = /\.js$/;
const style = /\.css$/;
const texts = /^(sv|en)-/;

/** Prints what a page weighs, and holds it to its budgets; what is too heavy is told file by file. */
function expectWithin(budget: number, name: string, weighed: readonly Weighed[]): void {
  const parts = {
    frame: sum(weighed, /^frame-/),
    texts: sum(weighed, texts),
    script: sum(weighed, script),
    style: sum(weighed, style),
  };
  const value = parts.script + parts.style;
  process.stdout.write(
    `${JSON.stringify({ name: `${name}, script and style`, value, unit: "bytes", ...parts })}\n`,
  );
  const files = weighed.map(({ file, bytes }) => `${bytes} ${file}`).join("\n");
  expect(parts.frame, `the frame of ${name}`).toBeLessThanOrEqual(partBudgets.frame);
  expect(parts.texts, `the texts of ${name}:\n${files}`).toBeLessThanOrEqual(partBudgets.texts);
  expect(value, `all of ${name}:\n${files}`).toBeLessThanOrEqual(budget);
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
  expect(sum(first, script), "the library came, compressed").toBeGreaterThan(200_000);
  expectWithin(budgets.answering, "answering page", first);

  await page.getByRole("button", { name: "Nästa område" }).click();
  await page.getByRole("radio").first().check();
  await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
  const later = await weigh(page);
  const known = new Set(first.map(({ file }) => file));
  expect(later.filter(({ file }) => !known.has(file))).toEqual([]);
});

for (const [name, budget, path, role] of [
  ["home", budgets.home, "/", null],
  ["sign-in", budgets.signIn, "/sign-in", null],
  ["a round's form", budgets.newRound, "/exempelkoping/rounds/new", "coordinator"],
  ["administration", budgets.administration, "/exempelkoping/administration", "administrator"],
  ["results", budgets.results, "/exempelkoping/results", "coordinator"],
  ["questions", budgets.results, "/exempelkoping/results/questions", "coordinator"],
  ["a profile", budgets.results, "/exempelkoping/results/profile", "coordinator"],
  ["organizations", budgets.results, "/exempelkoping/results/organizations", "coordinator"],
  ["the summary", budgets.results, "/exempelkoping/results/summary", "coordinator"],
  ["years", budgets.charts, "/exempelkoping/results/years", "coordinator"],
  ["a question", budgets.charts, "/exempelkoping/results/questions/steering_strategy", "coordinator"],
] as const) {
  test(`${name} keeps within its budget, and sends none of the questionnaire's library`, async ({
    page,
    mognad,
  }) => {
    if (role) await mognad.signIn(page, role);
    await page.goto(mognad.url + path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (budget === budgets.charts) await expect(page.locator("canvas").first()).toBeVisible();
    else await expect(page.locator("canvas")).toHaveCount(0);
    const weighed = await weigh(page);
    expect(weighed.length).toBeGreaterThan(1);
    expect(weighed.filter(({ file }) => libraryFiles.includes(file))).toEqual([]);
    expectWithin(budget, name, weighed);
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
