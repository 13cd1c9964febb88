import { redirect } from "react-router";
import type { Environment } from "#app/domain/environment.ts";
import { Problem } from "#app/domain/problem.ts";
import { visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import type {
  Answers,
  Locale,
  LocalizedText,
  QuestionName,
  Questionnaire,
  ScoredOption,
  Scoring,
} from "#app/domain/questionnaire/definition.ts";
import { type Answering, loadAnswering } from "#app/domain/response/answering.server.ts";
import { type Form, formIn } from "#app/domain/response/form.ts";
import type { AnsweringKey } from "#app/domain/response/invitation.server.ts";
import { contextOf, type Respondent } from "#app/domain/response/respondent.server.ts";

/** What a respondent's page says of whom it is for. */
export type RespondentFrame = {
  readonly organization: string;
  readonly organizationSlug: string;
  readonly synthetic: boolean;
  readonly round: string;
  readonly contact: string;
  /** Whether a coordinator tries the form, so that nothing counts. */
  readonly trial: boolean;
  /** Until when answers are taken, grace included; null where they no longer are. */
  readonly closesAt: string | null;
};

export function frameOf({ organization, round, window, invitation }: Respondent): RespondentFrame {
  const closesAt =
    window.state === "open" ? window.closesAt : window.state === "grace" ? window.graceEndsAt : null;
  return {
    organization: organization.name,
    organizationSlug: organization.slug,
    synthetic: organization.synthetic,
    round: round.title,
    contact: round.contact,
    trial: invitation.trialSince !== null,
    closesAt,
  };
}

/** The form in the reader's language, and which of its questions these answers lead to. */
export function askedOf(
  respondent: Respondent,
  answers: Answers,
  locale: Locale,
): { readonly form: Form; readonly visible: ReadonlySet<QuestionName> } {
  const { definition, questionnaire, rules } = respondent.questionnaire;
  return {
    form: formIn(locale, definition, questionnaire),
    visible: visibleQuestions(rules, answers, contextOf(respondent)),
  };
}

/**
 * The answers to go on with; a reader who has sent what cannot be replaced is led to the receipt instead.
 *
 * @throws those of `loadAnswering`, and the redirect
 */
export async function answeringOrReceipt(environment: Environment, key: AnsweringKey): Promise<Answering> {
  try {
    return await loadAnswering(environment, key);
  } catch (error) {
    if (error instanceof Problem && error.data.code === "already-submitted") {
      throw redirect(`/svara/${key.handle}/receipt`);
    }
    throw error;
  }
}

const noText: LocalizedText = { sv: "", en: "" };

/**
 * What the browser needs of a questionnaire to tell which questions are asked; its texts are in the form. Of the
 * scoring conditions see only which choices are no value.
 */
export function withoutTexts(questionnaire: Questionnaire): Questionnaire {
  return {
    ...questionnaire,
    title: noText,
    scale: { ...questionnaire.scale, levels: [] },
    dimensions: [],
    questions: questionnaire.questions.map((question) => ({
      ...question,
      title: noText,
      source: null,
      scoring: onlyNoValues(question.scoring),
    })),
  };
}

function onlyNoValues(scoring: Scoring): Scoring {
  const withoutScore = (options: readonly ScoredOption[]) =>
    options.filter(({ score }) => score === null).map((option) => ({ ...option, text: noText }));
  switch (scoring.kind) {
    case "choice":
      return { kind: "choice", options: withoutScore(scoring.options) };
    case "matrix":
      return { kind: "matrix", rows: [], columns: withoutScore(scoring.columns) };
    case "checklist":
    case "boolean":
    case "number":
    case "unscored":
      return { kind: "unscored" };
  }
}
