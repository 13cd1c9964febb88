import {
  type ChoiceValue,
  DOES_NOT_APPLY,
  DONT_KNOW,
  type LocalizedText,
  NONE_OF_THESE,
} from "../definition.ts";
import { describe, quote } from "./describe.ts";
import { limits } from "./limits.ts";
import { isObjectsOwn } from "./names.ts";
import type { Place } from "./place.ts";
import { checkProperties } from "./properties.ts";
import { readOptionalText, readText } from "./text.ts";
import { notAsExpected, readList } from "./values.ts";

export type Choice = { readonly value: ChoiceValue; readonly text: LocalizedText };

export type Choices = {
  readonly all: readonly Choice[];
  /** False where one could not be read: then nothing can be said about what is missing. */
  readonly complete: boolean;
};

/** SurveyJS's names for its built-in choices, and the longest text that a value may be. */
const builtIn: ReadonlySet<string> = new Set([DONT_KNOW, DOES_NOT_APPLY, NONE_OF_THESE, "other"]);
const longestValue = 100;

type ListOptions = {
  readonly of: "choices" | "columns" | "rows" | "rate values";
  readonly atLeast: number;
  /** Built-in values that may stand in the list all the same. */
  readonly allowed?: ReadonlySet<ChoiceValue>;
};

/**
 * The choices of a question, or the rows or columns of a matrix. A bare number stands for itself; a value that is a
 * text needs a text to show, in both languages.
 */
export function readChoices(place: Place, { of, atLeast, allowed }: ListOptions): Choices {
  const faultsBefore = place.faultsSoFar;
  const what = of === "rows" ? "a row" : of === "columns" ? "a column" : "a choice";
  const seen = new Set<string>();
  const all: Choice[] = [];
  for (const item of readList(place, { of, atLeast, atMost: limits.choices })) {
    const choice = readChoice(item, what, of, allowed);
    if (choice === null) continue;
    // Conditions compare without regard to case, and keys are texts: 1 and "1" are one, as are "a" and "A".
    const key = String(choice.value).toLowerCase();
    if (seen.has(key)) {
      item.fault(
        `${describe(choice.value)} stands twice; the values of ${of} are unique, whatever their case`,
      );
    } else {
      seen.add(key);
      all.push(choice);
    }
  }
  return { all, complete: place.faultsSoFar === faultsBefore };
}

function readChoice(
  place: Place,
  what: string,
  of: ListOptions["of"],
  allowed: ReadonlySet<ChoiceValue> | undefined,
): Choice | null {
  if (typeof place.value === "number") {
    const value = readValue(place, of, allowed);
    return value === null ? null : { value, text: sameText(value) };
  }
  if (typeof place.value === "string") {
    place.fault(
      `${quote(place.value)} has no text to show; expected {"value": …, "text": {"sv": "…", "en": "…"}}`,
    );
    return null;
  }
  const properties = of === "rows" ? ["value", "text"] : ["value", "text", "description"];
  if (!checkProperties(place, what, properties)) return null;
  const value = readValue(place.at("value"), of, allowed);
  const text = place.at("text");
  const shown = text.absent && typeof value === "number" ? sameText(value) : readText(text);
  if (of !== "rows") readOptionalText(place.at("description"));
  return value === null ? null : { value, text: shown };
}

function readValue(
  place: Place,
  of: ListOptions["of"],
  allowed: ReadonlySet<ChoiceValue> | undefined,
): ChoiceValue | null {
  const { value } = place;
  if (typeof value === "number") {
    if (Number.isFinite(value) && !(of === "rows" && String(value).includes("."))) return value;
    notAsExpected(place, of === "rows" ? "a value without a decimal point" : "a finite number");
    return null;
  }
  if (typeof value !== "string") {
    notAsExpected(place, "a text or a number as the value");
    return null;
  }
  const problem = textProblem(value, of, allowed);
  if (problem !== null) place.fault(`${quote(value)} cannot be a value: ${problem}`);
  return problem === null ? value : null;
}

function textProblem(
  value: string,
  of: ListOptions["of"],
  allowed: ReadonlySet<ChoiceValue> | undefined,
): string | null {
  if (value.trim() !== value || value === "") return "it is empty, or begins or ends with a space";
  if (value.length > longestValue) return `it has more than ${longestValue} characters`;
  if (value.startsWith("#")) return 'in exports "#" begins the answers that are no value';
  if (value.includes("|")) return 'in exports "|" stands between several answers';
  if (/[\p{Cc}"'\\{}[\]]/u.test(value))
    return "quotes, brackets, braces, \\ and control characters are not allowed";
  if (of === "rows" && value.includes("."))
    return "a row's value holds no dot, which parts it from its question";
  if (isObjectsOwn(value)) return "this name is reserved";
  if (builtIn.has(value.toLowerCase()) && allowed?.has(value) !== true) {
    return "this name is SurveyJS's own; use showDontKnowItem, showRefuseItem or, in a checkbox, showNoneItem";
  }
  return null;
}

function sameText(value: ChoiceValue): LocalizedText {
  return { sv: String(value), en: String(value) };
}
