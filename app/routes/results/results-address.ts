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
