import type { ChoiceValue } from "#app/domain/questionnaire/definition.ts";

/** A choice, or a row of a matrix, and what it is called. */
export type NamedValue = { readonly value: ChoiceValue; readonly text: string };

/** A level as it is shown: its number and what it is called, `2 – Begun`; other choices by their text alone. */
export function choiceLabel({ value, text }: NamedValue): string {
  return typeof value === "number" && text !== String(value) ? `${value} – ${text}` : text;
}
