import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { findBrowser } from "./browser.js";

/*
 * Measures the answering page of the production build as Lighthouse simulates a phone on slow 4G, and prints one JSON
 * line for each figure: name, the median of the runs, unit, what it may be at most. Exit 1 where one is above. The
 * simulated times hold the machine's own speed, so that a busy machine measures too much.
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

const report = z.object({
  environment: z.object({ benchmarkIndex: z.number() }),
  audits: z.record(z.string(), z.object({ numericValue: z.number().optional() })),
});

const folder = mkdtempSync(join(tmpdir(), "mognad-lighthouse-"));
const server = startServer();
try {
  await served(server);
  const page = await beginAnswering();
  const measured = Array.from({ length: runs }, () => measure(page));
  const speeds = measured.map(({ environment }) => environment.benchmarkIndex);
  process.stdout.write(
    `${JSON.stringify({ name: "the machine meanwhile, by Lighthouse's own benchmark", value: Math.min(...speeds), unit: "index, the slowest run's" })}\n`,
  );
  for (const { audit, name, atMost } of figures) {
    const values = measured
      .map(({ audits }) => audits[audit]?.numericValue ?? Number.NaN)
      .sort((a, b) => a - b);
    const value = Math.round(values[Math.floor(runs / 2)] ?? Number.NaN);
    process.stdout.write(
      `${JSON.stringify({ name: `answering page on slow 4G: ${name}`, value, unit: "ms", atMost, runs })}\n`,
    );
    if (!(value <= atMost)) process.exitCode = 1;
  }
} finally {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true, force: true });
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

type AnsweringPage = { readonly address: string; readonly cookie: string };

/** Presses the start page's button of a fresh invitation. */
async function beginAnswering(): Promise<AnsweringPage> {
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

function measure({ address, cookie }: AnsweringPage): z.infer<typeof report> {
  const headers = JSON.stringify({ Cookie: cookie, "Accept-Language": "sv" });
  const run = spawnSync(
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
      "--only-categories=performance",
      `--extra-headers=${headers}`,
      "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking",
    ]),
    {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, CHROME_PATH: findBrowser() ?? "" },
    },
  );
  if (run.status !== 0) throw new Error(`Lighthouse failed: ${run.stderr.slice(0, 1_000)}`);
  return report.parse(JSON.parse(run.stdout));
}
