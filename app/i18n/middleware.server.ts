import { createInstance, type i18n } from "i18next";
import Negotiator from "negotiator";
import { initReactI18next } from "react-i18next";
import {
  createContext,
  createCookie,
  type MiddlewareFunction,
  type RouterContextProvider,
} from "react-router";
import type { Locale } from "#app/domain/questionnaire/definition.ts";
import en from "./en.ts";
import { defaultLocale, i18nextOptions, locales } from "./language.ts";
import sv from "./sv.ts";

/** Remembers the language that a person chose. */
export const languageCookie = createCookie("language", {
  path: "/",
  httpOnly: true,
  sameSite: "lax",
  maxAge: 365 * 24 * 60 * 60,
});

/** Made once, for all requests: none changes its language, and to make one takes a good part of a small page's time. */
const speaking = { sv: await speaks("sv"), en: await speaks("en") } satisfies Record<Locale, i18n>;

async function speaks(locale: Locale): Promise<i18n> {
  const instance = createInstance({
    ...i18nextOptions,
    lng: locale,
    resources: { sv: { translation: sv }, en: { translation: en } },
  });
  await instance.use(initReactI18next).init();
  return instance;
}

const languageContext = createContext<Locale>(defaultLocale);

type Context = Readonly<RouterContextProvider>;

/** The language of a request: the person's choice, then the browser's wish. */
export function getLanguage(context: Context): Locale {
  return context.get(languageContext);
}

/** An i18next that speaks the language of a request. */
export function getI18next(context: Context): i18n {
  return speaking[getLanguage(context)];
}

/** Finds the language of a request, of which pages, their loaders and actions then ask. */
export const languageMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  context.set(languageContext, await languageOf(request));
  return next();
};

async function languageOf({ headers }: Request): Promise<Locale> {
  const chosen: unknown = await languageCookie.parse(headers.get("cookie"));
  const wishes = new Negotiator({
    headers: { "accept-language": headers.get("accept-language") ?? undefined },
  });
  return (
    locales.find((locale) => locale === chosen) ??
    locales.find((locale) => locale === wishes.language([...locales])) ??
    defaultLocale
  );
}
