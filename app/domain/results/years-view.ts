import { type ChangeGroup, changeGroups } from "./change-groups.ts";
import type { Arrangement } from "./results-page.ts";
import type { YearSeries } from "./year-series.ts";
import { type Years, yearsOf } from "./years.ts";

/** Year by year: the lines, and what has changed since the earlier round. */
export type YearsView = {
  readonly years: Years;
  /** Empty where no change is shown. */
  readonly changes: readonly ChangeGroup[];
};

export function yearsView(series: YearSeries): Arrangement<YearsView> {
  return {
    rounds: "all-years",
    arrange: async ({ results, comparison, names, successions, years }) => ({
      years: yearsOf(await years(), results, series, successions, names),
      changes: comparison ? changeGroups(results.questionnaire, comparison, names) : [],
    }),
  };
}
