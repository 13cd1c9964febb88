import {
  Base,
  getLocaleStrings,
  type Question,
  QuestionSelectBase,
  SurveyModel,
  settings,
} from "survey-core";
import "survey-core/i18n/swedish";
import {
  type Answers,
  type ConditionContext,
  DOES_NOT_APPLY,
  DONT_KNOW,
  type Locale,
  type NoValue,
} from "#app/domain/questionnaire/definition.ts";
import { registerMognadProperties } from "#app/domain/questionnaire/surveyjs.ts";
import { booleanCards, checkboxCard, radioCard, registerChoiceCards, selectList } from "./choice-items.tsx";
import { questionId } from "./question-address.ts";
import { questionWithNotes, registerQuestionNotes } from "./question-notes.tsx";

/** What the product calls SurveyJS's own choices, and a boolean's two. */
export type SurveyWords = {
  readonly dontKnow: string;
  readonly doesNotApply: string;
  readonly noneOfThese: string;
  readonly yes: string;
  readonly no: string;
};

export type SurveyIngredients = {
  /** SurveyJS JSON in one language, without conditions (`domain/response/form.ts`). */
  readonly definition: object;
  readonly locale: Locale;
  readonly words: SurveyWords;
  readonly context: ConditionContext;
  /** The questions that take *don't know* and *does not apply*. */
  readonly scored: ReadonlySet<string>;
  readonly answers: Answers;
};

/**
 * SurveyJS's model of the form with what has been answered, showing none of its own title, progress and buttons. The
 * server and the browser make the same one: ids are counted from the beginning for each.
 */
export function makeSurvey({
  definition,
  locale,
  words,
  context,
  scored,
  answers,
}: SurveyIngredients): SurveyModel {
  registerMognadProperties();
  registerChoiceCards();
  registerQuestionNotes();
  nameSpecialChoices(locale, words);
  settings.titleTags.question = "h2";
  settings.titleTags.panel = "h2";
  settings.animationEnabled = false;
  settings.specialChoicesOrder.noneItem = [1];
  settings.specialChoicesOrder.dontKnowItem = [2];
  settings.specialChoicesOrder.refuseItem = [3];
  // Private, and counted on over all models of a process: from the second page on ids would differ from the browser's.
  Reflect.set(Base.defaultIdGenerator, "counters", Object.create(null));

  const survey = new SurveyModel(definition);
  survey.locale = locale;
  survey.generateStylesheet = false; // it is part of survey.css (survey-style.ts)
  survey.showTitle = false;
  survey.showPageTitles = false;
  survey.showProgressBar = false;
  survey.showNavigationButtons = false;
  survey.showCompletePage = false;
  survey.showQuestionNumbers = false;
  survey.requiredMark = "";
  survey.autoFocusFirstQuestion = false;
  survey.widthMode = "responsive";
  survey.textUpdateMode = "onTyping";
  survey.clearInvisibleValues = "none";
  survey.onScrollToTop.add((_survey, options) => {
    options.allow = false; // where the reader stands is the page's to say
  });
  survey.onElementWrapperComponentName.add((_survey, options) => {
    if (options.wrapperName === "content-component") options.componentName = questionWithNotes;
  });
  survey.setVariable("department.kind", context.department.kind);
  survey.setVariable("respondent.role", context.respondent.role);
  for (const question of survey.getAllQuestions()) prepare(question, scored.has(question.name));
  const own = Object.entries(answers).filter(([name, value]) => !isNoValueBeside(survey, name, value));
  survey.data = structuredClone(Object.fromEntries(own));
  return survey;
}

/** Whether an answer is *don't know* or *does not apply* to a type that has no such choices: it stands beside the survey. */
export function isNoValueBeside(survey: SurveyModel, name: string, value: unknown): value is NoValue {
  if (value !== DONT_KNOW && value !== DOES_NOT_APPLY) return false;
  return !(survey.getQuestionByName(name) instanceof QuestionSelectBase);
}

function prepare(question: Question, scored: boolean): void {
  question.id = questionId(question.name);
  const type = question.getType();
  if (type === "boolean") question.renderAs = booleanCards;
  if (type === "dropdown") question.renderAs = selectList;
  if (!(question instanceof QuestionSelectBase)) return;
  if (scored) {
    question.showDontKnowItem = true;
    question.showRefuseItem = true;
  }
  if (type === "radiogroup") question.itemComponent = radioCard;
  if (type === "checkbox") question.itemComponent = checkboxCard;
}

function nameSpecialChoices(locale: Locale, words: SurveyWords): void {
  const strings = getLocaleStrings(locale);
  strings["dontKnowItemText"] = words.dontKnow;
  strings["refuseItemText"] = words.doesNotApply;
  strings["noneItemText"] = words.noneOfThese;
  strings["booleanCheckedLabel"] = words.yes;
  strings["booleanUncheckedLabel"] = words.no;
}
