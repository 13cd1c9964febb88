import type { Question, SurveyModel } from "survey-core";
import { QuestionMatrixModel, QuestionSelectBase } from "survey-core";
import {
  type AnswerValue,
  DOES_NOT_APPLY,
  DONT_KNOW,
  type NoValue,
} from "#app/domain/questionnaire/definition.ts";

/*
 * What a person chooses and writes before the page's script has come. The server's fields work by themselves; a script
 * of a few lines in the page remembers what was done with them, and asks before the page is left. Once the survey has
 * come it takes all of it over as answers.
 */

/** Fields with what was last chosen or written in them, and the button or link that was pressed last. */
type EarlyInput = {
  readonly fields: Map<EventTarget, string | boolean>;
  pressed: HTMLElement | null;
};

declare global {
  interface Window {
    /** Undefined once it has been taken over. */
    earlyInput?: EarlyInput | undefined;
  }
}

/**
 * Only what a person did counts: browsers bring back the fields of an earlier visit by themselves. A form without an
 * address is the survey's, which would be sent as an address with the answers in it.
 */
export const earlyInputScript = `(function(w,d){var e=w.earlyInput={fields:new Map,pressed:null};
["input","change"].forEach(function(t){d.addEventListener(t,function(v){var f=v.target;
if(w.earlyInput&&v.isTrusted)e.fields.delete(f),e.fields.set(f,/^(radio|checkbox)$/.test(f.type)?f.checked:f.value)},true)});
d.addEventListener("click",function(v){var p=v.target.closest("a[href],button");
if(w.earlyInput&&p&&e.fields.size)v.preventDefault(),e.pressed=p},true);
d.addEventListener("submit",function(v){if(w.earlyInput&&!v.target.hasAttribute("action"))v.preventDefault()},true);
w.addEventListener("beforeunload",function(v){if(w.earlyInput&&e.fields.size)v.preventDefault()})})(window,document)`;

type BesideTheSurvey = {
  readonly writeNote: (key: string, words: string) => void;
  readonly chooseNoValue: (question: string, value: NoValue) => void;
  /** Hears of every question that was answered, also where the survey has the answer by itself already. */
  readonly onAnswered: (question: Question) => void;
};

/**
 * Lays early input into the survey, or into what stands beside it; then presses what was pressed meanwhile. Once more
 * when the event under way is over: a click may be what made React take the page over, and React then counts a field
 * that the click has just changed as having been so before.
 */
export function takeEarlyInput(survey: SurveyModel, beside: BesideTheSurvey): void {
  take(survey, beside);
  setTimeout(() => {
    take(survey, beside);
    window.earlyInput = undefined;
  });
}

function take(survey: SurveyModel, { writeNote, chooseNoValue, onAnswered }: BesideTheSurvey): void {
  const early = window.earlyInput;
  if (!early) return;
  const fields = [...early.fields];
  const { pressed } = early;
  early.fields.clear();
  early.pressed = null;
  for (const [field, entered] of fields) {
    if (!isField(field)) continue;
    const { note, noValueOf } = field.dataset;
    if (note !== undefined) writeNote(note, String(entered));
    else if (noValueOf === undefined) answer(survey, field, entered, onAnswered);
    else chooseNoValue(noValueOf, field.value === DONT_KNOW ? DONT_KNOW : DOES_NOT_APPLY);
  }
  pressed?.click();
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isField(target: EventTarget): target is Field {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}

function answer(
  survey: SurveyModel,
  field: Field,
  entered: string | boolean,
  onAnswered: BesideTheSurvey["onAnswered"],
): void {
  const name = field.closest<HTMLElement>("[data-name]")?.dataset["name"];
  const question = name === undefined ? null : survey.getQuestionByName(name);
  if (!question) return;
  const value = answerOf(question, field, entered);
  if (value === undefined) return;
  question.value = value;
  onAnswered(question);
}

/** What a field says of its question; undefined where it says nothing. */
function answerOf(question: Question, field: Field, entered: string | boolean): AnswerValue | undefined {
  if (question instanceof QuestionMatrixModel) {
    const row = question.visibleRows.find(({ fullName }) => fullName === field.name);
    const column = choiceNamed(question.columns, field.value);
    return row && column !== undefined ? { ...question.value, [row.name]: column } : undefined;
  }
  switch (question.getType()) {
    case "checkbox":
      return question instanceof QuestionSelectBase
        ? checkedWith(question, field.value, entered === true)
        : undefined;
    case "boolean":
      return field.value === "true";
    case "rating":
      return choiceNamed(question["visibleRateValues"], field.value);
    case "text":
      return question["inputType"] === "number" && entered !== "" ? Number(entered) : String(entered);
    case "comment":
      return String(entered);
    default:
      return question instanceof QuestionSelectBase
        ? choiceNamed(question.visibleChoices, typeof entered === "string" ? entered : field.value)
        : undefined;
  }
}

/** The value of the choice that an HTML field names: there all values are text. */
function choiceNamed(
  choices: readonly { readonly value: string | number }[],
  text: string,
): string | number | undefined {
  return choices.find(({ value }) => String(value) === text)?.value;
}

/** A choice that says "none" or "don't know" stands alone; every other choice ends it. */
function checkedWith(question: QuestionSelectBase, text: string, checked: boolean): (string | number)[] {
  const item = question.visibleChoices.find(({ value }) => String(value) === text);
  const before: readonly (string | number)[] = Array.isArray(question.value) ? question.value : [];
  const others = before.filter((value) => value !== item?.value);
  if (!item || !checked) return others;
  if (question.isBuiltInChoice(item)) return [item.value];
  const ordinary = new Set(
    question.visibleChoices.filter((one) => !question.isBuiltInChoice(one)).map(({ value }) => value),
  );
  return [...others.filter((value) => ordinary.has(value)), item.value];
}
