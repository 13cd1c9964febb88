import { enumerate, quote } from "#app/domain/questionnaire/file/describe.ts";
import type { CsvRecord } from "./csv.ts";
import type { FaultList } from "./file-fault.ts";
import type { Version } from "./version.ts";

/** Which field of a record is what, by index; null for an optional column that is not there. */
export type Header = {
  readonly record: CsvRecord;
  readonly round: number;
  readonly department: number;
  readonly respondent: number;
  readonly invited: number | null;
  readonly kind: number | null;
  readonly role: number | null;
  /** The columns with answers, by name. */
  readonly answers: ReadonlyMap<string, number>;
};

const required = ["round", "department", "respondent"] as const;
const optional = ["invited", "department.kind", "respondent.role"] as const;

/** The header of a file of answers to any of the versions (method § 8); null where rows cannot be told apart by it. */
export function readHeader(
  record: CsvRecord,
  versions: readonly Version[],
  faults: FaultList,
): Header | null {
  const byName = new Map<string, number>();
  const answers = new Map<string, number>();
  record.fields.forEach((name, index) => {
    const own = [...required, ...optional].some((known) => known === name);
    if (byName.has(name)) faults.note(record.placeOf(index), `column ${quote(name)} stands twice`);
    else if (own) byName.set(name, index);
    else if (versions.some(({ columns }) => columns.has(name))) {
      byName.set(name, index);
      answers.set(name, index);
    } else if (versions.some(({ isNote }) => isNote(name))) byName.set(name, index);
    else faults.note(record.placeOf(index), unknownColumn(name, versions));
  });

  const end = record.placeOf(record.fields.length);
  const missing = required.filter((name) => !byName.has(name));
  for (const name of missing) faults.note(end, `column ${name} is missing`);
  const [round, department, respondent] = required.map((name) => byName.get(name));
  if (round === undefined || department === undefined || respondent === undefined) return null;
  const [invited = null, kind = null, role = null] = optional.map((name) => byName.get(name));
  return { record, round, department, respondent, invited, kind, role, answers };
}

/** Notes the columns that a version's answers need and the file lacks. */
export function checkColumns(header: Header, version: Version, faults: FaultList): void {
  const { record, answers, kind, role } = header;
  const end = record.placeOf(record.fields.length);
  const { id, version: name } = version.questionnaire;
  for (const [column, { required }] of version.columns) {
    if (required && !answers.has(column)) {
      faults.note(end, `column ${column} is missing, a question of ${id} ${name}`);
    }
  }
  const missing = [
    ...(version.readsKind && kind === null ? ["department.kind"] : []),
    ...(version.readsRole && role === null ? ["respondent.role"] : []),
  ];
  for (const column of missing) {
    faults.note(end, `column ${column} is missing, which conditions of ${id} ${name} read`);
  }
}

function unknownColumn(name: string, versions: readonly Version[]): string {
  const rows = versions
    .flatMap(({ columns }) => [...columns.keys()])
    .filter((column) => column.startsWith(`${name}.`));
  if (name !== "" && rows.length > 0) {
    return `unknown column ${quote(name)}: a matrix has a column for each row, ${enumerate(new Set(rows))}`;
  }
  return `unknown column ${quote(name)}: no question is called so`;
}
