import { z } from "zod";
import { yearSeries } from "#app/domain/results/year-series.ts";

/**
 * What the results' addresses say after the question mark: which view is shown, so that it can be sent to others. An
 * address with something else in it is an address all the same: what is not understood is passed over.
 */
const resultsSearch = z.object({
  round: z.string().optional().catch(undefined),
  /** The earlier round. */
  compare: z.string().optional().catch(undefined),
  /** The key of a group: a department's, `others`, or `all` for the organization. */
  department: z.string().optional().catch(undefined),
  dimension: z.string().optional().catch(undefined),
  /** The last remark of the page before. */
  after: z.string().optional().catch(undefined),
  series: z.enum(yearSeries).catch("departments"),
});

export function searchOf(url: URL): z.infer<typeof resultsSearch> {
  return resultsSearch.parse(Object.fromEntries(url.searchParams));
}

/** What goes along from one of the results' pages to another. */
const kept = ["round", "compare"] as const;

/**
 * The address of another page of results on the same rounds.
 *
 * @param place below the organization's results: "" or such as "/years"
 * @param here what this page's address says
 * @param more what the other page is to show besides
 */
export function resultsAddress(
  organization: string,
  place: string,
  here: URLSearchParams,
  more: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams();
  for (const name of kept) {
    const value = here.get(name);
    if (value !== null) search.set(name, value);
  }
  for (const [name, value] of Object.entries(more)) search.set(name, value);
  const query = search.size === 0 ? "" : `?${search}`;
  return `/${organization}/results${place}${query}`;
}
