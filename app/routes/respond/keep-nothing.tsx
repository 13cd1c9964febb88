import { Checkbox } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import type { QueueView } from "./answer-queue.ts";

type KeepNothingProps = {
  readonly keeping: QueueView["keeping"];
  readonly chosen: boolean;
  readonly onChoose: (nothing: boolean) => void;
};

/** For a shared computer: what is not sent yet stays on the page alone. Says so too where the browser wants it so. */
export function KeepNothing({ keeping, chosen, onChoose }: KeepNothingProps) {
  const { t } = useTranslation();
  return (
    <div className="keep-nothing">
      <Checkbox
        label={t("answer.keepNothing.label")}
        description={t("answer.keepNothing.description")}
        data-size="sm"
        checked={chosen}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
      />
      {/* There from the beginning, so that what it comes to say is read out. */}
      <div role="status">
        {keeping === "refused" && <p className="notice">{t("answer.keepNothing.refused")}</p>}
        {chosen && <p className="notice">{t("answer.keepNothing.chosen")}</p>}
      </div>
    </div>
  );
}
