import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { SumAgain } from "#app/domain/scoring/sum-book.ts";
import type { ResultsMaterial } from "./chosen-results.ts";
import { type RoundChoice, resultsPage } from "./results.server.ts";
import { type ResultsOverview, resultsOverview } from "./results-overview.ts";
import { type Arrangement, arrangePage, type FiguresPage, type ResultsPage } from "./results-page.ts";
import type { YearSeries } from "./year-series.ts";
import { type YearsView, yearsView } from "./years-view.ts";

/** For tests: everything that any page of results shows, as one page. */

type Everything = ResultsOverview & YearsView;
export type WholePage = Exclude<ResultsPage<Everything>, { kind: "figures" }> | WholeFigures;
type WholeFigures = Omit<FiguresPage<Everything>, "view"> & Everything;

function everything(series: YearSeries): Arrangement<Everything> {
  return {
    rounds: "all-years",
    arrange: async (opened) => ({
      ...(await resultsOverview.arrange(opened)),
      ...(await yearsView(series).arrange(opened)),
    }),
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
