import type { Locale, LocalizedText } from "#app/domain/questionnaire/definition.ts";

export const locales = ["sv", "en"] as const satisfies readonly Locale[];

/** The language used where the browser asks for none that we have. */
export const defaultLocale: Locale = "sv";

/** What i18next says it speaks, as one of ours. */
export function asLocale(language: string): Locale {
  return locales.find((locale) => language === locale || language.startsWith(`${locale}-`)) ?? defaultLocale;
}

/** A text of a questionnaire or an organization, in the reader's language. */
export function inLanguage(text: LocalizedText, language: string): string {
  return text[asLocale(language)];
}

/** How i18next is set up, alike on the server and in the browser. */
export const i18nextOptions = {
  fallbackLng: defaultLocale,
  supportedLngs: [...locales],
  interpolation: { escapeValue: false }, // React escapes
  returnNull: false,
} as const;
