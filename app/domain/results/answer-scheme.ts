import {
  type ChoiceValue,
  type LocalizedText,
  NONE_OF_THESE,
  type Question,
} from "#app/domain/questionnaire/definition.ts";
import { countableValues, reversed } from "#app/domain/scoring/answer.ts";
import type { QuestionFigure } from "#app/domain/scoring/figure.ts";

/** What could be answered to a question, as its counts are drawn. */
export type AnswerScheme =
  /** One of the options: they share a bar. */
  | { readonly kind: "one-of"; readonly options: readonly AnswerOption[] }
  /** Several of them: each has a bar of its own, out of those who answered. */
  | { readonly kind: "some-of"; readonly options: readonly AnswerOption[] }
  /** One of the options for each row: each row has a bar that they share. */
  | { readonly kind: "rows"; readonly rows: readonly AnswerRow[]; readonly options: readonly AnswerOption[] }
  /** A number: nothing is counted value by value. */
  | { readonly kind: "number" };

export type AnswerOption = {
  /** As distributions count it (method § 8). */
  readonly key: string;
  readonly label: AnswerLabel;
  /** What it is worth, 0–100, or its share of them in a list of several; null: chosen, but scored as nothing. */
  readonly score: number | null;
};

type AnswerRow = { readonly key: string; readonly text: LocalizedText };

/** What the questionnaire calls it, or a word that every questionnaire has. */
export type AnswerLabel =
  | { readonly kind: "text"; readonly text: LocalizedText }
  | { readonly kind: "yes" | "no" | "none-of-these" };

/** What could be answered, options in the order of what they are worth where they share a bar. */
export function answerScheme(question: Question): AnswerScheme {
  const { scoring } = question;
  switch (scoring.kind) {
    case "choice":
      return { kind: "one-of", options: byWorth(scoring.options.map(optionOf)) };
    case "boolean": {
      const worth = (score: number) => (scoring.reverse ? reversed(score) : score);
      return {
        kind: "one-of",
        options: byWorth([
          { key: "false", label: { kind: "no" }, score: worth(0) },
          { key: "true", label: { kind: "yes" }, score: worth(100) },
        ]),
      };
    }
    case "checklist": {
      const total = scoring.options.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
      const options = scoring.options.map(({ value, text, weight }): AnswerOption => {
        const share = weight === null || total === 0 ? null : (100 * weight) / total;
        return optionOf({ value, text, score: share });
      });
      const none: AnswerOption = { key: NONE_OF_THESE, label: { kind: "none-of-these" }, score: 0 };
      const offersNone = countableValues(question)?.includes(NONE_OF_THESE) ?? false;
      return { kind: "some-of", options: offersNone ? [...options, none] : options };
    }
    case "matrix":
      return {
        kind: "rows",
        rows: scoring.rows.map(({ value, text }) => ({ key: String(value), text })),
        options: byWorth(scoring.columns.map(optionOf)),
      };
    case "number":
    case "unscored":
      return { kind: "number" };
  }
}

/** How often each option was answered: a list for each bar, in the scheme's order; null where nothing is shown. */
export function answerCounts(
  scheme: AnswerScheme,
  { distribution }: QuestionFigure,
): readonly (readonly number[])[] | null {
  if (distribution === null || scheme.kind === "number") return null;
  const times = (key: string) => distribution.get(key) ?? 0;
  if (scheme.kind === "rows") {
    return scheme.rows.map((row) => scheme.options.map((option) => times(`${row.key}=${option.key}`)));
  }
  return [scheme.options.map(({ key }) => times(key))];
}

function optionOf(option: {
  readonly value: ChoiceValue;
  readonly text: LocalizedText;
  readonly score: number | null;
}): AnswerOption {
  return {
    key: String(option.value),
    label: { kind: "text", text: option.text },
    score: option.score,
  };
}

/** The least worth first, and last what is worth nothing that could be counted. */
function byWorth(options: readonly AnswerOption[]): readonly AnswerOption[] {
  const worth = ({ score }: AnswerOption) => score ?? Number.POSITIVE_INFINITY;
  return options.toSorted((a, b) => worth(a) - worth(b));
}
