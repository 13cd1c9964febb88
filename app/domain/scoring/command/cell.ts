import {
  type AnswerRule,
  type AnswerValue,
  type ChoiceValue,
  DOES_NOT_APPLY,
  DONT_KNOW,
  NONE_OF_THESE,
  type Question,
} from "#app/domain/questionnaire/definition.ts";
import { enumerate, quote } from "#app/domain/questionnaire/file/describe.ts";

/** What stands in a cell: an answer, none where it is empty, or why it can be neither. */
export type CellReading =
  | { readonly kind: "answer"; readonly value: AnswerValue }
  | { readonly kind: "empty" }
  | { readonly kind: "fault"; readonly message: string };

/** Reads the cells of one column. */
export type CellReader = (text: string) => CellReading;

const empty: CellReading = { kind: "empty" };

/**
 * How the cells of a question are read, or those of one row of a matrix (method § 8). `#NA` and `#DK` are taken whether
 * or not the question offers them: the answers may have been given on paper.
 */
export function cellReader({ answer }: Question): CellReader {
  const read = valueReader(answer);
  return (text) => {
    if (text === "") return empty;
    if (text === "#NA") return answered(DOES_NOT_APPLY);
    if (text === "#DK") return answered(DONT_KNOW);
    return read(text);
  };
}

function valueReader(rule: AnswerRule): CellReader {
  switch (rule.kind) {
    case "one-of":
      return choiceReader(rule.values);
    case "rows":
      return choiceReader(rule.columns);
    case "some-of":
      return choicesReader(rule.values, rule.none);
    case "boolean":
      return choiceReader(["true", "false"], (text) => text === "true");
    case "number":
      return numberReader(rule);
    case "text":
      return answered;
  }
}

function choiceReader(
  values: readonly ChoiceValue[],
  toAnswer: (value: ChoiceValue) => AnswerValue = (value) => value,
): CellReader {
  const known = new Map(values.map((value) => [String(value), answered(toAnswer(value))]));
  return (text) => known.get(text) ?? fault(`${quote(text)} is no choice; ${expectation(values)}`);
}

function choicesReader(values: readonly ChoiceValue[], offersNone: boolean): CellReader {
  const known = new Map(values.map((value) => [String(value), value]));
  const allowed = offersNone ? [...values, NONE_OF_THESE] : values;
  return (text) => {
    if (offersNone && text === NONE_OF_THESE) return answered([NONE_OF_THESE]);
    const checked = new Set<ChoiceValue>();
    for (const part of text.split("|")) {
      if (offersNone && part === NONE_OF_THESE) return fault(`"${NONE_OF_THESE}" stands alone, without "|"`);
      if (part === "#NA" || part === "#DK") return fault(`${part} stands alone, without "|"`);
      const value = known.get(part);
      if (value === undefined) return fault(`${quote(part)} is no choice; ${expectation(allowed)}`);
      if (checked.has(value)) return fault(`${quote(part)} stands twice`);
      checked.add(value);
    }
    return answered([...checked]);
  };
}

function numberReader({ min, max }: Extract<AnswerRule, { kind: "number" }>): CellReader {
  return (text) => {
    if (!/^[+-]?\d+(?:\.\d+)?$/.test(text)) {
      return fault(`${quote(text)} is no number; expected digits with a decimal point, #NA, #DK or nothing`);
    }
    const value = Number(text);
    if (min !== null && value < min) return fault(`${text} is less than ${min}, the least it can be`);
    if (max !== null && value > max) return fault(`${text} is more than ${max}, the most it can be`);
    return Number.isFinite(value) ? answered(value) : fault(`${quote(text)} is too large a number`);
  };
}

function expectation(values: readonly ChoiceValue[]): string {
  return `expected ${enumerate(values)}, #NA, #DK or nothing`;
}

function answered(value: AnswerValue): CellReading {
  return { kind: "answer", value };
}

function fault(message: string): CellReading {
  return { kind: "fault", message };
}
