import { spawnSync } from "node:child_process";
import { createReadStream, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readQuestionnaire } from "#app/domain/questionnaire/read.ts";
import { csvRecords } from "#app/domain/scoring/command/csv.ts";
import { csv, headerOf, madeUpRows } from "#app/domain/scoring/command/made-up-answers.ts";
import { textOf } from "#app/domain/scoring/command/utf8.ts";

/*
 * Measures, and prints one JSON line for each figure: name, value, unit, and for a ratio what it is against. Times
 * depend on the machine and on what else it does, so they are told as ratios within one run.
 */

const questionnaireFile = "surveys/digital-governance/2026.json";
/** What `npm run score` runs. */
const scoreCommand = ["--optimize-for-size", "scripts/score.ts"];

const folder = mkdtempSync(join(tmpdir(), "mognad-bench-"));
try {
  await benchScore();
} finally {
  rmSync(folder, { recursive: true });
}

type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** For a ratio: what is below the line. */
  readonly against?: string;
};

function print(figure: Figure): void {
  process.stdout.write(`${JSON.stringify({ ...figure, value: Number(figure.value.toPrecision(4)) })}\n`);
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

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
