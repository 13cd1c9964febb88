import type { Scope } from "#app/domain/access/authorize.ts";
import type { Department } from "#app/domain/organization/department.ts";
import type { Answers } from "#app/domain/questionnaire/definition.ts";
import { answersOf } from "#app/domain/response/merge.ts";
import type { SummedRound } from "#app/domain/results/round-results.ts";
import { csv } from "#app/domain/scoring/command/csv-text.ts";
import type { Reader } from "#db/client.ts";
import { type answerColumns, placeColumns } from "./answer-columns.ts";
import { jsonList } from "./json-list.ts";
import { responsesIn } from "./responses-in.server.ts";
import { xmlStart, xmlText } from "./xml-text.ts";

/** The round whose answers are written, as they are in the database. */
export type AnsweredRound = {
  readonly db: Reader;
  readonly organizationId: Scope["organizationId"];
  readonly summed: SummedRound;
  /** Called as in the files. */
  readonly departments: readonly NamedDepartment[];
};

type NamedDepartment = Pick<Department, "id" | "kind"> & { readonly name: string };

/** Every response of the round with its department, a few at a time. */
function responsesOf(
  { db, organizationId, summed, departments }: AnsweredRound,
  status: "submitted" | "superseded",
) {
  return responsesIn(db, { organizationId, roundId: summed.round.id }, departments, status);
}

/** In the form that the command of the method reads. */
export async function* answersCsv(
  round: AnsweredRound,
  columns: ReturnType<typeof answerColumns>,
  status: "submitted" | "superseded",
): AsyncGenerator<string> {
  yield csv([[...placeColumns, ...columns.map(({ title }) => title)]]);
  const { summed } = round;
  for await (const { department, responses } of responsesOf(round, status)) {
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

/** Who answered, as far as the record has it: in office by title, else by department and role alone. */
export async function* respondentsCsv(round: AnsweredRound, inOffice: boolean): AsyncGenerator<string> {
  yield csv([["respondent", "department", "role", ...(inOffice ? ["title", "submitted"] : [])]]);
  for await (const { department, responses } of responsesOf(round, "submitted")) {
    yield csv(
      responses.map(({ id, role, title, submittedAt }) => [
        ...[id, department.name, role],
        ...(inOffice ? [title ?? "", submittedAt ?? ""] : []),
      ]),
    );
  }
}

export function answersJson(round: AnsweredRound, head: object): AsyncGenerator<string> {
  return jsonList(head, "responses", responseRecords(round));
}

async function* responseRecords(round: AnsweredRound): AsyncGenerator<object> {
  for await (const { department, responses } of responsesOf(round, "submitted")) {
    for (const { id, role, submittedAt, answers } of responses) {
      yield { id, department: department.name, role, submittedAt, answers: answersOf({ answers }) };
    }
  }
}

export async function* answersXml(
  round: AnsweredRound,
  head: Readonly<Record<string, string | null>>,
): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${xmlStart("round", head)}\n`;
  for await (const { department, responses } of responsesOf(round, "submitted")) {
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
