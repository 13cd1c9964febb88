import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Question, SurveyModel } from "survey-core";
import { compileConditions, visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import type {
  Answers,
  AnswerValue,
  NoValue,
  QuestionName,
  Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { isNoteKey } from "#app/domain/questionnaire/notes.ts";
import { takeEarlyInput } from "./early-input.ts";
import { isNoValueBeside, makeSurvey, type SurveyIngredients } from "./survey-model.ts";

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

export type NoValues = Readonly<Record<string, NoValue>>;

export type AnsweredSurvey = {
  readonly survey: SurveyModel;
  readonly answers: Answers;
  /** What is written beside the questions, by the note's key. */
  readonly notes: Readonly<Record<string, string>>;
  /** The questions answered by *don't know* or *does not apply* whose type has no such choices. */
  readonly noValues: NoValues;
  /** Answers so, as the person does. */
  readonly chooseNoValue: (question: string, value: NoValue) => void;
  /** Writes a note as the person does. */
  readonly writeNote: (key: string, words: string) => void;
  readonly visible: ReadonlySet<QuestionName>;
  /** Sets an answer as if it had been there: `onAnswer` does not hear of it. */
  readonly set: (question: string, value: AnswerValue | null) => void;
};

/** SurveyJS's model beside React: what it holds as state, and which questions it shows by our own conditions. */
export function useSurvey(options: Options): AnsweredSurvey {
  const { context, onAnswer } = options;
  const rules = useMemo(() => compileConditions(options.questionnaire), [options.questionnaire]);
  const [survey] = useState(() => {
    const made = makeSurvey({ ...options, answers: withoutNotes(options.answers) });
    show(made, visibleQuestions(rules, options.answers, context));
    const page = options.area === null ? null : made.getPageByName(options.area);
    if (page?.isVisible) made.currentPage = page;
    return made;
  });
  const noValues = useRef<NoValues | null>(null);
  noValues.current ??= noValuesIn(survey, options.answers);
  const [answers, setAnswers] = useState(() => withoutNotes(options.answers));
  const [notes, setNotes] = useState(() => notesIn(options.answers));
  const visible = useMemo(() => visibleQuestions(rules, answers, context), [rules, answers, context]);

  const take = useCallback(() => {
    const now = { ...answersIn(survey), ...noValues.current };
    show(survey, visibleQuestions(rules, now, context));
    setAnswers(now);
  }, [survey, rules, context]);

  const setNoValue = useCallback((question: string, value: NoValue | null) => {
    const { [question]: _, ...others } = noValues.current ?? {};
    noValues.current = value === null ? others : { ...others, [question]: value };
  }, []);

  const silent = useRef(false);
  const hear = useCallback(
    (question: Question) => {
      const { name, value } = question;
      if (!isEmpty(value)) setNoValue(name, null);
      take();
      if (silent.current) return;
      const type = question.getType();
      onAnswer({
        question: name,
        // SurveyJS's lists carry functions of their own, which cannot be cloned.
        value: isEmpty(value) ? null : Array.isArray(value) ? [...value] : structuredClone(value),
        typing: type === "text" || type === "comment",
      });
    },
    [take, setNoValue, onAnswer],
  );
  useEffect(() => {
    const heard: Parameters<typeof survey.onValueChanged.add>[0] = (_survey, { question }) => hear(question);
    survey.onValueChanged.add(heard);
    return () => survey.onValueChanged.remove(heard);
  }, [survey, hear]);

  const setNote = useCallback((key: string, words: string) => {
    setNotes((before) => ({ ...before, [key]: words }));
  }, []);
  const writeNote = useCallback(
    (key: string, words: string) => {
      setNote(key, words);
      onAnswer({ question: key, value: words.trim() === "" ? null : words, typing: true });
    },
    [setNote, onAnswer],
  );
  const set = useCallback(
    (question: string, value: AnswerValue | null) => {
      if (isNoteKey(question)) return setNote(question, typeof value === "string" ? value : "");
      const beside = isNoValueBeside(survey, question, value);
      setNoValue(question, beside ? value : null);
      silent.current = true;
      survey.setValue(question, beside ? undefined : (value ?? undefined));
      silent.current = false;
      take();
    },
    [survey, take, setNoValue, setNote],
  );
  const chooseNoValue = useCallback(
    (question: string, value: NoValue) => {
      set(question, value);
      onAnswer({ question, value, typing: false });
    },
    [set, onAnswer],
  );
  // Until here nobody hears what is answered, although the page's fields work since they were written.
  useEffect(
    () => takeEarlyInput(survey, { writeNote, chooseNoValue, onAnswered: hear }),
    [survey, writeNote, chooseNoValue, hear],
  );
  return { survey, answers, notes, noValues: noValues.current, chooseNoValue, writeNote, visible, set };
}

function noValuesIn(survey: SurveyModel, answers: Answers): NoValues {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]) =>
      isNoValueBeside(survey, name, value) ? [[name, value]] : [],
    ),
  );
}

function withoutNotes(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !isNoteKey(key)));
}

function notesIn(answers: Answers): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, words]) =>
      isNoteKey(key) && typeof words === "string" ? [[key, words]] : [],
    ),
  );
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
