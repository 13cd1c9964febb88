import { Button } from "@digdir/designsystemet-react";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Survey } from "survey-react-ui";
import type { QuestionName } from "#app/domain/questionnaire/definition.ts";
import { type Note, noteKey, notes } from "#app/domain/questionnaire/notes.ts";
import type { FormQuestion } from "#app/domain/response/form.ts";
import { progressOf } from "#app/domain/response/progress.ts";
import { asLocale } from "#app/i18n/language.ts";
import { useFrame } from "#app/routes/layout/use-frame.ts";
import type { Route } from "./+types/questionnaire.ts";
import { AnsweredTogether } from "./answered-together.tsx";
import { AreaList } from "./area-list.tsx";
import { AskedChange } from "./asked-change.tsx";
import { ChangedElsewhere } from "./changed-elsewhere.tsx";
import { LastTimeDestroyed } from "./earlier-level.tsx";
import { earlyInputScript } from "./early-input.ts";
import { KeepNothing } from "./keep-nothing.tsx";
import { QuestionNotesProvider } from "./question-notes.tsx";
import { SavingStatus } from "./saving-status.tsx";
import { TakeAlong } from "./take-along.tsx";
import { UnkeptAnswers } from "./unkept-answers.tsx";
import { useAnswerInWords } from "./use-answer-in-words.ts";
import { useAnswerQueue } from "./use-answer-queue.ts";
import { useArea } from "./use-area.ts";
import { useLastTime } from "./use-last-time.ts";
import { useSurvey } from "./use-survey.ts";

type AnsweringProps = {
  readonly handle: string;
  readonly page: Route.ComponentProps["loaderData"];
};

/** The questions of one area, the way to the others, and where the answers are. */
export default function Answering({ handle, page }: AnsweringProps) {
  const { t, i18n } = useTranslation();
  const { form, answers: loaded, questionnaire, conditionContext, correctedOn } = page;
  const questions = useMemo(() => questionsByName(form.areas), [form]);
  const answerable = useMemo(() => withNotes(questions, (note) => t(`answer.${note}.label`)), [questions, t]);
  const saving = useAnswerQueue({
    handle,
    place: page.place,
    loaded: page.kept,
    inWords: useAnswerInWords(answerable),
  });
  const { view, shownBy } = saving;
  const scored = useMemo(
    () => new Set([...questions.values()].filter(({ optional }) => !optional).map(({ name }) => name)),
    [questions],
  );
  const {
    survey,
    answers,
    notes: written,
    writeNote,
    noValues,
    chooseNoValue,
    visible,
    set,
  } = useSurvey({
    definition: form.definition,
    locale: asLocale(i18n.language),
    words: {
      dontKnow: t("answer.dontKnow"),
      doesNotApply: t("answer.doesNotApply"),
      noneOfThese: t("answer.noneOfThese"),
      yes: t("answer.yes"),
      no: t("answer.no"),
    },
    context: conditionContext,
    scored,
    answers: loaded,
    questionnaire,
    area: page.area,
    onAnswer: saving.give,
  });
  useEffect(() => shownBy(set), [shownBy, set]);
  const progress = useMemo(() => progressOf(form.areas, visible, answers), [form, visible, answers]);
  const isJoint = page.colleagues !== null;
  const earlier = useLastTime({ handle, isJoint, questionnaire, answers });
  const { area, heading, show } = useArea(survey, progress, form.areas, page.area);
  const notesState = useMemo(
    () => ({ questions, written, write: writeNote, noValues, chooseNoValue, earlier, correctedOn }),
    [questions, written, writeNote, noValues, chooseNoValue, earlier, correctedOn],
  );
  const nonce = useFrame()?.nonce ?? "";

  const index = progress.findIndex(({ name }) => name === area?.name);
  const previous = progress[index - 1];
  const next = progress[index + 1];
  const reviewAddress = `/svara/${handle}/review`;
  const review = (event: React.MouseEvent) => {
    event.preventDefault();
    saving.leaveFor(reviewAddress);
  };
  const list = (
    <AreaList
      progress={progress}
      current={area?.name ?? null}
      onChoose={show}
      onReview={review}
      reviewAddress={reviewAddress}
    />
  );

  return (
    <>
      <script
        nonce={nonce}
        suppressHydrationWarning={true}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own words, which must run before any file has come.
        dangerouslySetInnerHTML={{ __html: earlyInputScript }}
      />
      <title>{`${area?.title ?? t("answer.title")} – Mognad`}</title>
      <div className="page-width answering">
        <nav className="areas-wide" aria-label={t("answer.areas")}>
          {list}
          <p className="areas-leave">{t("answer.leave")}</p>
        </nav>
        <div className="answering-page">
          <details className="areas-narrow" key={area?.name}>
            <summary>
              <strong>{t("answer.areaOf", { number: index + 1, count: progress.length })}</strong>
              <span aria-hidden="true"> · </span>
              <span className="areas-all">{t("answer.allAreas")}</span>
            </summary>
            <nav aria-label={t("answer.areas")}>{list}</nav>
          </details>
          <progress className="areas-bar" value={index + 1} max={progress.length} aria-hidden="true" />
          <h1 ref={heading} tabIndex={-1}>
            {area?.title}
          </h1>
          {area?.purpose && <p className="answering-purpose">{area.purpose}</p>}
          <noscript>
            <p className="notice">{t("answer.needsScript", { contact: page.contact })}</p>
          </noscript>
          {page.colleagues && <AnsweredTogether colleagues={page.colleagues} />}
          {earlier && <LastTimeDestroyed destroyed={earlier.destroyed} />}
          {page.sent && <p className="notice">{t("answer.sentNote")}</p>}
          <UnkeptAnswers
            unkept={view.unkept}
            questions={answerable}
            onKeepOwn={(question, own) => saving.give({ question, value: own, typing: false })}
            onTakeKept={(question) => set(question, saving.settle(question))}
          />
          {view.state.kind === "stopped" && (
            <TakeAlong answers={[...view.unkept, ...view.pending]} stays={view.keeping === "device"} />
          )}
          <ChangedElsewhere changed={saving.changedElsewhere} questions={answerable} />
          <AskedChange questions={area?.questions ?? []} visible={visible} area={area?.name ?? ""} />
          <QuestionNotesProvider value={notesState}>
            <Survey model={survey} />
          </QuestionNotesProvider>
          <KeepNothing keeping={view.keeping} chosen={saving.keepsNothing} onChoose={saving.keepNothing} />
        </div>
      </div>
      <div className="answering-bar">
        <div className="page-width answering-bar-row">
          {previous ? (
            <Button variant="secondary" type="button" onClick={() => show(previous.name)}>
              {t("answer.back")}
            </Button>
          ) : (
            <span />
          )}
          <SavingStatus view={view} anything={Object.keys(answers).length > 0} leaving={saving.isLeaving} />
          {next ? (
            <Button type="button" onClick={() => show(next.name)}>
              {t("answer.next")}
            </Button>
          ) : (
            <Button asChild>
              <a href={reviewAddress} onClick={review}>
                {t("answer.toReview")}
              </a>
            </Button>
          )}
        </div>
      </div>
    </>
  );
}

function questionsByName(
  areas: readonly { readonly questions: readonly FormQuestion[] }[],
): ReadonlyMap<string, FormQuestion> {
  return new Map<QuestionName, FormQuestion>(
    areas.flatMap(({ questions }) => questions.map((question) => [question.name, question])),
  );
}

/** The questions, and what may be written beside them under the names that it is kept by. */
function withNotes(
  questions: ReadonlyMap<string, FormQuestion>,
  labelOf: (note: Note) => string,
): ReadonlyMap<string, FormQuestion> {
  const noted = [...questions.values()].flatMap((question) =>
    notes.map((note): readonly [string, FormQuestion] => [
      noteKey(question.name, note),
      { ...question, title: `${question.title} – ${labelOf(note)}` },
    ]),
  );
  return new Map([...questions, ...noted]);
}
