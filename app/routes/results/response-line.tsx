import { useTranslation } from "react-i18next";
import type { ResponseCount } from "#app/domain/results/round-results.ts";
import { formatFor } from "#app/i18n/format.ts";

/** How many have answered, in a sentence: "40 av 55 inbjudna har svarat (73 %)". */
export function ResponseLine({
  responses: { n, invited, answering },
}: {
  readonly responses: ResponseCount;
}) {
  const { t, i18n } = useTranslation();
  const { percent } = formatFor(i18n.language);
  const who = answering === "joint" ? "joint" : "individual";
  if (!invited) return t(`results.responses.${who}Unknown`, { n });
  return t(`results.responses.${who}`, { n, invited, percent: percent(n / invited) });
}
