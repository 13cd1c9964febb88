import { useTranslation } from "react-i18next";
import type { Browser } from "#app/domain/access/browser.ts";

/** What somebody knows a browser by: `Firefox, Windows`. */
export function BrowserName({ browser: { name, system } }: { readonly browser: Browser }) {
  const { t } = useTranslation();
  return [name, system].filter((part) => part !== null).join(", ") || t("account.sessions.unknown");
}
