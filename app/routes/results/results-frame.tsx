import { Tag } from "@digdir/designsystemet-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { Finding } from "#app/domain/results/finding.ts";
import type { QuestionStatement } from "#app/domain/results/question-finding.ts";
import type { FiguresPage, ResultsPage, ShownDisclosure } from "#app/domain/results/results-page.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { type OrganizationFrame, OrganizationPage } from "#app/routes/layout/organization-page.tsx";
import { DestroyedAnswers } from "#app/routes/rounds/destroyed-answers.tsx";
import { Breadcrumbs, type Crumb } from "#app/ui/page.tsx";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";
import { cautionWords, questionWords, statementWords } from "./finding-words.ts";
import { ResponseLine } from "./response-line.tsx";
import { resultsAddress } from "./results-address.ts";
import { ResultsFilter } from "./results-filter.tsx";
import { useSubjectName } from "./subject-name.ts";
import "./results-frame.css";

type ResultsFrameProps<View> = {
  readonly organization: OrganizationFrame;
  readonly page: ResultsPage<View>;
  /** What this page is called; null: the results' first page. */
  readonly part: string | null;
  /** Its address below the results, such as "/years". */
  readonly place?: string;
  /** Pages between the results' first and this one. */
  readonly between?: readonly Crumb[];
  /** What else the address says that another choice of rounds must keep, such as the department. */
  readonly keep?: Readonly<Record<string, string>>;
  /** Further choices beside the rounds. */
  readonly filters?: (page: FiguresPage<View>) => ReactNode;
  /** What the figures say, on pages that begin with it. */
  readonly finding?: (page: FiguresPage<View>) => Finding;
  /** The same of one question. */
  readonly questionFinding?: (page: FiguresPage<View>) => readonly QuestionStatement[];
  readonly children: (page: FiguresPage<View>) => ReactNode;
};

/** Every page of results: which rounds it shows, what is said of them, and the ways to the other pages. */
export function ResultsFrame<View>({
  organization,
  page,
  part,
  place = "",
  between = [],
  keep = {},
  filters,
  finding,
  questionFinding,
  children,
}: ResultsFrameProps<View>) {
  const { t } = useTranslation();
  const [here] = useSearchParams();
  const { slug, name } = organization;
  const results =
    page.kind === "empty" ? t("results.title") : t("results.titleOf", { round: page.round.label });
  const address = (to: string) => resultsAddress(slug, to, here);
  return (
    <OrganizationPage organization={organization}>
      <title>{`${part ? `${part} – ` : ""}${results} – ${name} – Mognad`}</title>
      <Breadcrumbs
        label={t("layout.breadcrumbs")}
        crumbs={[
          { to: `/${slug}`, label: t("layout.overview") },
          ...(part === null
            ? [{ label: results }]
            : [{ to: address(""), label: results }, ...between, { label: part }]),
        ]}
      />
      <h1>{part ?? results}</h1>
      {page.kind === "figures" && (
        <p className="print-only">
          {[
            name,
            results,
            ...(page.diaryNumber ? [t("results.diaryNumber", { number: page.diaryNumber })] : []),
          ].join(" · ")}
        </p>
      )}
      {page.kind === "figures" && <DestroyedAnswers destruction={page.destruction} />}
      {page.kind === "empty" ? (
        <>
          <p className="lead">{t(`results.empty.${page.reason}`)}</p>
          <p className="actions">
            <Link to={`/${slug}`}>{t("results.toOverview")}</Link>
          </p>
        </>
      ) : (
        <>
          <SubNavigation
            label={t("results.parts.label", { round: page.round.label })}
            places={[
              { to: address(""), label: t("results.parts.overview"), end: true },
              { to: address("/years"), label: t("results.parts.years") },
              { to: address("/questions"), label: t("results.parts.questions") },
              { to: address("/profile"), label: t("results.parts.profile") },
              { to: address("/organizations"), label: t("results.parts.organizations") },
              { to: address("/summary"), label: t("results.parts.summary") },
            ]}
          />
          <ResultsFilter choices={page} action={`/${slug}/results${place}`} keep={keep}>
            {page.kind === "figures" && filters?.(page)}
          </ResultsFilter>
          {page.kind === "figures" ? (
            <>
              <RoundFacts
                page={page}
                whole={name}
                finding={finding?.(page) ?? null}
                question={questionFinding?.(page) ?? []}
              />
              {children(page)}
            </>
          ) : (
            <NoFigures page={page} />
          )}
        </>
      )}
    </OrganizationPage>
  );
}

type AwaitingClose = Extract<ResultsPage<never>, { kind: "awaiting-close" }>;
type NoResponses = Extract<ResultsPage<never>, { kind: "no-responses" }>;

function NoFigures({ page }: { readonly page: AwaitingClose | NoResponses }) {
  const { t } = useTranslation();
  if (page.kind === "no-responses") {
    return (
      <Summary preliminary={page.round.state === "preliminary" ? "may-change" : null}>
        <p>{t(`results.noResponses.${page.hasEnded ? "ended" : "open"}`)}</p>
      </Summary>
    );
  }
  return (
    <Summary>
      <p>
        <ResponseLine responses={page.responses} />
      </p>
      <AppearLine page={page} />
    </Summary>
  );
}

/** When the figures of a confidential round appear, and why not before. */
function AppearLine({ page }: { readonly page: AwaitingClose }) {
  const { t, i18n } = useTranslation();
  const { day, time } = formatFor(i18n.language);
  const { appearAt, threshold } = page;
  return (
    <p className="summary-more">
      {t("results.awaitingClose", { k: threshold, day: day(appearAt), time: time(appearAt) })}
    </p>
  );
}

type RoundFactsProps = {
  readonly page: FiguresPage<unknown>;
  readonly whole: string;
  readonly finding: Finding | null;
  readonly question: readonly QuestionStatement[];
};

/** What the figures say and rest on, and what stands in the way of more of them. */
function RoundFacts({ page, whole, finding, question }: RoundFactsProps) {
  const { t, i18n } = useTranslation();
  const nameOf = useSubjectName(whole);
  const { round, earlier, notCompared, disclosure, basis } = page;
  const preliminary = disclosure ? "frozen" : "may-change";
  const speech = { t, language: i18n.language, nameOf, earlier: earlier?.label ?? "" };
  const sentence = [
    ...(finding?.sentence ?? []).map((statement) => statementWords(statement, speech)),
    ...question.map((statement) => questionWords(statement, speech)),
  ].join(" ");
  return (
    <Summary preliminary={round.state === "preliminary" ? preliminary : null}>
      {sentence !== "" && (
        <div className="finding-row">
          <p className="finding-sentence">{withSoftHyphens(sentence)}</p>
        </div>
      )}
      <p className={sentence === "" ? undefined : "summary-more"}>
        <ResponseLine responses={page.responses} />
        {finding && ". "}
        {finding?.facts.map((statement) => statementWords(statement, speech)).join(" ")}
      </p>
      {notCompared && (
        <p className="summary-more">
          {t(`results.notCompared.${notCompared}`, { round: earlier?.label ?? "" })}
        </p>
      )}
      {disclosure && <DisclosureLines disclosure={disclosure} />}
      {comparedWith(page) && basis === "common" && (
        <p className="summary-more">{t("results.commonBasis", { round: earlier?.label })}</p>
      )}
      {finding && finding.cautions.length > 0 && (
        <ul className="finding-cautions">
          {finding.cautions.map((caution) => {
            const words = cautionWords(caution, speech);
            return (
              <li key={words}>
                <CautionSign />
                <span className="visually-hidden">{t("finding.caution.label")} </span>
                {withSoftHyphens(words)}
              </li>
            );
          })}
        </ul>
      )}
    </Summary>
  );
}

/** A warning triangle; its word stands beside it for those who do not see it. */
function CautionSign() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="M10 2.2 18.6 17H1.4z" className="caution-sign" />
      <path d="M10 7.5v4.6M10 14v1.2" className="caution-mark" />
    </svg>
  );
}

/** The earlier round, where changes since it are shown. */
export function comparedWith({
  earlier,
  notCompared,
}: FiguresPage<unknown>): FiguresPage<unknown>["earlier"] {
  return notCompared === null ? earlier : null;
}

/** What a confidential round does not show one by one, and why. */
function DisclosureLines({ disclosure }: { readonly disclosure: ShownDisclosure }) {
  const { t, i18n } = useTranslation();
  const { threshold: k, pooled, leftOut } = disclosure;
  const { list } = formatFor(i18n.language);
  const names = list(pooled.map((name) => inLanguage(name, i18n.language)));
  return (
    <>
      <p className="summary-more">{t("results.disclosure.inGroups", { k })}</p>
      {pooled.length > 0 && (
        <p className="summary-more">
          {leftOut > 0
            ? t("results.disclosure.leftOut", { k, n: leftOut, names, count: pooled.length })
            : t("results.disclosure.pooled", { k, names })}
        </p>
      )}
    </>
  );
}

/** The facts that the page begins with; of a round not published yet that it is not, and whether they may change. */
function Summary({
  preliminary = null,
  children,
}: {
  readonly preliminary?: "may-change" | "frozen" | null;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className="finding-panel summary">
      {preliminary && <Tag data-color="warning">{t("results.preliminary")}</Tag>}
      {children}
      {preliminary && <p className="summary-more">{t(`results.preliminaryBecause.${preliminary}`)}</p>}
    </div>
  );
}
