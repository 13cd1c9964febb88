import i18next from "i18next";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { HydratedRouter } from "react-router/dom";
import { asLocale, i18nextOptions } from "#app/i18n/language.ts";

/** Only the page's own language is fetched; the other comes with a new page when a person switches. */
const texts = { sv: () => import("#app/i18n/sv.ts"), en: () => import("#app/i18n/en.ts") };

async function hydrate(): Promise<void> {
  const locale = asLocale(document.documentElement.lang);
  const { default: translation } = await texts[locale]();
  await i18next
    .use(initReactI18next)
    .init({ ...i18nextOptions, lng: locale, resources: { [locale]: { translation } } });
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18next}>
          <HydratedRouter />
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

void hydrate();
