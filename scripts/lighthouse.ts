import { type ChildProcess, type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { findBrowser } from "./browser.js";

/*
 * Measures the production build with Lighthouse, and prints one JSON line for each figure: name, the median of the runs,
 * unit, what it may be at most or must be at least. Exit 1 where one is beyond. The answering page by the times that a
 * phone on slow 4G has; pages of results, as somebody signed in sees them, by Lighthouse's scores on a phone and on a
 * desktop. A busy machine measures too much. With names of parts, those alone: `npm run bench:phone -- results`.
 *
 * Results are loaded over a line and by a processor that are really slowed down. Lighthouse's simulation loads a page
 * unthrottled and then reckons: where scripts came before the first paint, as from one's own machine they may, it takes
 * them for what the paint waited for.
 *
 * Lighthouse is no part of the installation: npm fetches this version of it when the command is run.
 */

const lighthouse = "lighthouse@13.5.0";
const runs = 5;

const figures = [
  { audit: "first-contentful-paint", name: "first contentful paint", atMost: 2_000 },
  { audit: "largest-contentful-paint", name: "largest contentful paint", atMost: 2_500 },
  { audit: "total-blocking-time", name: "total blocking time", atMost: 600 },
] as const;

const scores = [
  { category: "performance", atLeast: 95 },
  { category: "accessibility", atLeast: 100 },
  { category: "best-practices", atLeast: 100 },
] as const;

/** The heatmap is on the first of them. */
const resultsPages = [
  { name: "results page", path: "/exempelkoping/results" },
  { name: "question page", path: "/exempelkoping/results/questions/steering_strategy" },
];

const report = z.object({
  environment: z.object({ benchmarkIndex: z.number() }),
  finalDisplayedUrl: z.string(),
  categories: z.record(z.string(), z.object({ score: z.number().nullable() })),
  audits: z.record(
    z.string(),
    z.object({ title: z.string(), score: z.number().nullable(), numericValue: z.number().optional() }),
  ),
});

const folder = mkdtempSync(join(tmpdir(), "mognad-lighthouse-"));
const server = startServer();
const parts = { answering: measureAnswering, results: measureResults };
const wanted = process.argv.slice(2);
try {
  await served(server);
  for (const [name, part] of Object.entries(parts)) {
    if (wanted.length === 0 || wanted.includes(name)) await part();
  }
} finally {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

async function measureAnswering(): Promise<void> {
  const page = await beginAnswering();
  const measured = Array.from({ length: runs }, () => measure(page, "mobile"));
  printMachine(measured);
  for (const { audit, name, atMost } of figures) {
    const value = Math.round(medianOf(measured.map(({ audits }) => audits[audit]?.numericValue)));
    print({ name: `answering page on slow 4G: ${name}`, value, unit: "ms", atMost, runs });
    if (!(value <= atMost)) process.exitCode = 1;
  }
}

async function measureResults(): Promise<void> {
  const { url, cookie } = await signIn();
  for (const { name, path } of resultsPages) {
    for (const device of ["mobile", "desktop"] as const) {
      const measured = Array.from({ length: runs }, () =>
        measure({ address: `${url}${path}`, cookie }, device, "devtools"),
      );
      if (measured.some(({ finalDisplayedUrl }) => !finalDisplayedUrl.endsWith(path))) {
        throw new Error(`Lighthouse was led away from ${path}.`);
      }
      printMachine(measured);
      for (const { category, atLeast } of scores) {
        const value = medianOf(
          measured.map(({ categories }) => 100 * (categories[category]?.score ?? Number.NaN)),
        );
        print({ name: `${name}, ${device}: ${category}`, value, unit: "score", atLeast, runs });
        if (value >= atLeast) continue;
        process.exitCode = 1;
        printShortcomings(measured);
      }
    }
  }
}

/** What costs points, for whoever is to mend it. */
function printShortcomings(measured: readonly Report[]): void {
  const audits = Object.entries(measured.at(-1)?.audits ?? {});
  for (const [audit, { title, score }] of audits) {
    if (score !== null && score < 0.9) process.stderr.write(`${audit}: ${title} (${score})\n`);
  }
}

function print(figure: object): void {
  process.stdout.write(`${JSON.stringify(figure)}\n`);
}

function printMachine(measured: readonly Report[]): void {
  const value = Math.min(...measured.map(({ environment }) => environment.benchmarkIndex));
  const unit = "index, the slowest run's";
  print({ name: "the machine meanwhile, by Lighthouse's own benchmark", value, unit });
}

function medianOf(values: readonly (number | undefined)[]): number {
  const sorted = values.map((value) => value ?? Number.NaN).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A demonstration of its own, as `npm start` would make it. */
function startServer(): ChildProcess {
  return spawn(process.execPath, ["scripts/serve.ts"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: "0",
      DATA_FOLDER: folder,
      DATABASE_URL: `file:${join(folder, "mognad.db")}`,
      LOG_LEVEL: "error",
      BASE_URL: "",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

function served({ stdout }: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    stdout?.on("data", (chunk: Buffer) => chunk.includes("is served at") && resolve());
    server.once("exit", () => reject(new Error("The server stopped before it served.")));
  });
}

type Page = { readonly address: string; readonly cookie: string };
type Report = z.infer<typeof report>;

/** Signs in as the demonstration's coordinator. */
async function signIn(): Promise<{ readonly url: string; readonly cookie: string }> {
  const sheet = z
    .object({
      url: z.string(),
      accounts: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
    })
    .parse(JSON.parse(readFileSync(join(folder, "demo.json"), "utf8")));
  const account = sheet.accounts.find(({ role }) => role === "coordinator");
  if (account === undefined) throw new Error("The demonstration has no coordinator.");
  const { email, password } = account;
  const signedIn = await fetch(`${sheet.url}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: sheet.url, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ email, password }),
  });
  const cookies = signedIn.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  if (signedIn.status !== 302) throw new Error(`Not signed in: ${signedIn.status}.`);
  return { url: sheet.url, cookie: cookies.join("; ") };
}

/** Presses the start page's button of a fresh invitation. */
async function beginAnswering(): Promise<Page> {
  const sheet = z
    .object({ url: z.string(), invitations: z.array(z.object({ url: z.string() })).min(1) })
    .parse(JSON.parse(readFileSync(join(folder, "demo.json"), "utf8")));
  const begun = await fetch(sheet.invitations[0]?.url ?? "", {
    method: "POST",
    redirect: "manual",
    headers: { origin: sheet.url, "content-type": "application/x-www-form-urlencoded" },
    body: "",
  });
  const location = begun.headers.get("location");
  const [cookie] = begun.headers.getSetCookie();
  if (location === null || cookie === undefined) throw new Error(`The link began nothing: ${begun.status}.`);
  return { address: new URL(location, sheet.url).href, cookie: cookie.split(";")[0] ?? "" };
}

/** How often Lighthouse may record no trace of a page; it asks to be run again then, and has measured nothing. */
const mostWithoutTrace = 3;

/** @throws where Lighthouse fails for another reason, or records no trace once more than that */
function measure(
  page: Page,
  device: "mobile" | "desktop",
  throttling: "simulate" | "devtools" = "simulate",
): Report {
  for (let withoutTrace = 0; ; withoutTrace += 1) {
    const run = runLighthouse(page, device, throttling);
    if (run.status === 0) return report.parse(JSON.parse(run.stdout));
    if (!run.stderr.includes("(NO_NAVSTART)") || withoutTrace === mostWithoutTrace) {
      throw new Error(`Lighthouse failed: ${run.stderr.slice(0, 1_000)}`);
    }
  }
}

function runLighthouse(
  { address, cookie }: Page,
  device: "mobile" | "desktop",
  throttling: "simulate" | "devtools",
): SpawnSyncReturns<string> {
  const headers = JSON.stringify({ Cookie: cookie, "Accept-Language": "sv" });
  return spawnSync(
    "npm",
    [
      "exec",
      "--yes",
      `--package=${lighthouse}`,
      "--",
      "lighthouse",
      address,
      "--quiet",
      "--output=json",
    ].concat([
      `--only-categories=${scores.map(({ category }) => category)}`,
      ...(device === "desktop" ? ["--preset=desktop"] : []),
      `--throttling-method=${throttling}`,
      `--extra-headers=${headers}`,
      "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking",
    ]),
    {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, CHROME_PATH: findBrowser() ?? "" },
    },
  );
}
