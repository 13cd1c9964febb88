import { useTranslation } from "react-i18next";
import type { Round } from "#app/domain/round/round.ts";
import { PointList } from "./point-list.tsx";

/** Who will see what is answered, in plain words, before anything is. */
export function WhoSees({ disclosure, answering }: Pick<Round, "disclosure" | "answering">) {
  const { t } = useTranslation();
  const points =
    disclosure.kind === "in-office"
      ? [t("start.who.inOffice"), t("start.who.inOfficeReaders")]
      : [t("start.who.inGroups", { threshold: disclosure.threshold }), t("start.who.comments")];
  return (
    <PointList
      id="who-sees"
      title={t("start.who.title")}
      points={[
        ...points,
        ...(answering === "joint" ? [t("start.who.jointly")] : []),
        t("start.who.publicRecord"),
      ]}
    />
  );
}
