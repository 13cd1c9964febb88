import { initReactI18next } from "react-i18next";
import { createCookie } from "react-router";
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

/** Finds the language of a request (the person's choice, then the browser's wish) and an i18next that speaks it. */
export const [i18nextMiddleware, getLanguage, getI18next] = createI18nextMiddleware({
  detection: {
    supportedLanguages: [...locales],
    fallbackLanguage: defaultLocale,
    cookie: languageCookie,
    order: ["cookie", "header"],
  },
  i18next: { ...i18nextOptions, resources: { sv: { translation: sv }, en: { translation: en } } },
  plugins: [initReactI18next],
});
