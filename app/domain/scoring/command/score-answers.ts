import { visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import { quote } from "#app/domain/questionnaire/file/describe.ts";
import { GroupCount, type GroupSums } from "../group-sums.ts";
import { type PublishingRules, publishRounds } from "../publish.ts";
import type { SumRequest } from "../sum-book.ts";
import { Collection } from "./collect.ts";
import { BrokenFile, FaultList } from "./file-fault.ts";
import { publicationJson } from "./publication-json.ts";
import { type InputFile, readQuestionnaireText } from "./questionnaire-text.ts";
import { answerRows } from "./read-answers.ts";
import { type Version, type Versions, versionOf } from "./version.ts";

/** What the command is asked to do. */
export type ScoringTask = {
  /** What every round used that `versions` does not name. */
  readonly questionnaire: InputFile;
  readonly versions: ReadonlyMap<string, InputFile>;
  readonly answers: InputFile;
  /** k: all rounds are confidential; null: all are in office. */
  readonly threshold: number | null;
  readonly rules: PublishingRules;
};

/** The JSON to print, or a line for each fault. */
export type ScoringOutcome =
  | { readonly ok: true; readonly json: object }
  | { readonly ok: false; readonly lines: readonly string[] };

/**
 * Scores a file of answers without the server (method § 8). The answers are read row by row and added up at once; they
 * are read again where disclosure control or another version asks for sums over fewer questions.
 */
export async function scoreAnswers(task: ScoringTask): Promise<ScoringOutcome> {
  const versions = await readVersions(task);
  if (!versions.ok) return versions;
  const faults = new FaultList(task.answers.name);
  const collection = new Collection(faults, task.threshold !== null);
  for await (const row of answerRows(task.answers, versions, faults)) collection.add(row);
  collection.finish();
  if (faults.size === 0) checkRoundsNamed(task, collection, faults);
  if (faults.size > 0) return { ok: false, lines: faults.lines };

  try {
    const { rounds, responses } = collection;
    const publication = await publishRounds(
      rounds.map(({ round, version, departments }) => ({
        round,
        questionnaire: version.questionnaire,
        threshold: task.threshold,
        departments,
      })),
      task.rules,
      (requests) => sumAgain(task.answers, versions, requests, responses),
    );
    return { ok: true, json: publicationJson(publication, versions.first.questionnaire) };
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    faults.note(error.place, error.message);
    return { ok: false, lines: faults.lines };
  }
}

type ReadVersions = Versions & { readonly ok: true; readonly first: Version };

/** All questionnaires that are named, each file read once. */
async function readVersions({
  questionnaire,
  versions,
}: ScoringTask): Promise<ReadVersions | { readonly ok: false; readonly lines: readonly string[] }> {
  const files = new Map([questionnaire, ...versions.values()].map((file) => [file.name, file]));
  const read = new Map<string, Version>();
  const lines: string[] = [];
  for (const [name, file] of files) {
    const reading = await readQuestionnaireText(file);
    if (reading.ok) read.set(name, versionOf(reading.questionnaire));
    else lines.push(...reading.lines);
  }
  const first = read.get(questionnaire.name);
  if (lines.length > 0 || first === undefined) return { ok: false, lines };
  return {
    ok: true,
    first,
    all: [...read.values()],
    of: (round) => read.get(versions.get(round)?.name ?? questionnaire.name) ?? first,
  };
}

/** A round that is named for its version and does not occur is most likely misspelt. */
function checkRoundsNamed({ versions }: ScoringTask, collection: Collection, faults: FaultList): void {
  for (const round of versions.keys()) {
    if (!collection.has(round)) {
      faults.note({ line: 1, column: 1 }, `no row is of round ${quote(round)}, which --for names`);
    }
  }
}

/** Goes through the answers once more, and adds up what is requested. */
async function sumAgain(
  file: InputFile,
  versions: Versions,
  requests: readonly SumRequest[],
  expected: number,
): Promise<readonly GroupSums[]> {
  const counts = requests.map(({ questionnaire }) => new GroupCount(questionnaire));
  const countsOf = new Map<string, Map<string, GroupCount[]>>();
  requests.forEach(({ round, departments }, index) => {
    const byDepartment = countsOf.get(round) ?? new Map<string, GroupCount[]>();
    countsOf.set(round, byDepartment);
    for (const department of departments) {
      byDepartment.set(department, [
        ...(byDepartment.get(department) ?? []),
        ...counts.slice(index, index + 1),
      ]);
    }
  });
  const faults = new FaultList(file.name);
  let responses = 0;
  for await (const { round, department, respondent, answers, context, version } of answerRows(
    file,
    versions,
    faults,
  )) {
    if (respondent === null) continue;
    responses += 1;
    const wanted = countsOf.get(round)?.get(department);
    if (wanted === undefined) continue;
    const visible = visibleQuestions(version.rules, answers, context);
    for (const count of wanted) count.add(answers, visible);
  }
  if (faults.size > 0 || responses !== expected) {
    throw new BrokenFile(
      { line: 1, column: 1 },
      "the file is not the same when it is read again; it must be a file that does not change meanwhile",
    );
  }
  return counts.map((count) => count.sums);
}
