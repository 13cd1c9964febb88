import i18next from "i18next";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { HydratedRouter } from "react-router/dom";
import { asLocale, i18nextOptions } from "#app/i18n/language.ts";
import { fetchFrameTexts, fetchPageTexts } from "#app/i18n/page-texts.client.ts";

async function hydrate(): Promise<void> {
  const locale = asLocale(document.documentElement.lang);
  await i18next.use(initReactI18next).init({
    ...i18nextOptions,
    lng: locale,
    resources: { [locale]: { translation: {} } },
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => console.error(`The page has no text "${key}".`),
  });
  await Promise.all([fetchFrameTexts(), fetchPageTexts(location.pathname)]);
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
