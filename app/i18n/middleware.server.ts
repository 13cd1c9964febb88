import { initReactI18next } from "react-i18next";
import { createCookie, type MiddlewareFunction } from "react-router";
import { createI18nextMiddleware } from "remix-i18next";
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

/** The language of a request (the person's choice, then the browser's wish), and an i18next that speaks it. */
const [findLanguage, getLanguage, getI18next] = createI18nextMiddleware({
  detection: {
    supportedLanguages: [...locales],
    fallbackLanguage: defaultLocale,
    cookie: languageCookie,
    order: ["cookie", "header"],
  },
  i18next: { ...i18nextOptions, resources: { sv: { translation: sv }, en: { translation: en } } },
  plugins: [initReactI18next],
});

export { getI18next, getLanguage };

/** Saving answers with data, in no language. It comes often, and an i18next of its own would be a tenth of what it costs. */
const wordless = /^\/svara\/[^/]+\/answers$/;

/** Finds the language of a request, of which pages, their loaders and actions then ask. */
export const languageMiddleware: MiddlewareFunction<Response> = (parts, next) =>
  wordless.test(new URL(parts.request.url).pathname) ? next() : findLanguage(parts, next);
