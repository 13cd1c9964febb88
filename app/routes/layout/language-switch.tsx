import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { asLocale } from "#app/i18n/language.ts";

/** The one other language, as a form: it works without script, and opening an address changes nothing. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const { pathname, search } = useLocation();
  const other = asLocale(i18n.language) === "sv" ? "en" : "sv";
  return (
    <form method="post" action="/language">
      <input type="hidden" name="returnTo" value={pathname + search} />
      <button className="link-button" type="submit" name="language" value={other} lang={other}>
        {t("language.switch")}
      </button>
    </form>
  );
}
