import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { ResponseId } from "#app/domain/id.ts";
import type { Department } from "#app/domain/organization/department.ts";
import type { Answers } from "#app/domain/questionnaire/definition.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { answersOf } from "#app/domain/response/merge.ts";
import { chosenResults, onPage } from "#app/domain/results/chosen-results.ts";
import { resultsMaterial } from "#app/domain/results/results-material.server.ts";
import { resultsSource } from "#app/domain/results/results-source.server.ts";
import type { SummedRound } from "#app/domain/results/round-results.ts";
import { selectRounds, shownRounds } from "#app/domain/results/shown-rounds.ts";
import { isSealed, sealsAt } from "#app/domain/round/lifecycle.ts";
import { type RoundFrame, requireRound, roundFrame } from "#app/domain/round/round-frame.server.ts";
import { csv } from "#app/domain/scoring/command/csv-text.ts";
import { publicationJson } from "#app/domain/scoring/command/publication-json.ts";
import type { Reader } from "#db/client.ts";
import { fromJson } from "#db/json.ts";
import { type ArchivedResponse, archivedResponses, auditRowsOfRound } from "#db/queries/archive.ts";
import { answerColumns, placeColumns } from "./answer-columns.ts";
import { archiveReadme } from "./archive-readme.ts";
import { codeBook } from "./code-book.ts";
import { archivedChanges, changeRecords, figureRecords } from "./figure-records.ts";
import { xmlStart, xmlText } from "./xml-text.ts";
import { type ArchivedFile, zipped } from "./zip.server.ts";

/** What the page of a round's package says. */
export type ArchivePage = {
  readonly round: RoundFrame;
  readonly diaryNumber: string | null;
  /** k where answers are shown in groups only; null in office. */
  readonly threshold: number | null;
  /** From when on the package can be made; null: now. */
  readonly readyAt: string | null;
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
  const { schedule, disclosure, diaryNumber } = round;
  return {
    round: roundFrame(round, now()),
    diaryNumber,
    threshold: disclosure.kind === "confidential" ? disclosure.threshold : null,
    readyAt: isSealed(schedule, now()) ? null : sealsAt(schedule),
  };
}

/** So many responses or events are in memory at once. */
const atOnce = 50;

/**
 * A sealed round's whole record as a ZIP that is made while it is read; that it was taken out is logged first. Null
 * where answers can still change.
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
    file("README.txt", archiveReadme({ ...head, title: round.title, threshold })),
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
    }),
    jsonFile("questionnaire.json", definition),
    ...(Object.keys(round.targets).length === 0
      ? []
      : [jsonFile("questionnaire-with-targets.json", definitionWithTargets(definition, round.targets))]),
    file("code-book.csv", csv(codeBook(questionnaire))),
    { name: "answers.csv", text: answersCsv(answered, columns, "submitted") },
    { name: "answers.json", text: answersJson(answered, head) },
    { name: "answers.xml", text: answersXml(answered, head) },
    { name: "earlier-answers.csv", text: answersCsv(answered, columns, "superseded") },
    { name: "respondents.csv", text: respondentsCsv(answered, threshold === null) },
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
  const folder = safeName([round.diaryNumber, scope.slug, round.slug].filter(Boolean).join("-"));
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

type AnsweredRound = {
  readonly db: Reader;
  readonly organizationId: Scope["organizationId"];
  readonly summed: SummedRound;
  /** Called as in the files. */
  readonly departments: readonly NamedDepartment[];
};

type NamedDepartment = Pick<Department, "id" | "kind"> & { readonly name: string };

/** Every response of the round with its department, a few at a time. */
async function* responsesIn(
  { db, organizationId, summed, departments }: AnsweredRound,
  status: "submitted" | "superseded",
): AsyncGenerator<{ readonly department: NamedDepartment; readonly responses: readonly ArchivedResponse[] }> {
  for (const department of departments) {
    const place = { organizationId, roundId: summed.round.id, departmentId: department.id };
    let after: ResponseId | null = null;
    let responses: readonly ArchivedResponse[];
    do {
      responses = await archivedResponses(db, place, status, after, atOnce);
      yield { department, responses };
      after = responses.at(-1)?.id ?? null;
    } while (responses.length === atOnce);
  }
}

async function* answersCsv(
  round: AnsweredRound,
  columns: ReturnType<typeof answerColumns>,
  status: "submitted" | "superseded",
): AsyncGenerator<string> {
  yield csv([[...placeColumns, ...columns.map(({ title }) => title)]]);
  const { summed } = round;
  for await (const { department, responses } of responsesIn(round, status)) {
    const counted = summed.departments.find((one) => one.department === department.id);
    const invited = status === "submitted" ? String(counted?.invited ?? "") : "";
    const place = [summed.round.slug, department.name] as const;
    // A department that nobody answered from has a row all the same, with how many were invited.
    if (status === "submitted" && counted?.sums.tally.responses === 0) {
      yield csv([[...place, "", invited, department.kind, "", ...columns.map(() => "")]]);
    }
    yield csv(
      responses.map(({ id, role, answers }) => {
        const given = answersOf({ answers });
        return [...place, id, invited, department.kind, role, ...columns.map(({ cell }) => cell(given))];
      }),
    );
  }
}

async function* respondentsCsv(round: AnsweredRound, inOffice: boolean): AsyncGenerator<string> {
  yield csv([["respondent", "department", "role", ...(inOffice ? ["title", "submitted"] : [])]]);
  for await (const { department, responses } of responsesIn(round, "submitted")) {
    yield csv(
      responses.map(({ id, role, title, submittedAt }) => [
        ...[id, department.name, role],
        ...(inOffice ? [title ?? "", submittedAt ?? ""] : []),
      ]),
    );
  }
}

async function* answersJson(round: AnsweredRound, head: object): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"responses":[`;
  let separator = "\n";
  for await (const { department, responses } of responsesIn(round, "submitted")) {
    for (const { id, role, submittedAt, answers } of responses) {
      const response = {
        id,
        department: department.name,
        role,
        submittedAt,
        answers: answersOf({ answers }),
      };
      yield separator + JSON.stringify(response);
      separator = ",\n";
    }
  }
  yield "\n]}\n";
}

async function* answersXml(
  round: AnsweredRound,
  head: Readonly<Record<string, string | null>>,
): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${xmlStart("round", head)}\n`;
  for await (const { department, responses } of responsesIn(round, "submitted")) {
    for (const { id, role, submittedAt, answers } of responses) {
      const facts = { id, department: department.name, role, submitted: submittedAt };
      yield `${xmlStart("response", facts)}\n${xmlAnswers(answersOf({ answers }))}</response>\n`;
    }
  }
  yield "</round>\n";
}

function xmlAnswers(answers: Answers): string {
  return Object.entries(answers)
    .flatMap(([question, value]) => {
      if (typeof value !== "object") return [{ attributes: { question }, value }];
      if (Array.isArray(value))
        return value.map((one: string | number) => ({ attributes: { question }, value: one }));
      return Object.entries(value).map(([row, one]) => ({ attributes: { question, row }, value: one }));
    })
    .map(({ attributes, value }) => `${xmlStart("answer", attributes)}${xmlText(String(value))}</answer>\n`)
    .join("");
}

async function* eventsIn({ db, organizationId, summed }: AnsweredRound) {
  let after = 0;
  let rows: Awaited<ReturnType<typeof auditRowsOfRound>>;
  do {
    rows = await auditRowsOfRound(db, { organizationId, roundId: summed.round.id }, after, atOnce);
    yield rows;
    after = rows.at(-1)?.position ?? after;
  } while (rows.length === atOnce);
}

/** What stands in the log's file where what led to a person has been erased. */
const erased = "#ERASED";

async function* logCsv(round: AnsweredRound): AsyncGenerator<string> {
  yield csv([["position", "at", "actor", "event", "subject", "details"]]);
  for await (const rows of eventsIn(round)) {
    yield csv(
      rows.map(({ position, at, event, ...erasable }) => [
        String(position),
        at,
        erasable.actor ?? erased,
        event,
        erasable.subject ?? erased,
        erasable.details ?? erased,
      ]),
    );
  }
}

async function* logJson(round: AnsweredRound, head: object): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"events":[`;
  let separator = "\n";
  for await (const rows of eventsIn(round)) {
    for (const { details, ...row } of rows) {
      yield separator + JSON.stringify({ ...row, details: details === null ? null : fromJson(details) });
      separator = ",\n";
    }
  }
  yield "\n]}\n";
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

function safeName(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}.-]+/gu, "_");
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
