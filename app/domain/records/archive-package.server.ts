import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { chosenResults, onPage } from "#app/domain/results/chosen-results.ts";
import { resultsMaterial } from "#app/domain/results/results-material.server.ts";
import { resultsSource } from "#app/domain/results/results-source.server.ts";
import { selectRounds, shownRounds } from "#app/domain/results/shown-rounds.ts";
import { caseFileName } from "#app/domain/round/case-file-name.ts";
import { isSealed, sealsAt } from "#app/domain/round/lifecycle.ts";
import type { Destruction } from "#app/domain/round/round.ts";
import { type RoundFrame, requireRound, roundFrame } from "#app/domain/round/round-frame.server.ts";
import { csv } from "#app/domain/scoring/command/csv-text.ts";
import { publicationJson } from "#app/domain/scoring/command/publication-json.ts";
import { answerColumns } from "./answer-columns.ts";
import {
  type AnsweredRound,
  answersCsv,
  answersJson,
  answersXml,
  respondentsCsv,
} from "./answer-files.server.ts";
import { archiveReadme } from "./archive-readme.ts";
import { codeBook } from "./code-book.ts";
import { archivedChanges, changeRecords, figureRecords } from "./figure-records.ts";
import { logCsv, logJson } from "./log-files.server.ts";
import { type ArchivedFile, zipped } from "./zip.server.ts";

/** What the page of a round's package says. */
export type ArchivePage = {
  readonly round: RoundFrame;
  readonly diaryNumber: string | null;
  /** k where answers are shown in groups only; null in office. */
  readonly threshold: number | null;
  /** From when on the package can be made; null: now. */
  readonly readyAt: string | null;
  /** By which decision the answers were destroyed, so that the package has none. */
  readonly destruction: Destruction | null;
};

/**
 * Whether a round's package can be made, and what to think of when it is.
 *
 * @throws Problem `not-found`
 */
export async function archivePage(
  { database, now }: Environment,
  scope: Scope,
  slug: string,
): Promise<ArchivePage> {
  const round = await requireRound(database.read, scope, slug);
  const { schedule, disclosure, diaryNumber, destruction } = round;
  return {
    round: roundFrame(round, now()),
    diaryNumber,
    threshold: disclosure.kind === "confidential" ? disclosure.threshold : null,
    readyAt: isSealed(schedule, now()) ? null : sealsAt(schedule),
    destruction,
  };
}

/**
 * A sealed round's whole record as a ZIP that is made while it is read; that it was taken out is logged first. Where the
 * answers were destroyed it has the rest, and says so. Null where answers can still change.
 *
 * @throws Problem `not-found`
 */
export async function archivePackage(
  environment: Environment,
  scope: Scope,
  slug: string,
): Promise<{ readonly name: string; readonly zip: ReadableStream<Uint8Array> } | null> {
  const found = await requireRound(environment.database.read, scope, slug);
  if (!isSealed(found.schedule, environment.now())) return null;
  const { summed, results, comparison, earlier, departments } = await archivedResults(
    environment,
    scope,
    slug,
  );
  await environment.database.transact((writer) =>
    record(writer, occasionBy(environment, scope.organizationId, scope.actor.id), {
      name: "archive.exported",
      subject: found.id,
      details: {},
    }),
  );

  const { read } = environment.database;
  const { round } = results;
  const { definition, questionnaire, hash } = await loadQuestionnaire(read, round.questionnaireHash);
  const threshold = round.disclosure.kind === "confidential" ? round.disclosure.threshold : null;
  const named = namesIn(departments);
  const answered: AnsweredRound = {
    db: read,
    organizationId: scope.organizationId,
    summed,
    departments: departments.map(({ id, kind }) => ({ id, kind, name: named(id) })),
  };
  const columns = answerColumns(questionnaire);
  const changes = comparison === null ? [] : archivedChanges(comparison, named);
  const head = { diaryNumber: round.diaryNumber, round: round.title, organization: scope.name };
  const published = {
    round: round.slug,
    questionnaire: results.questionnaire,
    figures: withNames(results.figures, named),
    reliability: new Map(),
    consistency: new Map(),
  };
  const files: ArchivedFile[] = [
    file(
      "README.txt",
      archiveReadme({ ...head, title: round.title, threshold, destruction: round.destruction }),
    ),
    jsonFile("round.json", {
      ...head,
      slug: round.slug,
      year: round.year,
      questionnaire: { id: questionnaire.id, version: questionnaire.version, sha256: hash },
      disclosure: round.disclosure,
      answering: round.answering,
      schedule: round.schedule,
      targets: round.targets,
      contact: round.contact,
      departments: answered.departments,
      destruction: round.destruction,
    }),
    jsonFile("questionnaire.json", definition),
    ...(Object.keys(round.targets).length === 0
      ? []
      : [jsonFile("questionnaire-with-targets.json", definitionWithTargets(definition, round.targets))]),
    file("code-book.csv", csv(codeBook(questionnaire))),
    // An empty file would say that nobody had answered.
    ...(round.destruction === null
      ? [
          { name: "answers.csv", text: answersCsv(answered, columns, "submitted") },
          { name: "answers.json", text: answersJson(answered, head) },
          { name: "answers.xml", text: answersXml(answered, head) },
          { name: "earlier-answers.csv", text: answersCsv(answered, columns, "superseded") },
          { name: "respondents.csv", text: respondentsCsv(answered, threshold === null) },
        ]
      : []),
    file("figures.csv", csv(figureRecords(results, named, scope.name))),
    jsonFile("figures.json", {
      ...head,
      ...publicationJson({ rounds: [published], changes: [] }, questionnaire),
      changes,
      changesSince: earlier?.round.slug ?? null,
    }),
    file("changes.csv", csv(changeRecords(changes, scope.name))),
    { name: "log.csv", text: logCsv(answered) },
    { name: "log.json", text: logJson(answered, head) },
  ];
  const folder = caseFileName(round.diaryNumber, scope.slug, round.slug);
  return {
    name: `${folder}.zip`,
    zip: zipped(folder, files),
  };
}

/** The round's results as those see them who may before publication, with the changes since the round before. */
async function archivedResults(environment: Environment, scope: Scope, slug: string) {
  const source = await resultsSource(environment, scope.organizationId);
  const shown = shownRounds(source.rounds, environment.now(), true);
  const selection = selectRounds(shown, () => true, { round: slug });
  const rounds = [selection.round, ...(selection.earlier ? [selection.earlier] : [])];
  const { material, sumAgain } = await resultsMaterial(environment, source, shown, selection, rounds);
  const { summed } = onPage(material, selection.round);
  if (summed === null) throw new Error("A sealed round has sums.");
  const results = await chosenResults(material, summed, sumAgain);
  const departments = summed.departments.flatMap(
    ({ department }) => source.departments.find(({ id }) => id === department) ?? [],
  );
  return { ...results, summed, departments };
}

/** What a department is called in the files: its Swedish name, with the id where two have the same. */
function namesIn(
  departments: readonly { readonly id: string; readonly name: { readonly sv: string } }[],
): (id: string) => string {
  const names = new Map(
    departments.map(({ id, name: { sv } }) => {
      const isAlone = departments.filter(({ name }) => name.sv === sv).length === 1;
      return [id, isAlone ? sv : `${sv} (${id})`];
    }),
  );
  return (id) => names.get(id) ?? id;
}

type RoundFigures = Awaited<ReturnType<typeof archivedResults>>["results"]["figures"];

function withNames(figures: RoundFigures, named: (id: string) => string): RoundFigures {
  const { departments, others } = figures;
  return {
    ...figures,
    departments: departments.map((one) => ({ ...one, department: named(one.department) })),
    others: others && { ...others, departments: others.departments.map(named) },
  };
}

/** The file with a round's own targets in the places of the dimensions', so that the command gives the round's gaps. */
function definitionWithTargets(definition: object, targets: Readonly<Record<string, number>>): object {
  return JSON.parse(JSON.stringify(definition), (key, value) =>
    key === "dimensions" && Array.isArray(value)
      ? value.map((one) => (Object.hasOwn(targets, one.key) ? { ...one, target: targets[one.key] } : one))
      : value,
  );
}

function file(name: string, text: string): ArchivedFile {
  return { name, text: once(text) };
}

function jsonFile(name: string, value: object): ArchivedFile {
  return file(name, `${JSON.stringify(value, null, 2)}\n`);
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
