import {
  isScored,
  type LocalizedText,
  type Question,
  type Questionnaire,
} from "#app/domain/questionnaire/definition.ts";

const head = [
  ...["variable", "title.sv", "title.en", "kind", "dimension", "weight", "target", "asked.if"],
  ...["row", "row.sv", "row.en", "value", "label.sv", "label.en", "score"],
] as const;

/** Every variable of the file of answers: a record for each value that it can have, or one where it has no list of them. */
export function codeBook({ questions }: Questionnaire): readonly (readonly string[])[] {
  return [head, ...questions.flatMap(recordsOf)];
}

function recordsOf(question: Question): readonly (readonly string[])[] {
  const { name, title, dimension, weight, target, conditions } = question;
  const rows = question.scoring.kind === "matrix" ? question.scoring.rows : [null];
  return rows.flatMap((row) =>
    valuesOf(question).map(({ value, text, score }) => [
      ...[row === null ? name : `${name}.${row.value}`, title.sv, title.en, question.answer.kind],
      ...[dimension ?? "", isScored(question) ? String(weight) : "", String(target ?? "")],
      conditions.join(" and "),
      ...(row === null ? ["", "", ""] : [String(row.value), row.text.sv, row.text.en]),
      ...[value, text?.sv ?? "", text?.en ?? "", score],
    ]),
  );
}

type ListedValue = { readonly value: string; readonly text: LocalizedText | null; readonly score: string };

function valuesOf({ scoring, answer }: Question): readonly ListedValue[] {
  switch (scoring.kind) {
    case "choice":
      return scoring.options.map(({ value, text, score }) => listed(value, text, score));
    case "matrix":
      return scoring.columns.map(({ value, text, score }) => listed(value, text, score));
    case "checklist":
      return scoring.options.map(({ value, text, weight }) => listed(value, text, weight));
    case "boolean":
      return [
        listed("true", null, scoring.reverse ? 0 : 100),
        listed("false", null, scoring.reverse ? 100 : 0),
      ];
    case "number":
      return [{ value: "", text: null, score: "" }];
    case "unscored":
      return "values" in answer
        ? answer.values.map((value) => listed(value, null, null))
        : [{ value: "", text: null, score: "" }];
  }
}

function listed(value: string | number, text: LocalizedText | null, score: number | null): ListedValue {
  return { value: String(value), text, score: String(score ?? "") };
}
