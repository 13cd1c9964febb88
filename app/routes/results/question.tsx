import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { type QuestionPage, questionPage } from "#app/domain/results/question-page.server.ts";
import type { QuestionLink, QuestionView } from "#app/domain/results/question-view.ts";
import { resultsPage } from "#app/domain/results/results.server.ts";
import type { FiguresPage } from "#app/domain/results/results-page.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/question.ts";
import { AnswerBars } from "./answer-bars.tsx";
import { CsvLink } from "./csv-link.tsx";
import { DerivationSection } from "./derivation-section.tsx";
import { RemarkSection } from "./remark-section.tsx";
import { resultsAddress } from "./results-address.ts";
import { comparedWith, ResultsFrame } from "./results-frame.tsx";
import { searchOf } from "./results-search.ts";
import { YearCharts } from "./year-charts.tsx";
import "./question.css";

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "results.read", params.org);
  const environment = environmentOf(context);
  const search = searchOf(url);
  const arrangement = questionPage(environment, scope, params.question, search);
  return {
    organization: frameOf(scope),
    question: params.question,
    department: search.department,
    page: await resultsPage(environment, scope, search, arrangement),
  };
}

/** One question of a round: how the answers are spread, how its score came about, and how it was before. */
export default function Question({ loaderData }: Route.ComponentProps) {
  const { t, i18n } = useTranslation();
  const { organization, question, department, page } = loaderData;
  const [here] = useSearchParams();
  const view = page.kind === "figures" ? page.view : null;
  const address = (more: Readonly<Record<string, string>> = {}) =>
    resultsAddress(organization.slug, "/questions", here, more);
  return (
    <ResultsFrame
      organization={organization}
      page={page}
      part={view ? inLanguage(view.title, i18n.language) : t("resultDetails.questions.question")}
      place={`/questions/${encodeURIComponent(question)}`}
      between={[
        { to: address(), label: t("results.parts.questions") },
        ...(view
          ? [
              {
                to: address({ dimension: view.dimension.key }),
                label: inLanguage(view.dimension.title, i18n.language),
              },
            ]
          : []),
      ]}
      keep={department === undefined ? {} : { department }}
      questionFinding={({ view }) => view?.finding ?? []}
    >
      {(figures) =>
        figures.view === null ? (
          <p>
            {t("resultDetails.question.unknown", { round: figures.round.label })}{" "}
            <Link to={address()}>{t("resultDetails.question.toQuestions")}</Link>
          </p>
        ) : (
          <QuestionSections page={figures} view={figures.view} organization={organization} />
        )
      }
    </ResultsFrame>
  );
}

type QuestionSectionsProps = {
  readonly page: FiguresPage<unknown>;
  readonly view: QuestionPage;
  readonly organization: { readonly slug: string; readonly name: string };
};

function QuestionSections({ page, view, organization: { slug, name } }: QuestionSectionsProps) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const { scheme, rows, target, share, source, remarks } = view;
  const facts = { share: format.percent(share) };
  return (
    <>
      <p className="quiet question-facts-line">
        {target === null
          ? t("resultDetails.question.noTarget", facts)
          : t("resultDetails.question.target", { ...facts, level: format.target(target) })}{" "}
        {source && t("resultDetails.question.source", { source: inLanguage(source, i18n.language) })}
      </p>
      <section>
        <h2>{t("resultDetails.question.answers")}</h2>
        <p className="quiet section-lead">
          {t(`resultDetails.question.answersLead.${scheme.kind}`)}
          {rows.some(({ agreement }) => agreement?.smallGroup) &&
            ` ${t("resultDetails.agreement.smallGroup")}`}
          {view.differs && ` ${t("resultDetails.question.differs", { round: page.earlier?.label ?? "" })}`}
        </p>
        <AnswerBars
          scheme={scheme}
          rows={rows}
          whole={name}
          earlier={comparedWith(page)}
          threshold={page.disclosure?.threshold ?? null}
        />
        <CsvLink organization={slug} table="answers" question={view.name} />
      </section>
      <div className="question-columns">
        <section>
          <h2>{t("resultDetails.question.years")}</h2>
          <p className="quiet section-lead">{t("resultDetails.question.yearsLead")}</p>
          <YearCharts
            years={view.years}
            title={t("resultDetails.question.yearsTitle", { max: view.years.max })}
            rowHeader={t("results.department")}
            whole={name}
          />
          <CsvLink organization={slug} table="years" question={view.name} />
        </section>
        <DerivationSection view={view} round={page.round} whole={name} />
      </div>
      {remarks && <RemarkSection remarks={remarks} />}
      <Neighbours view={view} organization={slug} />
    </>
  );
}

function Neighbours({ view, organization }: { readonly view: QuestionView; readonly organization: string }) {
  const { t, i18n } = useTranslation();
  const [here] = useSearchParams();
  const department = here.get("department");
  const link = (label: string, to: QuestionLink | null) =>
    to && (
      <p>
        <span className="quiet">{label}</span>
        <Link
          to={resultsAddress(
            organization,
            `/questions/${encodeURIComponent(to.name)}`,
            here,
            department === null ? {} : { department },
          )}
        >
          {inLanguage(to.title, i18n.language)}
        </Link>
      </p>
    );
  return (
    <nav className="question-neighbours no-print" aria-label={t("resultDetails.question.neighbours")}>
      {link(t("resultDetails.question.previous"), view.previous)}
      {link(t("resultDetails.question.next"), view.next)}
    </nav>
  );
}
