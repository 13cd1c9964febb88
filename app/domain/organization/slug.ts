/** First parts of addresses that are Mognad's own; a test holds that every route's is among them. */
const reservedSlugs: ReadonlySet<string> = new Set([
  ...["account", "admin", "api", "assets", "first-start", "forgot-password", "healthz", "help", "invited"],
  ...["language", "metrics", "method", "open-data", "operator", "password", "public", "r", "readyz"],
  ...["results", "sign-in", "sign-out", "sso", "static", "svara", "well-known"],
]);

/** Why a place in addresses cannot be given; the last part of a form error's key. */
export type SlugFault = "missing" | "slugLetters" | "slugReserved";

/** What is wrong with an organization's place in addresses (`/kungsor`); null where nothing is. */
export function slugFault(slug: string): SlugFault | null {
  if (slug === "") return "missing";
  if (slug.length > 40 || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) return "slugLetters";
  return reservedSlugs.has(slug) ? "slugReserved" : null;
}

/** The place in addresses that a name suggests: `Kungsörs kommun` is `kungsors-kommun`. */
export function suggestedSlug(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, "");
}
