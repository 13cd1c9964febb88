import { z } from "zod";
import { yearSeries } from "#app/domain/results/year-series.ts";

/**
 * What the results' addresses say after the question mark: which view is shown, so that it can be sent to others. An
 * address with something else in it is an address all the same: what is not understood is passed over. For loaders: a
 * page that writes addresses needs `results-address.ts` alone, and not the whole of zod in the browser.
 */
const resultsSearch = z.object({
  round: z.string().optional().catch(undefined),
  /** The earlier round. */
  compare: z.string().optional().catch(undefined),
  /** The key of a group: a department's, `others`, or `all` for the organization. */
  department: z.string().optional().catch(undefined),
  dimension: z.string().optional().catch(undefined),
  /** Whose answers and years a file has; pages have it in their path. */
  question: z.string().optional().catch(undefined),
  /** The last remark of the page before. */
  after: z.string().optional().catch(undefined),
  series: z.enum(yearSeries).catch("departments"),
});

export function searchOf(url: URL): z.infer<typeof resultsSearch> {
  return resultsSearch.parse(Object.fromEntries(url.searchParams));
}
