import {
  type AnswerRule,
  type ChoiceValue,
  DOES_NOT_APPLY,
  DONT_KNOW,
  type NoValueOffers,
  type Scoring,
} from "../definition.ts";
import { type Choice, type Choices, readChoices } from "./choices.ts";
import { defaultMaxLength, limits } from "./limits.ts";
import type { Place } from "./place.ts";
import type { Appearance } from "./properties.ts";
import { readThresholds, scoreChoices, weighChoices } from "./scores.ts";
import { readOptionalText } from "./text.ts";
import { notAsExpected, readFlag, readNumber } from "./values.ts";

/** What depends on a question's type: how it counts and what may be answered. */
export type TypedPart = { readonly scoring: Scoring; readonly answer: AnswerRule };

export type QuestionType = {
  /** The properties that `read` takes in, beside those of every question. */
  readonly properties: readonly string[];
  readonly appearance: Appearance;
  /** `counts`: the question has a dimension and a weight, so that its answers must lead to scores. */
  readonly read: (place: Place, counts: boolean) => TypedPart;
};

const specialItems = ["showDontKnowItem", "showRefuseItem", "dontKnowText", "refuseText"];
const specialItemsAppearance = { separateSpecialChoices: "flag", colCount: "count" } as const;

const oneOf = (appearance: Appearance): QuestionType => ({
  properties: ["choices", "scores", "reverse", ...specialItems],
  appearance: { ...specialItemsAppearance, allowClear: "flag", ...appearance },
  read: readOneOf,
});

export const questionTypes: ReadonlyMap<string, QuestionType> = new Map<string, QuestionType>([
  ["radiogroup", oneOf({})],
  ["dropdown", oneOf({ placeholder: "text", searchEnabled: "flag" })],
  [
    "rating",
    {
      properties: [
        "rateMin",
        "rateMax",
        "rateStep",
        "rateCount",
        "rateValues",
        "autoGenerate",
        "scores",
        "reverse",
      ],
      appearance: {
        rateType: "word",
        displayMode: "word",
        rateDescriptionLocation: "word",
        displayRateDescriptionsAsExtremeItems: "flag",
        minRateDescription: "text",
        maxRateDescription: "text",
      },
      read: readRating,
    },
  ],
  [
    "boolean",
    {
      properties: ["reverse"],
      appearance: { labelTrue: "text", labelFalse: "text", swapOrder: "flag", displayMode: "word" },
      read: readBoolean,
    },
  ],
  [
    "checkbox",
    {
      properties: ["choices", "scores", "reverse", "showNoneItem", "noneText", ...specialItems],
      appearance: specialItemsAppearance,
      read: readSomeOf,
    },
  ],
  [
    "matrix",
    {
      properties: ["rows", "columns", "scores", "reverse"],
      appearance: {
        showHeader: "flag",
        alternateRows: "flag",
        eachRowRequired: "flag",
        displayMode: "word",
        verticalAlign: "word",
      },
      read: readMatrix,
    },
  ],
  [
    "text",
    {
      properties: ["inputType", "min", "max", "maxLength", "thresholds", "reverse"],
      appearance: { placeholder: "text", step: "count", inputSize: "count" },
      read: readTextField,
    },
  ],
  [
    "comment",
    {
      properties: ["maxLength"],
      appearance: { placeholder: "text", rows: "count", autoGrow: "flag", allowResize: "flag" },
      read: readComment,
    },
  ],
]);

function valuesOf(choices: readonly Choice[]): readonly ChoiceValue[] {
  return choices.map(({ value }) => value);
}

function readNoValueOffers(place: Place): NoValueOffers {
  readOptionalText(place.at("dontKnowText"), limits.title);
  readOptionalText(place.at("refuseText"), limits.title);
  return {
    dontKnow: readFlag(place.at("showDontKnowItem"), false),
    doesNotApply: readFlag(place.at("showRefuseItem"), false),
  };
}

function readOneOf(place: Place, counts: boolean): TypedPart {
  const choices = readChoices(place.at("choices"), { of: "choices", atLeast: 1 });
  const reverse = readFlag(place.at("reverse"), false);
  const options = scoreChoices(choices, { place, reverse, counts }, "choices");
  return {
    scoring: options === null ? { kind: "unscored" } : { kind: "choice", options },
    answer: { kind: "one-of", values: valuesOf(choices.all), ...readNoValueOffers(place) },
  };
}

function readSomeOf(place: Place): TypedPart {
  const choices = readChoices(place.at("choices"), { of: "choices", atLeast: 1 });
  readOptionalText(place.at("noneText"), limits.title);
  return {
    scoring: {
      kind: "checklist",
      options: weighChoices(choices, place),
      reverse: readFlag(place.at("reverse"), false),
    },
    answer: {
      kind: "some-of",
      values: valuesOf(choices.all),
      none: readFlag(place.at("showNoneItem"), false),
      ...readNoValueOffers(place),
    },
  };
}

function readBoolean(place: Place): TypedPart {
  return {
    scoring: { kind: "boolean", reverse: readFlag(place.at("reverse"), false) },
    answer: { kind: "boolean" },
  };
}

/** A matrix has no built-in choices: a column of SurveyJS's name takes their part, and has no score. */
const noValueColumns: ReadonlySet<ChoiceValue> = new Set([DONT_KNOW, DOES_NOT_APPLY]);

function readMatrix(place: Place, counts: boolean): TypedPart {
  const columns = readChoices(place.at("columns"), { of: "columns", atLeast: 1, allowed: noValueColumns });
  const rows = readChoices(place.at("rows"), { of: "rows", atLeast: 1 });
  const levels: Choices = { ...columns, all: columns.all.filter(({ value }) => !noValueColumns.has(value)) };
  const reverse = readFlag(place.at("reverse"), false);
  const options = scoreChoices(levels, { place, reverse, counts }, "columns");
  const offers = (value: ChoiceValue) => columns.all.some((column) => column.value === value);
  return {
    scoring: options === null ? { kind: "unscored" } : { kind: "matrix", rows: rows.all, columns: options },
    answer: {
      kind: "rows",
      rows: valuesOf(rows.all),
      columns: valuesOf(levels.all),
      dontKnow: offers(DONT_KNOW),
      doesNotApply: offers(DOES_NOT_APPLY),
    },
  };
}

function readRating(place: Place, counts: boolean): TypedPart {
  const reverse = readFlag(place.at("reverse"), false);
  const listed = !place.at("rateValues").absent;
  const choices = listed
    ? readChoices(place.at("rateValues"), { of: "rate values", atLeast: 2 })
    : readRateSteps(place);
  const count = readNumber(place.at("rateCount"), { min: 2, max: limits.choices, whole: true }, null);
  if (count !== null && choices.complete && count !== choices.all.length) {
    place.at("rateCount").fault(`the rating has ${choices.all.length} values, not ${count}`);
  }
  // SurveyJS writes false beside `rateValues`; true would make it pass them over.
  if (listed && readFlag(place.at("autoGenerate"), false)) {
    place.at("autoGenerate").fault("expected false beside rateValues, found true");
  }
  const options = scoreChoices(choices, { place, reverse, counts }, "rateValues");
  return {
    scoring: options === null ? { kind: "unscored" } : { kind: "choice", options },
    answer: { kind: "one-of", values: valuesOf(choices.all), dontKnow: false, doesNotApply: false },
  };
}

/** The values from `rateMin` to `rateMax`; the defaults are SurveyJS's. */
function readRateSteps(place: Place): Choices {
  const faultsBefore = place.faultsSoFar;
  const min = readNumber(place.at("rateMin"), { min: -1_000, max: 1_000 }, 1);
  const max = readNumber(place.at("rateMax"), { min: -1_000, max: 1_000 }, 5);
  const step = readNumber(place.at("rateStep"), { min: 0.001, max: 1_000 }, 1);
  if (place.faultsSoFar > faultsBefore) return { all: [], complete: false };
  const steps = (max - min) / step;
  if (max <= min) place.at("rateMax").fault(`expected more than rateMin, ${min}, found ${max}`);
  else if (Math.abs(steps - Math.round(steps)) > 1e-6) {
    place.at("rateStep").fault(`steps of ${step} from ${min} do not meet ${max}`);
  } else if (steps >= limits.choices) {
    place.at("rateStep").fault(`expected at most ${limits.choices} values, found ${Math.round(steps) + 1}`);
  } else {
    const all = Array.from({ length: Math.round(steps) + 1 }, (_, index) => {
      // Ten decimals undo what adding fractions leaves behind.
      const value = Number((min + index * step).toFixed(10));
      return { value, text: { sv: String(value), en: String(value) } };
    });
    return { all, complete: true };
  }
  return { all: [], complete: false };
}

function readTextField(place: Place): TypedPart {
  const inputType = place.at("inputType");
  const isNumber = inputType.value === "number";
  if (!isNumber && !inputType.absent && inputType.value !== "text") {
    notAsExpected(inputType, '"text" or "number"');
  }
  return isNumber ? readNumberField(place) : readWords(place, defaultMaxLength.text);
}

function readNumberField(place: Place): TypedPart {
  const min = readNumber(place.at("min"), {}, null);
  const max = readNumber(place.at("max"), {}, null);
  if (min !== null && max !== null && max <= min) {
    place.at("max").fault(`expected more than min, ${min}, found ${max}`);
  }
  forbid(place, "maxLength", "a number has no length; use min and max");
  const reverse = readFlag(place.at("reverse"), false);
  const thresholds = place.at("thresholds");
  return {
    scoring: thresholds.absent
      ? { kind: "unscored" }
      : { kind: "number", thresholds: readThresholds(thresholds, reverse) },
    answer: { kind: "number", min, max },
  };
}

function readWords(place: Place, defaultLength: number): TypedPart {
  for (const property of ["thresholds", "reverse", "min", "max"]) {
    forbid(place, property, 'only for "inputType": "number"');
  }
  const maxLength = readNumber(
    place.at("maxLength"),
    { min: 1, max: limits.answerText, whole: true },
    defaultLength,
  );
  return { scoring: { kind: "unscored" }, answer: { kind: "text", maxLength } };
}

function readComment(place: Place): TypedPart {
  const maxLength = readNumber(
    place.at("maxLength"),
    { min: 1, max: limits.answerText, whole: true },
    defaultMaxLength.comment,
  );
  return { scoring: { kind: "unscored" }, answer: { kind: "text", maxLength } };
}

function forbid(place: Place, property: string, reason: string): void {
  if (!place.at(property).absent) place.at(property).fault(`not allowed: ${reason}`);
}
