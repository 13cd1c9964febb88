import "./as-in-production.ts";
import { spawnSync } from "node:child_process";
import { createReadStream, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readQuestionnaire } from "#app/domain/questionnaire/read.ts";
import { csvRecords } from "#app/domain/scoring/command/csv.ts";
import { csv } from "#app/domain/scoring/command/csv-text.ts";
import { headerOf, madeUpRows } from "#app/domain/scoring/command/made-up-answers.ts";
import { textOf } from "#app/domain/scoring/command/utf8.ts";
import { openSqliteForWriting } from "#db/sqlite.ts";
import { connections } from "../faults/answering-client.ts";
import { AnsweringPerson, savesOf } from "../faults/answering-person.ts";
import { aFaultRun } from "../faults/fault-run.ts";
import { startServer } from "../faults/server-process.ts";
import { print, seconds } from "./bench-figure.ts";
import { benchResults } from "./bench-results.ts";
import { benchServed } from "./bench-served.ts";

/*
 * Measures, and prints one JSON line for each figure: name, value, unit, and for a ratio what it is against. Times
 * depend on the machine and on what else it does, so they are told as ratios within one run. Exit 1 where one is beyond
 * its bound. With names of parts, those alone: `npm run bench -- results served`.
 */

const questionnaireFile = "surveys/digital-governance/2026.json";
/** What `npm run score` runs. */
const scoreCommand = ["--optimize-for-size", "scripts/score.ts"];

/** How many answer at once, and how many saves each sends in each of the slices that the measuring is cut into. */
const people = 300;
const savesEach = 10;
const slices = 5;

const folder = mkdtempSync(join(tmpdir(), "mognad-bench-"));
const parts = {
  score: benchScore,
  saving: benchSaving,
  results: () => benchResults(folder),
  served: () => benchServed(folder),
};
const wanted = process.argv.slice(2);
try {
  const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0) throw new Error(`No such part: ${unknown}. There are: ${Object.keys(parts)}.`);
  for (const [name, part] of Object.entries(parts)) {
    if (wanted.length === 0 || wanted.includes(name)) await part();
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** The scoring command on the standard questionnaire: time against reading alone, memory against a small file. */
async function benchScore(): Promise<void> {
  const few = answersFile(1_000);
  const many = answersFile(100_000);
  const file = answersFile(10_000);

  const reading = await seconds(async () => {
    let fields = 0;
    for await (const record of csvRecords(textOf(createReadStream(file)))) fields += record.fields.length;
    if (fields === 0) throw new Error("Nothing was read.");
  });
  const scoring = runScore(file);
  print({ name: "score 10,000 responses", value: scoring.seconds, unit: "s" });
  print({
    name: "score 10,000 responses, relative",
    value: scoring.seconds / reading,
    unit: "ratio",
    against: "reading and parsing the same CSV file in this process",
  });
  const [small, large] = [runScore(few), runScore(many)];
  print({ name: "peak memory of score, 1,000 responses", value: small.mebibytes, unit: "MiB" });
  print({ name: "peak memory of score, 100,000 responses", value: large.mebibytes, unit: "MiB" });
  print({
    name: "peak memory of score, 100,000 responses, relative",
    value: large.mebibytes / small.mebibytes,
    unit: "ratio",
    against: "1,000 responses",
  });
}

/** Saving over HTTP to one process: as fast as it takes them, then at the pace of people in a hurry. */
async function benchSaving(): Promise<void> {
  const run = await aFaultRun(folder);
  const all = (await run.invite(people)).map((browser) => new AnsweringPerson(browser, run.questions));
  const server = await startServer(run.folder);
  const agent = connections();
  const answer = (person: AnsweringPerson) => person.answer(agent, server.url);
  try {
    await timed(all, savesEach, 0, answer); // makes connections and drafts, and warms up
    const crowd: Timed[] = [];
    const bare: Timed[] = [];
    // In turn, so that what else the machine does falls on both.
    for (let slice = 0; slice < slices; slice += 1) {
      bare.push(await bareCommits());
      crowd.push(await timed(all, savesEach, 0, answer));
    }
    const perSecond = perSecondOf(together(crowd));
    const hurry = await timed(all, savesEach, 1_000, answer);
    const rows = await run.responses();
    const lost = all.flatMap((person) => person.lostIn(rows)).length;
    const crowded = `${people} respondents at once`;
    print({ name: `saves per second, ${crowded}`, value: perSecond, unit: "1/s" });
    print({
      name: `saves per second, ${crowded}, relative`,
      value: perSecond / perSecondOf(together(bare)),
      unit: "ratio",
      against: "one-row durable commits by the bare library, in this run",
    });
    print({ name: `p99 of a save, ${crowded}, none pausing`, value: p99(together(crowd)), unit: "ms" });
    print({ name: `p99 of a save, ${crowded}, a second between answers`, value: p99(hurry), unit: "ms" });
    print({ name: `acknowledged answers lost of ${savesOf(all)} saves`, value: lost, unit: "answers" });
    if (lost > 0) throw new Error("Acknowledged answers were lost.");
  } finally {
    agent.destroy();
    await server.stop();
  }
}

/** Lets everybody save so many times, with a pause of up to twice `pause` milliseconds before each. */
async function timed(
  all: readonly AnsweringPerson[],
  times: number,
  pause: number,
  answer: (person: AnsweringPerson) => Promise<number>,
): Promise<Timed> {
  const taken: number[] = [];
  const duration = await seconds(async () => {
    await Promise.all(
      all.map(async (person) => {
        for (let time = 0; time < times; time += 1) {
          if (pause > 0) await new Promise((resolve) => setTimeout(resolve, 2 * pause * Math.random()));
          const start = performance.now();
          const status = await answer(person);
          if (status !== 200) throw new Error(`A save was answered ${status}.`);
          taken.push(performance.now() - start);
        }
      }),
    );
  });
  return { taken, duration };
}

/** How long each save took, in milliseconds, and all of them together, in seconds. */
type Timed = { readonly taken: readonly number[]; readonly duration: number };

function together(all: readonly Timed[]): Timed {
  return {
    taken: all.flatMap(({ taken }) => taken),
    duration: all.reduce((sum, { duration }) => sum + duration, 0),
  };
}

function perSecondOf({ taken, duration }: Timed): number {
  return taken.length / duration;
}

function p99({ taken }: Timed): number {
  const sorted = [...taken].sort((a, b) => a - b);
  return sorted[Math.floor(0.99 * sorted.length)] ?? Number.NaN;
}

/** Single inserts that the library itself makes durable, on a connection like ours. */
async function bareCommits(): Promise<Timed> {
  const database = openSqliteForWriting(join(folder, "bare.db"));
  database.exec("create table if not exists bare (id integer primary key, value text) strict");
  const insert = database.prepare("insert into bare (value) values (?)");
  const taken: number[] = [];
  const duration = await seconds(async () => {
    for (let commit = 0; commit < 500; commit += 1) {
      const start = performance.now();
      insert.run("x".repeat(100));
      taken.push(performance.now() - start);
    }
  });
  database.close();
  return { taken, duration };
}

function answersFile(rows: number): string {
  const reading = readQuestionnaire(JSON.parse(readFileSync(questionnaireFile, "utf8")));
  if (!reading.ok) throw new Error(`${questionnaireFile} is faulty.`);
  const { questionnaire } = reading;
  const file = join(folder, `${rows}.csv`);
  const descriptor = openSync(file, "w");
  writeSync(descriptor, csv([headerOf(questionnaire)]));
  for (const row of madeUpRows(questionnaire, rows)) writeSync(descriptor, csv([row]));
  return file;
}

/** Runs the command as its users do, and has it tell its peak memory when it ends. */
function runScore(file: string): { readonly seconds: number; readonly mebibytes: number } {
  const tellMemory = `data:text/javascript,process.on("exit",()=>process.stderr.write(String(process.resourceUsage().maxRSS)))`;
  const start = performance.now();
  const run = spawnSync(
    process.execPath,
    ["--import", tellMemory, ...scoreCommand, questionnaireFile, file],
    { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  if (run.status !== 0) throw new Error(`score failed: ${run.stderr.slice(0, 1000)}`);
  return { seconds: (performance.now() - start) / 1000, mebibytes: Number(run.stderr) / 1024 };
}
