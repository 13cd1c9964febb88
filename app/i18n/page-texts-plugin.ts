import type { Plugin } from "vite";
import routes from "../routes.ts";
import en from "./en.ts";
import sv from "./sv.ts";
import { flatten, keysBehind, pick, type Texts } from "./used-texts.ts";

const texts: Readonly<Record<string, Texts>> = { sv, en };

/** A page's texts; `address` is `frame` for those that stand around every page. */
type PageTexts = { readonly address: string; readonly name: string; readonly keys: ReadonlySet<string> };

/**
 * Makes `virtual:page-texts`: by language and page a file of the texts that the page's own modules ask for, and one of
 * the frame's. While developing, each of them holds every text.
 */
export function pageTexts(): Plugin {
  let isDeveloping = false;
  let pages: readonly PageTexts[] = [];
  return {
    name: "page-texts",
    configResolved({ command }) {
      isDeveloping = command === "serve";
      pages = pagesWithTexts();
    },
    resolveId: (id) => (id.startsWith("virtual:page-texts") ? `\0${id}` : null),
    load(id) {
      if (id === "\0virtual:page-texts") return `export default {${Object.keys(texts).map(listed).join()}};`;
      const [, language = "", name = ""] = /^\0virtual:page-texts\/(\w+)-(.*)$/.exec(id) ?? [];
      const page = pages.find((candidate) => candidate.name === name);
      if (!page || !texts[language]) return null;
      if (isDeveloping) return `export { default } from "/app/i18n/${language}.ts";`;
      return `export default ${JSON.stringify(pick(texts[language], page.keys))};`;
    },
  };

  function listed(language: string): string {
    const files = pages.map(
      ({ address, name }) =>
        `${JSON.stringify(address)}: () => import("virtual:page-texts/${language}-${name}")`,
    );
    return `${language}: {${files.join()}}`;
  }
}

/** What each page needs besides the frame's texts. */
export function pagesWithTexts(): readonly PageTexts[] {
  const keys = flatten(sv).map(([key]) => key);
  const frame = keysBehind("app/root.tsx", keys);
  const others = keys.filter((key) => !frame.has(key));
  const pages = routes
    .filter(({ file }) => file.endsWith(".tsx"))
    .map(({ path = "", file }) => ({
      address: `/${path}`,
      name: file.replace("routes/", "").replace(".tsx", "").replaceAll("/", "-"),
      keys: keysBehind(`app/${file}`, others),
    }))
    .filter(({ keys }) => keys.size > 0);
  return [{ address: "frame", name: "frame", keys: frame }, ...pages];
}
