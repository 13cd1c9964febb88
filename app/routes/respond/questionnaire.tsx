import "./respond.css";
import "./questionnaire.css";
import "./answering-bar.css";
import "./survey.css";
import { Button } from "@digdir/designsystemet-react";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Survey } from "survey-react-ui";
import type { QuestionName } from "#app/domain/questionnaire/definition.ts";
import type { FormQuestion } from "#app/domain/response/form.ts";
import { answersOf } from "#app/domain/response/merge.ts";
import { nextArea, progressOf } from "#app/domain/response/progress.ts";
import { contextOf } from "#app/domain/response/respondent.server.ts";
import { asLocale } from "#app/i18n/language.ts";
import { getLanguage } from "#app/i18n/middleware.server.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useFrame } from "#app/routes/layout/use-frame.ts";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/questionnaire.ts";
import { answeringKeyOf } from "./answering-cookies.server.ts";
import { answeringOrReceipt, askedOf, frameOf, withoutTexts } from "./answering-page.server.ts";
import { AnsweringProblem } from "./answering-problem.tsx";
import { AreaList } from "./area-list.tsx";
import { ChangedElsewhere } from "./changed-elsewhere.tsx";
import { KeepNothing } from "./keep-nothing.tsx";
import { StyleNonceProvider } from "./nonced-style.tsx";
import { SavingStatus } from "./saving-status.tsx";
import { TakeAlong } from "./take-along.tsx";
import { UnkeptAnswers } from "./unkept-answers.tsx";
import { useAnswerInWords } from "./use-answer-in-words.ts";
import { useAnswerQueue } from "./use-answer-queue.ts";
import { useArea } from "./use-area.ts";
import { useSurvey } from "./use-survey.ts";

/** Open to whoever holds the handle's cookie. */
export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const environment = environmentOf(context);
  const key = await answeringKeyOf(request, params.handle, environment.baseUrl);
  const { respondent, kept, state } = await answeringOrReceipt(environment, key);
  const answers = answersOf(kept);
  const { form, visible } = askedOf(respondent, answers, asLocale(getLanguage(context)));
  const progress = progressOf(form.areas, visible, answers);
  const wanted = progress.find(({ name }) => name === url.searchParams.get("area"));
  return {
    ...frameOf(respondent),
    form,
    answers,
    kept,
    place: respondent.invitation.id,
    sent: state === "submitted",
    questionnaire: withoutTexts(respondent.questionnaire.questionnaire),
    conditionContext: contextOf(respondent),
    area: wanted?.name ?? nextArea(progress),
  };
}

/** The page keeps its own answers; asking the server anew would lay its older ones over them. */
export function shouldRevalidate(): boolean {
  return false;
}

export default function Questionnaire({ loaderData, params }: Route.ComponentProps) {
  const { t, i18n } = useTranslation();
  const { form, answers: loaded, questionnaire, conditionContext } = loaderData;
  const questions = useMemo(() => questionsByName(form.areas), [form]);
  const saving = useAnswerQueue({
    handle: params.handle,
    place: loaderData.place,
    loaded: loaderData.kept,
    inWords: useAnswerInWords(questions),
  });
  const { view, shownBy } = saving;
  const { survey, answers, visible, set } = useSurvey({
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
    answers: loaded,
    questionnaire,
    area: loaderData.area,
    onAnswer: saving.give,
  });
  useEffect(() => shownBy(set), [shownBy, set]);
  const progress = useMemo(() => progressOf(form.areas, visible, answers), [form, visible, answers]);
  const { area, heading, show } = useArea(survey, progress, form.areas, loaderData.area);
  const nonce = useFrame()?.nonce ?? "";

  const index = progress.findIndex(({ name }) => name === area?.name);
  const previous = progress[index - 1];
  const next = progress[index + 1];
  const reviewAddress = `/svara/${params.handle}/review`;
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
    <SitePage synthetic={loaderData.synthetic} organization={loaderData.organization} withoutAccount>
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
            <p className="notice">{t("answer.needsScript")}</p>
          </noscript>
          {loaderData.sent && <p className="notice">{t("answer.sentNote")}</p>}
          <UnkeptAnswers
            unkept={view.unkept}
            questions={questions}
            onKeepOwn={(question, own) => saving.give({ question, value: own, typing: false })}
            onTakeKept={(question) => set(question, saving.settle(question))}
          />
          {view.state.kind === "stopped" && (
            <TakeAlong answers={[...view.unkept, ...view.pending]} stays={view.keeping === "device"} />
          )}
          <ChangedElsewhere changed={saving.changedElsewhere} questions={questions} />
          <StyleNonceProvider nonce={nonce}>
            <Survey model={survey} />
          </StyleNonceProvider>
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
    </SitePage>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <AnsweringProblem error={error} />;
}

function questionsByName(
  areas: readonly { readonly questions: readonly FormQuestion[] }[],
): ReadonlyMap<string, FormQuestion> {
  return new Map<QuestionName, FormQuestion>(
    areas.flatMap(({ questions }) => questions.map((question) => [question.name, question])),
  );
}
