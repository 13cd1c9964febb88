import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Texts by key, which lie within each other: `problem`, `not-found`, `title`. */
export type Texts = { readonly [key: string]: string | Texts };

/** Every text with its whole key, `problem.not-found.title`. */
export function flatten(
  texts: Texts,
  path: readonly string[] = [],
): readonly (readonly [key: string, text: string])[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [[[...path, key].join("."), value] as const] : flatten(value, [...path, key]),
  );
}

/** The texts of some keys alone, as they lie within each other. */
export function pick(texts: Texts, keys: ReadonlySet<string>, path: readonly string[] = []): Texts {
  const picked: { [key: string]: string | Texts } = {};
  for (const [key, value] of Object.entries(texts)) {
    const whole = [...path, key];
    const inner = typeof value === "string" ? value : pick(value, keys, whole);
    if (typeof inner === "string" ? keys.has(whole.join(".")) : Object.keys(inner).length > 0)
      picked[key] = inner;
  }
  return picked;
}

/** What reads as a text's key, `home.lead`, or as one that is put together at run time, `problem.${code}.title`. */
const keyLike = /\b[a-zA-Z]\w*(?:\.(?:[\w-]|\$\{[^}]*\})+)+/g;

/** Which of the keys a source asks for. It may say too many, but not too few: a key stands in one piece. */
export function keysUsedIn(source: string, keys: readonly string[]): readonly string[] {
  const found = [...new Set(source.match(keyLike))];
  const whole = new Set(found.filter((key) => !key.includes("${")));
  const made = found.filter((key) => key.includes("${")).map(asPattern);
  return keys.filter((key) => {
    const asked = key.replace(/_(zero|one|other)$/, ""); // which i18next puts to it, by a count
    return whole.has(asked) || made.some((pattern) => pattern.test(asked));
  });
}

function asPattern(key: string): RegExp {
  const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(".", "\\."));
  return new RegExp(`^${parts.join(".+")}$`);
}

/** An import of a module of our own, at once or later; types travel nowhere. */
const ownImport =
  /(?:\b(?:import|export)\s+(?!type\b)[^"';]*?\bfrom\s*|\bimport\s*\(?\s*)"((?:#app\/|\.{1,2}\/)[^"]+\.tsx?)"/g;

/** The modules to which one leads a browser, itself first: paths from the project's folder. */
export function modulesBehind(entry: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(entry) || entry.includes(".server.")) return seen;
  seen.add(entry);
  for (const [, address = ""] of readFileSync(entry, "utf8").matchAll(ownImport)) {
    const isOfApp = address.startsWith("#app/");
    modulesBehind(isOfApp ? address.slice(1) : join(dirname(entry), address), seen);
  }
  return seen;
}

/** The keys that a page's module and all behind it ask for. */
export function keysBehind(entry: string, keys: readonly string[]): ReadonlySet<string> {
  return new Set([...modulesBehind(entry)].flatMap((file) => keysUsedIn(readFileSync(file, "utf8"), keys)));
}
