import { describe, enumerate } from "./describe.ts";
import { limits } from "./limits.ts";
import { isRecord, type Place } from "./place.ts";
import { readOptionalText } from "./text.ts";
import { notAsExpected, readFlag, readNumber } from "./values.ts";

/** Properties that only say how something looks: checked for their kind, and left to SurveyJS. */
export type Appearance = Readonly<Record<string, "flag" | "word" | "flag-or-word" | "count" | "text">>;

/** Why some of SurveyJS's properties are refused; any other unknown one is refused without a reason. */
const reasons: Readonly<Record<string, string>> = {
  choicesByUrl: "choices stand in the file; none are fetched from an address",
  choicesMin: "choices stand in the file; none are generated",
  choicesMax: "choices stand in the file; none are generated",
  choicesStep: "choices stand in the file; none are generated",
  choicesFromQuestion: "choices stand in the file; none are taken from another question",
  choicesVisibleIf: "only questions, panels and pages have conditions",
  choicesEnableIf: "only questions, panels and pages have conditions",
  rowsVisibleIf: "only questions, panels and pages have conditions",
  columnsVisibleIf: "only questions, panels and pages have conditions",
  visible: "what is asked stands in visibleIf",
  enableIf: "only visibleIf may hold a condition",
  requiredIf: "only visibleIf may hold a condition",
  resetValueIf: "only visibleIf may hold a condition",
  setValueIf: "only visibleIf may hold a condition",
  setValueExpression: "answers come from people, never from an expression",
  defaultValue: "an answer that nobody gave cannot be told from one that somebody gave",
  defaultValueExpression: "an answer that nobody gave cannot be told from one that somebody gave",
  correctAnswer: "how an answer counts stands in scores",
  validators: "answers are checked by the question's type, min, max and maxLength",
  triggers: "a questionnaire may not act by itself",
  calculatedValues: "a questionnaire may not calculate; scores are Mognad's work",
  valueName: "an answer is kept under its question's name",
  valueTrue: "a yes is kept as true",
  valueFalse: "a no is kept as false",
  showOtherItem: "a free answer has no score; add a comment question",
  completedHtml: "texts are plain, without HTML",
  loadingHtml: "texts are plain, without HTML",
};

/** Notes every property that is neither read nor appearance. False where the value is no object at all. */
export function checkProperties(
  place: Place,
  what: string,
  read: readonly string[],
  appearance: Appearance = {},
): boolean {
  if (!isRecord(place.value)) {
    notAsExpected(place, `${what} as an object`);
    return false;
  }
  for (const key of place.keys) {
    if (Object.hasOwn(appearance, key)) checkAppearance(place.at(key), appearance[key]);
    else if (!read.includes(key)) refuse(place, key, what, [...read, ...Object.keys(appearance)]);
  }
  return true;
}

function refuse(place: Place, key: string, what: string, known: readonly string[]): void {
  const reason = Object.hasOwn(reasons, key) ? reasons[key] : undefined;
  if (reason !== undefined) place.at(key).fault(`not allowed: ${reason}`);
  else place.at(key).fault(`unknown property of ${what}; known are ${enumerate(known.toSorted(), 60)}`);
}

function checkAppearance(place: Place, kind: Appearance[string] | undefined): void {
  switch (kind) {
    case "flag":
      readFlag(place, null);
      return;
    case "count":
      readNumber(place, { min: 0, max: 1_000, whole: true }, null);
      return;
    case "text":
      readOptionalText(place, limits.title);
      return;
    case "flag-or-word":
      if (typeof place.value !== "boolean") checkWord(place, "true, false or one of SurveyJS's words for it");
      return;
    default:
      checkWord(place, "one of SurveyJS's words for it");
  }
}

function checkWord(place: Place, expected: string): void {
  const { value } = place;
  if (typeof value !== "string" || !/^[A-Za-z0-9-]{1,40}$/.test(value)) {
    place.fault(`expected ${expected}, found ${describe(value)}`);
  }
}
