import { useTranslation } from "react-i18next";
import type { LatestMail } from "#app/domain/round/respondents/invited.ts";
import { formatFor } from "#app/i18n/format.ts";

/** What became of the latest mail about an invitation. */
export function LatestMailText({ mail: { kind, status, at } }: { readonly mail: LatestMail }) {
  const { t, i18n } = useTranslation();
  const what = kind === "reminder" ? t("respondents.mail.reminder") : t("respondents.mail.invitation");
  return t(`respondents.mail.status.${status}`, { what, day: formatFor(i18n.language).day(at) });
}
