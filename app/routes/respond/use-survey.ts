import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { SurveyModel } from "survey-core";
import { compileConditions, visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import type {
  Answers,
  AnswerValue,
  QuestionName,
  Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { makeSurvey, type SurveyIngredients } from "./survey-model.ts";

/** An answer as the person gives it. */
export type GivenAnswer = {
  readonly question: string;
  /** Null: emptied. */
  readonly value: AnswerValue | null;
  /** Whether it is words that are still being written. */
  readonly typing: boolean;
};

type Options = SurveyIngredients & {
  readonly questionnaire: Questionnaire;
  readonly area: string | null;
  readonly onAnswer: (answer: GivenAnswer) => void;
};

export type AnsweredSurvey = {
  readonly survey: SurveyModel;
  readonly answers: Answers;
  readonly visible: ReadonlySet<QuestionName>;
  /** Sets an answer as if it had been there: `onAnswer` does not hear of it. */
  readonly set: (question: string, value: AnswerValue | null) => void;
};

/** SurveyJS's model beside React: what it holds as state, and which questions it shows by our own conditions. */
export function useSurvey(options: Options): AnsweredSurvey {
  const { context, onAnswer } = options;
  const rules = useMemo(() => compileConditions(options.questionnaire), [options.questionnaire]);
  const [survey] = useState(() => {
    const made = makeSurvey(options);
    show(made, visibleQuestions(rules, options.answers, context));
    const page = options.area === null ? null : made.getPageByName(options.area);
    if (page?.isVisible) made.currentPage = page;
    return made;
  });
  const [answers, setAnswers] = useState(options.answers);
  const visible = useMemo(() => visibleQuestions(rules, answers, context), [rules, answers, context]);

  const take = useCallback(() => {
    const now = answersIn(survey);
    show(survey, visibleQuestions(rules, now, context));
    setAnswers(now);
  }, [survey, rules, context]);

  const silent = useRef(false);
  useEffect(() => {
    const heard: Parameters<typeof survey.onValueChanged.add>[0] = (_survey, { name, value, question }) => {
      take();
      if (silent.current) return;
      const type = question?.getType();
      onAnswer({
        question: name,
        value: isEmpty(value) ? null : structuredClone(value),
        typing: type === "text" || type === "comment",
      });
    };
    survey.onValueChanged.add(heard);
    return () => survey.onValueChanged.remove(heard);
  }, [survey, take, onAnswer]);

  const set = useCallback(
    (question: string, value: AnswerValue | null) => {
      silent.current = true;
      survey.setValue(question, value ?? undefined);
      silent.current = false;
    },
    [survey],
  );
  return { survey, answers, visible, set };
}

function show(survey: SurveyModel, visible: ReadonlySet<QuestionName>): void {
  const names: ReadonlySet<string> = visible;
  for (const question of survey.getAllQuestions()) question.visible = names.has(question.name);
}

function answersIn(survey: SurveyModel): Answers {
  return Object.fromEntries(Object.entries<AnswerValue>(survey.data).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
