import { createReadStream } from "node:fs";
import { parseArgs } from "node:util";
import { BrokenFile } from "#app/domain/scoring/command/file-fault.ts";
import type { InputFile } from "#app/domain/scoring/command/questionnaire-text.ts";
import { type ScoringTask, scoreAnswers } from "#app/domain/scoring/command/score-answers.ts";
import { LEAST_THRESHOLD } from "#app/domain/scoring/disclosure.ts";
import { readingProblem } from "./reading-problem.ts";

/*
 * Scores a file of answers and prints figures and changes as JSON; on bad input a line for each fault and exit 1.
 * The method is docs/method.md.
 */

const usage =
  "Usage: score QUESTIONNAIRE.json ANSWERS.csv [--for ROUND=QUESTIONNAIRE.json]… [--confidential K] [--weights equal|headcount] [--minimum POINTS]";

// Whoever reads may stop early, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

class UsageError extends Error {
  override readonly name = "UsageError";
}

try {
  const outcome = await scoreAnswers(taskOf(process.argv.slice(2)));
  if (outcome.ok) process.stdout.write(`${JSON.stringify(outcome.json, null, 2)}\n`);
  else fail(outcome.lines);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  fail([error.message, usage]);
}

function fail(lines: readonly string[]): void {
  process.stderr.write(`${lines.join("\n")}\n`);
  process.exitCode = 1;
}

function taskOf(args: readonly string[]): ScoringTask {
  const { values, positionals } = parsed(args);
  const [questionnaire, answers, ...rest] = positionals;
  if (questionnaire === undefined || answers === undefined || rest.length > 0) {
    throw new UsageError(`Expected two files, found ${positionals.length}.`);
  }
  const { weights = "equal" } = values;
  if (weights !== "equal" && weights !== "headcount") {
    throw new UsageError(`--weights takes equal or headcount, not "${weights}".`);
  }
  return {
    questionnaire: inputFile(questionnaire),
    versions: versionsOfRounds(values.for ?? []),
    answers: inputFile(answers),
    threshold: numberOf("--confidential", values.confidential, /^\d{1,6}$/, LEAST_THRESHOLD),
    rules: { weights, minimum: numberOf("--minimum", values.minimum, /^\d+(?:\.\d+)?$/, 0) },
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        for: { type: "string", multiple: true },
        confidential: { type: "string" },
        weights: { type: "string" },
        minimum: { type: "string" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function versionsOfRounds(named: readonly string[]): ReadonlyMap<string, InputFile> {
  const versions = new Map<string, InputFile>();
  for (const [round, file] of named.map(versionOfRound)) {
    if (versions.has(round)) throw new UsageError(`--for names round "${round}" twice.`);
    versions.set(round, file);
  }
  return versions;
}

/** `ROUND=FILE`, at the first "=": a round's name holds none. */
function versionOfRound(value: string): readonly [string, InputFile] {
  const at = value.indexOf("=");
  if (at <= 0 || at === value.length - 1) {
    throw new UsageError(`--for takes ROUND=QUESTIONNAIRE.json, not "${value}".`);
  }
  return [value.slice(0, at), inputFile(value.slice(at + 1))];
}

function numberOf(option: string, text: string | undefined, form: RegExp, least: number): number | null {
  if (text === undefined) return null;
  if (form.test(text) && Number(text) >= least) return Number(text);
  const kind = option === "--confidential" ? "a whole number" : "a number of points";
  throw new UsageError(`${option} takes ${kind} from ${least} up, not "${text}".`);
}

function inputFile(name: string): InputFile {
  return { name, open: () => bytesOf(name) };
}

async function* bytesOf(name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(name);
  } catch (error) {
    const problem = readingProblem(error);
    if (problem === null) throw error;
    throw new BrokenFile({ line: 1, column: 1 }, `cannot be read: ${problem}`);
  }
}
