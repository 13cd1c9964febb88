import files from "virtual:page-texts";
import i18next from "i18next";
import { matchRoutes } from "react-router";
import { asLocale } from "./language.ts";

/** Fetches the texts of the page at a path, in the document's language, unless they are here. */
export async function fetchPageTexts(path: string): Promise<void> {
  const pages = Object.keys(files[asLocale(i18next.language)]).map((address) => ({ path: address }));
  const address = matchRoutes(pages, path)?.at(-1)?.route.path;
  if (address) await fetchTexts(address);
}

/** Fetches the texts that stand around every page. */
export async function fetchFrameTexts(): Promise<void> {
  await fetchTexts("frame");
}

async function fetchTexts(address: string): Promise<void> {
  const locale = asLocale(i18next.language);
  const fetched = await files[locale][address]?.();
  if (fetched) i18next.addResourceBundle(locale, "translation", fetched.default, true, true);
}

/**
 * Runs what a next page needs and fetches its texts meanwhile, so that they are here before it is shown. Where they
 * cannot be had (a new version has come since), the browser opens the page itself.
 */
export async function besidePageTexts<Result>(
  request: Request,
  next: () => Promise<Result>,
): Promise<Result> {
  const areHere = fetchPageTexts(new URL(request.url).pathname).then(
    () => true,
    () => false,
  );
  const result = await next();
  if (await areHere) return result;
  location.assign(request.url);
  return new Promise(() => {}); // this document is over
}
