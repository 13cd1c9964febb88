import { type Finding, findingOf } from "./finding.ts";
import { type Heatmap, heatmap } from "./heatmap.ts";
import { type LevelRows, levelRows } from "./level-rows.ts";
import type { Arrangement } from "./results-page.ts";

/** The results' first page: how the departments stand, overall and in every area. */
export type ResultsOverview = {
  readonly finding: Finding;
  readonly levels: LevelRows;
  readonly heatmap: Heatmap;
};

export const resultsOverview: Arrangement<ResultsOverview> = {
  rounds: "chosen",
  arrange: ({ results, comparison, names }) => ({
    finding: findingOf(results, comparison, names),
    levels: levelRows(results, comparison, names),
    heatmap: heatmap(results, comparison, names),
  }),
};
