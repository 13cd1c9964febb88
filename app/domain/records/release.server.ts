import { createHash } from "node:crypto";
import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Answers, LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { isNoteKey } from "#app/domain/questionnaire/notes.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { answersOf } from "#app/domain/response/merge.ts";
import { caseFileName } from "#app/domain/round/case-file-name.ts";
import { isSealed } from "#app/domain/round/lifecycle.ts";
import { spreadsheetCsv } from "#app/domain/spreadsheet-csv.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { type RoundWithDepartments, roundsOf } from "#db/queries/rounds.ts";
import { answerColumns } from "./answer-columns.ts";
import { responsesIn } from "./responses-in.server.ts";

/** What stands in the place of what is not released. */
const maskedText = "[maskerat]";

/** What is to leave: which columns are masked, and which comments and evidence have been read and may go along. */
export type WantedRelease = { readonly masked: readonly string[]; readonly notes: readonly string[] };

/** Single answers of a round in office as they would leave. */
export type Release = {
  /** What can be masked, in the order of the file; comments and evidence are judged one by one instead. */
  readonly columns: readonly { readonly name: string; readonly title: LocalizedText }[];
  /** Everything written beside answers, to be read before it is let go. */
  readonly notes: readonly ReleasableNote[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

export type ReleasableNote = {
  /** The row's number and the column, by which it is chosen. */
  readonly key: string;
  readonly row: number;
  readonly column: string;
  readonly text: string;
};

/** `in-groups`: single answers of it leave for nobody (method § 6.8). */
export type ReleaseState = "in-groups" | "destroyed" | "open" | "releasable";

export type ReleasePage = {
  readonly rounds: readonly { readonly slug: string; readonly title: string }[];
  readonly chosen: {
    readonly slug: string;
    readonly title: string;
    readonly state: ReleaseState;
    readonly release: Release | null;
  } | null;
};

/** The rounds, and of the one chosen what would be released. */
export async function releasePage(
  environment: Environment,
  { organizationId }: Scope,
  wanted: string | null,
  settings: WantedRelease,
): Promise<ReleasePage> {
  const rounds = await roundsOf(environment.database.read, organizationId);
  const round = rounds.find(({ slug }) => slug === wanted);
  return {
    rounds: rounds.map(({ slug, title }) => ({ slug, title })),
    chosen: round
      ? {
          slug: round.slug,
          title: round.title,
          state: stateOf(environment, round),
          release:
            stateOf(environment, round) === "releasable"
              ? await releaseOf(environment, organizationId, round, settings)
              : null,
        }
      : null,
  };
}

/**
 * Releases single answers on request, as a CSV file for spreadsheets; that it was done is logged with the request's reference, and
 * which columns were masked, not what they said. Null where the round's answers cannot be.
 */
export async function releaseAnswers(
  environment: Environment,
  scope: Scope,
  slug: string,
  settings: WantedRelease,
  reference: string,
): Promise<{ readonly name: string; readonly text: string } | null> {
  const { organizationId, actor } = scope;
  const rounds = await roundsOf(environment.database.read, organizationId);
  const round = rounds.find((one) => one.slug === slug);
  if (round === undefined || stateOf(environment, round) !== "releasable") return null;
  const { columns, notes, head, rows } = await releaseOf(environment, organizationId, round, settings);
  await environment.database.transact((writer) =>
    record(writer, occasionBy(environment, organizationId, actor.id), {
      name: "release.made",
      subject: round.id,
      details: {
        reference,
        responses: rows.length,
        masked: columns.map(({ name }) => name).filter((name) => settings.masked.includes(name)),
        notes: notes.filter(({ key }) => settings.notes.includes(key)).length,
      },
    }),
  );
  const name = caseFileName(round.diaryNumber, scope.slug, round.slug, "utlämnande");
  return { name: `${name}.csv`, text: spreadsheetCsv([head, ...rows]) };
}

function stateOf(
  { now }: Environment,
  { disclosure, destruction, schedule }: RoundWithDepartments,
): ReleaseState {
  if (disclosure.kind === "confidential") return "in-groups";
  if (destruction !== null) return "destroyed";
  return isSealed(schedule, now()) ? "releasable" : "open";
}

const department = "department";
const role = "respondent.role";

async function releaseOf(
  { database }: Environment,
  organizationId: Scope["organizationId"],
  round: RoundWithDepartments,
  { masked, notes: released }: WantedRelease,
): Promise<Release> {
  const { questionnaire } = await loadQuestionnaire(database.read, round.questionnaireHash);
  const all = answerColumns(questionnaire);
  const scored = all.filter(({ title }) => !isNoteKey(title));
  const written = all.filter(({ title }) => isNoteKey(title));
  const given = await answersIn(database.read, organizationId, round);
  const notes = given.flatMap(({ answers }, index) =>
    written.flatMap(({ title, cell }) => {
      const text = cell(answers);
      return text === "" ? [] : [{ key: `${index + 1} ${title}`, row: index + 1, column: title, text }];
    }),
  );
  const mask = (column: string, text: string) => (masked.includes(column) ? maskedText : text);
  const titleOf = (column: string): LocalizedText =>
    questionnaire.questions.find(({ name }) => column === name)?.title ?? { sv: column, en: column };
  return {
    columns: [
      { name: department, title: { sv: "Förvaltning", en: "Department" } },
      { name: role, title: { sv: "Roll", en: "Role" } },
      ...scored.map(({ title }) => ({ name: title, title: titleOf(title) })),
    ],
    notes,
    head: ["round", "diaryNumber", "row", department, role, ...all.map(({ title }) => title)],
    rows: given.map(({ answers, ...place }, index) => [
      ...[round.slug, round.diaryNumber ?? "", String(index + 1)],
      ...[mask(department, place.department), mask(role, place.role)],
      ...all.map(({ title, cell }) => {
        const text = cell(answers);
        if (!isNoteKey(title)) return mask(title, text);
        return text === "" || released.includes(`${index + 1} ${title}`) ? text : maskedText;
      }),
    ]),
  };
}

/**
 * What was sent and counts, in an order that tells neither department nor time, and is the same each time, so that what
 * is previewed is what leaves. All are held: a round in office is of hundreds.
 */
async function answersIn(
  db: Environment["database"]["read"],
  organizationId: Scope["organizationId"],
  round: RoundWithDepartments,
) {
  const names = new Map((await departmentsOf(db, organizationId)).map(({ id, name }) => [id, name.sv]));
  const departments = round.departments.map(({ departmentId: id }) => ({ id, name: names.get(id) ?? "" }));
  const found: { order: string; department: string; role: string; answers: Answers }[] = [];
  const place = { organizationId, roundId: round.id };
  for await (const { department, responses } of responsesIn(db, place, departments, "submitted")) {
    for (const { id, role, answers } of responses) {
      const order = createHash("sha256").update(id).digest("hex");
      found.push({ order, department: department.name, role, answers: answersOf({ answers }) });
    }
  }
  return found.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ order: _order, ...response }) => response);
}
