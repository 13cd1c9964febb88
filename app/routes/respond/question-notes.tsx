import { createContext, createElement, type ReactNode, useContext, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Question, QuestionSelectBase } from "survey-core";
import { ReactElementFactory } from "survey-react-ui";
import type { Day } from "#app/domain/id.ts";
import { DOES_NOT_APPLY, DONT_KNOW, type NoValue } from "#app/domain/questionnaire/definition.ts";
import { type Note, noteKey, noteLimits, notes } from "#app/domain/questionnaire/notes.ts";
import type { FormQuestion } from "#app/domain/response/form.ts";
import { ChoiceCard } from "./choice-items.tsx";
import { BesideLevel } from "./earlier-level.tsx";
import type { EarlierLevels } from "./use-last-time.ts";

/** What stands beside the questions, and who hears of what is added. */
type BesideState = {
  readonly questions: ReadonlyMap<string, FormQuestion>;
  /** By the note's key. */
  readonly written: Readonly<Record<string, string>>;
  readonly write: (key: string, words: string) => void;
  readonly noValues: Readonly<Record<string, NoValue>>;
  readonly chooseNoValue: (question: string, value: NoValue) => void;
  /** Null where everybody answers one by one. */
  readonly earlier: EarlierLevels | null;
  /** On which day its words were last corrected, for the questions where they were. */
  readonly correctedOn: Readonly<Record<string, Day>>;
};

const State = createContext<BesideState>({
  questions: new Map(),
  written: {},
  write: () => undefined,
  noValues: {},
  chooseNoValue: () => undefined,
  earlier: null,
  correctedOn: {},
});

export const QuestionNotesProvider = State.Provider;

/** The name under which SurveyJS finds what it shall draw a question's content with. */
export const questionWithNotes = "mognad-question-with-notes";

type WrapperProps = { readonly element: ReactNode; readonly question: Question };

/** Makes it known to survey-react-ui. May be called any number of times. */
export function registerQuestionNotes(): void {
  ReactElementFactory.Instance.registerElement(questionWithNotes, (props: WrapperProps) =>
    createElement(QuestionWithNotes, props),
  );
}

/** A question's content as SurveyJS draws it, with room for a comment and evidence below where it is scored. */
function QuestionWithNotes({ element, question: model }: WrapperProps) {
  const { questions, earlier, correctedOn } = useContext(State);
  const { t } = useTranslation();
  const question = questions.get(model.name);
  const day = correctedOn[model.name];
  const correction = day && (
    <p className="quiet question-corrected">{t("roundQuestionnaire.note", { day })}</p>
  );
  if (question === undefined || question.optional) {
    return (
      <>
        {correction}
        {element}
      </>
    );
  }
  return (
    <>
      {correction}
      {element}
      {!(model instanceof QuestionSelectBase) && <NoValueChoice question={question} />}
      {earlier && <BesideLevel question={question.name} levels={earlier} />}
      <QuestionNotes question={question} />
    </>
  );
}

/** *Don't know* and *does not apply* for a type of question that has no such choices of its own. */
function NoValueChoice({ question: { name, title } }: { readonly question: FormQuestion }) {
  const { t } = useTranslation();
  const { noValues, chooseNoValue } = useContext(State);
  const id = useId();
  const both = [
    { value: DONT_KNOW, label: t("answer.dontKnow") },
    { value: DOES_NOT_APPLY, label: t("answer.doesNotApply") },
  ] as const;
  return (
    <fieldset className="sd-selectbase">
      <legend className="visually-hidden">{t("answer.noAnswerTo", { title })}</legend>
      {both.map(({ value, label }) => (
        <ChoiceCard
          key={value}
          id={`${id}-${value}`}
          label={label}
          description=""
          apart={true}
          checked={noValues[name] === value}
        >
          <input
            type="radio"
            id={`${id}-${value}`}
            name={id}
            value={value}
            data-no-value-of={name}
            checked={noValues[name] === value}
            onChange={() => chooseNoValue(name, value)}
          />
        </ChoiceCard>
      ))}
    </fieldset>
  );
}

/** Folded until somebody opens it; a browser does that by itself, also before the page's script has come. */
function QuestionNotes({ question: { name, title, evidence } }: { readonly question: FormQuestion }) {
  const { t } = useTranslation();
  const { written, earlier } = useContext(State);
  const any = notes.some((note) => written[noteKey(name, note)]);
  const folded = useRef<HTMLDetailsElement>(null);
  const asksWhatHasChanged =
    earlier?.beside.get(name)?.differs === true && !written[noteKey(name, "comment")];
  useEffect(() => {
    // Opened once; whoever folds it again has answered by that.
    if (asksWhatHasChanged && folded.current) folded.current.open = true;
  }, [asksWhatHasChanged]);
  return (
    <details className="notes" ref={folded}>
      <summary>
        {t("answer.notes")}
        {any && <span className="notes-written"> ({t("answer.notesWritten")})</span>}
        <span className="visually-hidden">: {title}</span>
      </summary>
      {evidence && <p className="notes-wanted">{t("answer.evidence.wanted")}</p>}
      {notes.map((note) => (
        <NoteField key={note} note={note} question={name} title={title} />
      ))}
    </details>
  );
}

/** Below this share of a note's length that is left, the page says how much it is. */
const nearTheLimit = 0.1;

type NoteFieldProps = { readonly note: Note; readonly question: string; readonly title: string };

function NoteField({ note, question, title }: NoteFieldProps) {
  const { t } = useTranslation();
  const { written, write } = useContext(State);
  const id = useId();
  const key = noteKey(question, note);
  const words = written[key] ?? "";
  const left = noteLimits[note] - words.length;
  return (
    <div className="note">
      <label htmlFor={id}>
        {t(`answer.${note}.label`)}
        <span className="visually-hidden">: {title}</span>
      </label>
      <p id={`${id}-hint`} className="quiet">
        {t(`answer.${note}.hint`)}
      </p>
      <textarea
        id={id}
        data-note={key}
        rows={note === "comment" ? 3 : 1}
        maxLength={noteLimits[note]}
        value={words}
        aria-describedby={`${id}-hint`}
        onChange={(event) => write(key, event.target.value)}
      />
      <p className="note-left" role="status">
        {left <= noteLimits[note] * nearTheLimit && t("answer.charactersLeft", { count: left })}
      </p>
    </div>
  );
}
