import type { TFunction } from "i18next";
import { authorize, type Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import { Problem } from "#app/domain/problem.ts";
import { profileView } from "#app/domain/results/profile-view.ts";
import { questionList } from "#app/domain/results/question-list.ts";
import { type QuestionView, questionView } from "#app/domain/results/question-view.ts";
import { resultsPage } from "#app/domain/results/results.server.ts";
import { resultsOverview } from "#app/domain/results/results-overview.ts";
import type { FiguresPage, ResultsPage } from "#app/domain/results/results-page.ts";
import type { YearLines } from "#app/domain/results/years.ts";
import { yearsView } from "#app/domain/results/years-view.ts";
import { spreadsheetCsv } from "#app/domain/spreadsheet-csv.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { getI18next } from "#app/i18n/middleware.server.ts";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/csv.ts";
import { answerTable } from "./answer-table.ts";
import { levelOrReason, missingWords } from "./missing-words.ts";
import { searchOf } from "./results-search.ts";
import { subjectName } from "./subject-name.ts";

type Rows = readonly (readonly string[])[];

/** What a table is made from: the view that the address asks for, in the reader's language. */
type Asked = {
  readonly environment: Environment;
  readonly scope: Scope;
  readonly search: ReturnType<typeof searchOf>;
  readonly t: TFunction;
  readonly language: string;
};

const tables = {
  levels: levelTable,
  years: yearTable,
  questions: questionTable,
  profile: profileTable,
  answers: answersTable,
};

/** A table of the results as a file: the same figures as on the page that it is taken from, as they are shown there. */
export async function loader({ params, url, context }: Route.LoaderArgs): Promise<Response> {
  const scope = authorize(actorOf(context), "results.read", params.org);
  const table = Object.entries(tables).find(([name]) => name === params.table)?.[1];
  if (table === undefined) throw new Problem("not-found");
  const { t, language } = getI18next(context);
  const search = searchOf(url);
  const rows = await table({ environment: environmentOf(context), scope, search, t, language });
  const { question, round } = search;
  const name = [scope.slug, params.table, question, round].filter((part) => part !== undefined).join("-");
  return new Response(spreadsheetCsv(rows), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}.csv`,
      "Cache-Control": "no-store",
    },
  });
}

async function levelTable({ environment, scope, search, t, language }: Asked): Promise<Rows> {
  const page = figuresOf(await resultsPage(environment, scope, search, resultsOverview));
  const { levels, heatmap } = page.view;
  const { level, target } = formatFor(language);
  const threshold = thresholdOf(page);
  const goal = (one: number | null) => (one === null ? "" : target(one));
  return [
    [
      ...roundHead(t),
      t("results.department"),
      t("resultDetails.profile.overall"),
      ...heatmap.dimensions.map(({ title }) => inLanguage(title, language)),
    ],
    ...heatmap.rows.map(({ subject, cells }, index) => {
      const row = levels.rows[index];
      return [
        ...roundCells(page),
        subjectName(subject, scope.name, t, language),
        row ? levelOrReason(row, threshold, { t, language }) : "",
        ...cells.map((cell) =>
          cell.kind === "level" ? level(cell.level) : missingWords(cell.reason, threshold, t),
        ),
      ];
    }),
    [
      ...roundCells(page),
      t("chart.target"),
      goal(levels.target),
      ...heatmap.dimensions.map((one) => goal(one.target)),
    ],
  ];
}

async function yearTable(asked: Asked): Promise<Rows> {
  const { scope, search, t, language } = asked;
  const ofQuestion = search.question !== undefined;
  const { names, rows } = ofQuestion ? (await questionOf(asked)).view.years : await yearsOf(asked);
  const { level } = formatFor(language);
  return [
    [
      t(ofQuestion || search.series === "departments" ? "results.department" : "results.dimension"),
      t("resultDetails.csv.year"),
      t("resultDetails.csv.level"),
      t("resultDetails.csv.low"),
      t("resultDetails.csv.high"),
    ],
    ...rows.flatMap(({ name, levels, intervals }) =>
      names.map(({ label }, year) => {
        const [low, high] = intervals[year] ?? [];
        const shown = (value: number | null | undefined) => (value == null ? "" : level(value));
        const what = name ? inLanguage(name, language) : scope.name;
        return [what, label, shown(levels[year]), shown(low), shown(high)];
      }),
    ),
  ];
}

async function yearsOf({ environment, scope, search }: Asked): Promise<YearLines> {
  return figuresOf(await resultsPage(environment, scope, search, yearsView(search.series))).view.years;
}

async function answersTable(asked: Asked): Promise<Rows> {
  const { scope, t, language } = asked;
  const page = await questionOf(asked);
  const { view } = page;
  const threshold = thresholdOf(page);
  const { columns, rows } = answerTable(view, { t, language, whole: scope.name, threshold });
  const title = inLanguage(view.title, language);
  return [
    [...roundHead(t), t("resultDetails.questions.question"), ...columns],
    ...rows.map((row) => [...roundCells(page), title, ...row]),
  ];
}

/** The page of the question that the address names; one that the round does not have is not found. */
async function questionOf({ environment, scope, search }: Asked): Promise<FiguresPage<QuestionView>> {
  const arrangement = questionView(search.question ?? "", undefined);
  const { view, ...page } = figuresOf(await resultsPage(environment, scope, search, arrangement));
  if (view === null) throw new Problem("not-found");
  return { ...page, view };
}

async function questionTable({ environment, scope, search, t, language }: Asked): Promise<Rows> {
  const arrangement = questionList(search.department, search.dimension);
  const page = figuresOf(await resultsPage(environment, scope, search, arrangement));
  const { target, gap } = formatFor(language);
  return [
    [
      ...roundHead(t),
      t("results.department"),
      t("resultDetails.questions.dimension"),
      t("resultDetails.questions.question"),
      t("resultDetails.csv.level"),
      t("chart.target"),
      t("resultDetails.csv.gap"),
      t("resultDetails.questions.agreement"),
    ],
    ...page.view.dimensions.flatMap(({ title, questions }) =>
      questions.map((question) => [
        ...roundCells(page),
        subjectName(page.view.group.subject, scope.name, t, language),
        inLanguage(title, language),
        inLanguage(question.title, language),
        levelOrReason(question, thresholdOf(page), { t, language }),
        question.target === null ? "" : target(question.target),
        question.gap === null ? "" : gap(question.gap),
        question.agreement === null ? "" : t(`resultDetails.agreement.word.${question.agreement.word}`),
      ]),
    ),
  ];
}

async function profileTable({ environment, scope, search, t, language }: Asked): Promise<Rows> {
  const page = figuresOf(await resultsPage(environment, scope, search, profileView(search.department)));
  const { group, dimensions } = page.view;
  const { level, target, gap } = formatFor(language);
  return [
    [
      ...roundHead(t),
      t("results.department"),
      t("resultDetails.questions.dimension"),
      t("resultDetails.csv.level"),
      t("resultDetails.csv.low"),
      t("resultDetails.csv.high"),
      t("chart.target"),
      t("resultDetails.csv.gap"),
    ],
    ...dimensions.map((row) => [
      ...roundCells(page),
      subjectName(group.subject, scope.name, t, language),
      inLanguage(row.title, language),
      levelOrReason(row, thresholdOf(page), { t, language }),
      ...(row.interval?.map(level) ?? ["", ""]),
      row.target === null ? "" : target(row.target),
      row.gap === null ? "" : gap(row.gap),
    ]),
  ];
}

/** k of a confidential round; null in office. */
function thresholdOf({ disclosure }: FiguresPage<unknown>): number | null {
  return disclosure?.threshold ?? null;
}

/** A round is a case: its number stands on all that leaves it. */
function roundHead(t: TFunction): readonly string[] {
  return [t("results.filter.round"), t("rounds.facts.diaryNumber")];
}

function roundCells({ round, diaryNumber }: FiguresPage<unknown>): readonly string[] {
  return [round.label, diaryNumber ?? ""];
}

function figuresOf<View>(page: ResultsPage<View>): FiguresPage<View> {
  if (page.kind !== "figures") throw new Problem("not-found");
  return page;
}
