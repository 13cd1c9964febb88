import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { type QuestionList, questionList } from "#app/domain/results/question-list.ts";
import { resultsPage } from "#app/domain/results/results.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/questions.ts";
import { ChoiceSelect, GroupSelect } from "./choice-select.tsx";
import { CsvLink } from "./csv-link.tsx";
import { GapWords, LevelOnScale } from "./level-on-scale.tsx";
import { resultsAddress } from "./results-address.ts";
import { ResultsFrame } from "./results-frame.tsx";
import { searchOf } from "./results-search.ts";
import "./question-rows.css";

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "results.read", params.org);
  const { department, dimension, ...choice } = searchOf(url);
  const arrangement = questionList(department, dimension);
  return {
    organization: frameOf(scope),
    page: await resultsPage(environmentOf(context), scope, choice, arrangement),
  };
}

/** The questions of a round, area by area, for one department or all. */
export default function Questions({ loaderData: { organization, page } }: Route.ComponentProps) {
  const { t, i18n } = useTranslation();
  const whole = organization.name;
  return (
    <ResultsFrame
      organization={organization}
      page={page}
      part={t("results.parts.questions")}
      place="/questions"
      filters={({ view }) => (
        <>
          <GroupSelect group={view.group} groups={view.groups} whole={whole} />
          <ChoiceSelect
            name="dimension"
            label={t("resultDetails.questions.dimension")}
            chosen={view.dimension ?? ""}
            choices={[
              { value: "", label: t("resultDetails.questions.allDimensions") },
              ...view.allDimensions.map(({ key, title }) => ({
                value: key,
                label: inLanguage(title, i18n.language),
              })),
            ]}
          />
        </>
      )}
    >
      {({ view, disclosure }) => (
        <>
          <p className="quiet section-lead question-lead">{t("resultDetails.questions.lead")}</p>
          {view.dimensions.map((dimension) => (
            <DimensionSection
              key={dimension.key}
              dimension={dimension}
              list={view}
              organization={organization.slug}
              threshold={disclosure?.threshold ?? null}
            />
          ))}
          <CsvLink organization={organization.slug} table="questions" />
        </>
      )}
    </ResultsFrame>
  );
}

type DimensionSectionProps = {
  readonly dimension: QuestionList["dimensions"][number];
  readonly list: QuestionList;
  readonly organization: string;
  readonly threshold: number | null;
};

function DimensionSection({ dimension, list, organization, threshold }: DimensionSectionProps) {
  const { t, i18n } = useTranslation();
  const [here] = useSearchParams();
  const format = formatFor(i18n.language);
  const { title, level, target, questions } = dimension;
  const facts = [
    ...(level === null
      ? []
      : [t("resultDetails.questions.level", { level: format.level(level), max: list.max })]),
    ...(target === null ? [] : [t("resultDetails.questions.target", { level: format.target(target) })]),
  ];
  return (
    <section>
      <h2>{inLanguage(title, i18n.language)}</h2>
      <p className="quiet section-lead">{facts.join(" · ")}</p>
      {questions.length === 0 ? (
        <p>{t("resultDetails.questions.none")}</p>
      ) : (
        <ul className="panel question-rows">
          {questions.map((question) => (
            <li key={question.name}>
              <h3>
                <Link
                  to={resultsAddress(organization, `/questions/${encodeURIComponent(question.name)}`, here, {
                    department: list.group.key,
                  })}
                >
                  {inLanguage(question.title, i18n.language)}
                </Link>
              </h3>
              <QuestionLevel question={question} max={list.max} threshold={threshold} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type QuestionLevelProps = {
  readonly question: QuestionList["dimensions"][number]["questions"][number];
  readonly max: number;
  readonly threshold: number | null;
};

function QuestionLevel({ question, max, threshold }: QuestionLevelProps) {
  const { t } = useTranslation();
  const { target, gap, agreement } = question;
  return (
    <LevelOnScale
      row={{ ...question, interval: null, earlier: null }}
      max={max}
      target={target}
      earlier={null}
      threshold={threshold}
    >
      <p className="question-facts quiet">
        <GapWords gap={gap} />
        {agreement && (
          <span>
            {t("resultDetails.questions.agreement")}: {t(`resultDetails.agreement.word.${agreement.word}`)}
          </span>
        )}
      </p>
    </LevelOnScale>
  );
}
