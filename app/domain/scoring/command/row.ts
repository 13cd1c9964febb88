import {
  type Answers,
  type AnswerValue,
  type ChoiceValue,
  type ConditionContext,
  departmentKinds,
  type QuestionName,
  respondentRoles,
} from "#app/domain/questionnaire/definition.ts";
import { enumerate, quote } from "#app/domain/questionnaire/file/describe.ts";
import type { CsvRecord } from "./csv.ts";
import type { FaultList, TextPlace } from "./file-fault.ts";
import { checkColumns, type Header } from "./header.ts";
import type { AnswerColumn, Version, Versions } from "./version.ts";

/** A row of the file of answers: a response, or word of a department that nobody answered from. */
export type Row = {
  readonly round: string;
  readonly version: Version;
  readonly department: string;
  /** Null: the row tells of the department only. */
  readonly respondent: string | null;
  /** N as this row says it; null where it says nothing. */
  readonly invited: number | null;
  readonly answers: Answers;
  readonly context: ConditionContext;
  /** Where the row says it. */
  readonly placeOf: (column: "department" | "respondent" | "invited") => TextPlace;
};

/** The columns of one version in this file. */
type Layout = {
  readonly version: Version;
  readonly columns: readonly (AnswerColumn & { readonly name: string; readonly index: number })[];
  /** Columns of other versions only. */
  readonly foreign: readonly { readonly name: string; readonly index: number }[];
};

/** Reads the rows under a header, and notes what is wrong in them. */
export class RowReader {
  readonly #header: Header;
  readonly #versions: Versions;
  readonly #faults: FaultList;
  readonly #layouts = new Map<Version, Layout>();

  constructor(header: Header, versions: Versions, faults: FaultList) {
    this.#header = header;
    this.#versions = versions;
    this.#faults = faults;
  }

  /** The row in a record; null where it cannot be told whose it is. */
  read(record: CsvRecord): Row | null {
    const expected = this.#header.record.fields.length;
    const found = record.fields.length;
    if (found !== expected) {
      const place = record.placeOf(Math.min(found, expected));
      this.#faults.note(place, `expected ${expected} fields, as in the header, found ${found}`);
      return null;
    }
    const round = this.#name(record, this.#header.round, "round");
    const department = this.#name(record, this.#header.department, "department");
    if (round === null || department === null) return null;
    const layout = this.#layoutOf(this.#versions.of(round));
    const respondent = this.#field(record, this.#header.respondent);
    const answers = this.#answers(record, layout, round);
    const hasAnswers = Object.keys(answers).length > 0;
    if (respondent === "" && hasAnswers) {
      this.#faults.note(
        record.placeOf(this.#header.respondent),
        "respondent is empty, but there are answers",
      );
    }
    return {
      round,
      version: layout.version,
      department,
      respondent: respondent === "" ? null : respondent,
      invited: this.#invited(record),
      answers,
      context: this.#context(record, layout.version, respondent !== ""),
      placeOf: (column) => record.placeOf(this.#header[column] ?? 0),
    };
  }

  #field(record: CsvRecord, index: number | null): string {
    return index === null ? "" : (record.fields[index] ?? "");
  }

  #name(record: CsvRecord, index: number, column: string): string | null {
    const name = this.#field(record, index);
    if (name !== "") return name;
    this.#faults.note(record.placeOf(index), `${column} is empty`);
    return null;
  }

  #layoutOf(version: Version): Layout {
    const known = this.#layouts.get(version);
    if (known !== undefined) return known;
    checkColumns(this.#header, version, this.#faults);
    const columns = [...this.#header.answers].map(([name, index]) => ({ name, index }));
    const layout: Layout = {
      version,
      columns: columns.flatMap((column) => {
        const own = version.columns.get(column.name);
        return own ? [{ ...own, ...column }] : [];
      }),
      foreign: columns.filter(({ name }) => !version.columns.has(name)),
    };
    this.#layouts.set(version, layout);
    return layout;
  }

  #answers(record: CsvRecord, { version, columns, foreign }: Layout, round: string): Answers {
    const answers: Record<string, AnswerValue> = {};
    const matrices = new Map<QuestionName, Record<string, ChoiceValue>>();
    for (const { name, index, question, row, read } of columns) {
      const reading = read(record.fields[index] ?? "");
      if (reading.kind === "fault") this.#faults.note(record.placeOf(index), `${name}: ${reading.message}`);
      if (reading.kind !== "answer") continue;
      if (row === null) {
        answers[question] = reading.value;
      } else if (typeof reading.value === "string" || typeof reading.value === "number") {
        const rows = matrices.get(question) ?? {};
        rows[row] = reading.value;
        matrices.set(question, rows);
        answers[question] = rows;
      }
    }
    for (const { name, index } of foreign) {
      if (this.#field(record, index) === "") continue;
      const { version: named } = version.questionnaire;
      this.#faults.note(
        record.placeOf(index),
        `${name} has an answer, but version ${quote(named)}, which round ${quote(round)} used, has no such question`,
      );
    }
    return answers;
  }

  #invited(record: CsvRecord): number | null {
    const { invited } = this.#header;
    const text = this.#field(record, invited);
    if (invited === null || text === "") return null;
    if (/^\d{1,9}$/.test(text)) return Number(text);
    this.#faults.note(
      record.placeOf(invited),
      `invited: ${quote(text)} is no number of people; expected a whole number or nothing`,
    );
    return null;
  }

  #context(record: CsvRecord, version: Version, isResponse: boolean): ConditionContext {
    const { kind, role } = this.#header;
    return {
      department: {
        kind: this.#oneOf(record, kind, "department.kind", departmentKinds, isResponse && version.readsKind),
      },
      respondent: {
        role: this.#oneOf(record, role, "respondent.role", respondentRoles, isResponse && version.readsRole),
      },
    };
  }

  /** The value in an optional column; where nothing depends on it and it is empty, any. */
  #oneOf<Value extends string>(
    record: CsvRecord,
    index: number | null,
    column: string,
    values: readonly [Value, ...Value[]],
    required: boolean,
  ): Value {
    const [any] = values;
    if (index === null) return any;
    const text = this.#field(record, index);
    const value = values.find((one) => one === text);
    if (value !== undefined) return value;
    if (text !== "") {
      this.#faults.note(
        record.placeOf(index),
        `${column}: ${quote(text)} is none; expected ${enumerate(values)}`,
      );
    } else if (required) {
      this.#faults.note(record.placeOf(index), `${column} is empty, which conditions read`);
    }
    return any;
  }
}
