import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import { isScored } from "#app/domain/questionnaire/definition.ts";
import type { SumAgain } from "#app/domain/scoring/sum-book.ts";
import type { ResultsMaterial } from "./chosen-results.ts";
import { type Profile, profileView } from "./profile-view.ts";
import { type QuestionList, questionList } from "./question-list.ts";
import { type QuestionView, questionView } from "./question-view.ts";
import { groupsOf } from "./result-groups.ts";
import { type RoundChoice, resultsPage } from "./results.server.ts";
import { type ResultsOverview, resultsOverview } from "./results-overview.ts";
import {
  type Arrangement,
  arrangePage,
  type FiguresPage,
  type OpenedRound,
  type ResultsPage,
} from "./results-page.ts";
import type { YearSeries } from "./year-series.ts";
import { type YearsView, yearsView } from "./years-view.ts";

/** For tests: everything that any page of results shows, as one page. */

type Everything = ResultsOverview &
  YearsView & {
    /** Each group's, with the organization's last. */
    readonly profiles: readonly Profile[];
    readonly lists: readonly QuestionList[];
    /** Each scored question's, once for each group whose score it explains. */
    readonly questions: readonly (QuestionView | null)[];
  };
export type WholePage = Exclude<ResultsPage<Everything>, { kind: "figures" }> | WholeFigures;
type WholeFigures = Omit<FiguresPage<Everything>, "view"> & Everything;

function everything(series: YearSeries): Arrangement<Everything> {
  return {
    rounds: "all-years",
    arrange: async (opened) => ({
      ...(await resultsOverview.arrange(opened)),
      ...(await yearsView(series).arrange(opened)),
      ...(await ofGroups(opened)),
    }),
  };
}

async function ofGroups(opened: OpenedRound): Promise<Pick<Everything, "profiles" | "lists" | "questions">> {
  const keys = groupsOf(opened.results, opened.names).map(({ key }) => key);
  const asked = opened.results.questionnaire.questions.filter(isScored);
  return {
    profiles: await Promise.all(keys.map((key) => profileView(key).arrange(opened))),
    lists: await Promise.all(keys.map((key) => questionList(key, undefined).arrange(opened))),
    questions: await Promise.all(
      asked.flatMap(({ name }) => keys.map((key) => questionView(name, key).arrange(opened))),
    ),
  };
}

function whole(page: ResultsPage<Everything>): WholePage {
  if (page.kind !== "figures") return page;
  const { view, ...facts } = page;
  return { ...facts, ...view };
}

/** What somebody may see of a round in the database. */
export async function wholePage(
  environment: Environment,
  scope: Scope,
  { series = "departments", ...choice }: RoundChoice & { readonly series?: YearSeries } = {},
): Promise<WholePage> {
  return whole(await resultsPage(environment, scope, choice, everything(series)));
}

/** What the pages show of rounds that are in no database. */
export async function wholePageOf(
  material: ResultsMaterial,
  sumAgain: SumAgain,
  series: YearSeries = "departments",
): Promise<WholePage> {
  return whole(await arrangePage(material, sumAgain, everything(series).arrange));
}
