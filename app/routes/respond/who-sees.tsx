import { useTranslation } from "react-i18next";
import type { Disclosure } from "#app/domain/round/round.ts";

/** Who will see what is answered, in plain words, before anything is. */
export function WhoSees({ disclosure }: { readonly disclosure: Disclosure }) {
  const { t } = useTranslation();
  const points =
    disclosure.kind === "in-office"
      ? [t("start.who.inOffice"), t("start.who.inOfficeReaders")]
      : [
          t("start.who.inGroups", { threshold: disclosure.threshold }),
          t("start.who.noLink"),
          t("start.who.comments"),
        ];
  return (
    <section className="who-sees" aria-labelledby="who-sees">
      <h2 id="who-sees">{t("start.who.title")}</h2>
      <ul>
        {[...points, t("start.who.publicRecord")].map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}
