/** `new` is the address of the form that makes a round. */
const reserved = ["new"];

/**
 * A round's place in addresses: its year where that is free, else its title, else its year with a number.
 *
 * @param taken those of the organization's other rounds
 */
export function roundSlug(title: string, year: number, taken: ReadonlySet<string>): string {
  const isFree = (slug: string) => slug !== "" && !taken.has(slug) && !reserved.includes(slug);
  const readable = [String(year), plainLetters(title)].find(isFree);
  if (readable !== undefined) return readable;
  let number = 2;
  while (taken.has(`${year}-${number}`)) number++;
  return `${year}-${number}`;
}

/** `Mätomgång våren 2026` as `matomgang-varen-2026`. */
function plainLetters(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "");
}
