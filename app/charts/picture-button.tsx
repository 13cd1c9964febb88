import { type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { drawPicture, pictureName } from "./picture.ts";

type PictureButtonProps = {
  /** Where the chart's canvas is. */
  readonly chart: RefObject<HTMLElement | null>;
  /** What the picture says above the chart. */
  readonly title: string;
};

/** Saves a chart as a picture with its title. There is no chart without script, and so no button. */
export function PictureButton({ chart, title }: PictureButtonProps) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const save = (): void => {
    const canvas = chart.current?.querySelector("canvas");
    const picture = canvas ? drawPicture(canvas, title) : null;
    setFailed(picture === null);
    picture?.toBlob((blob) => {
      setFailed(blob === null);
      if (blob === null) return;
      const address = URL.createObjectURL(blob);
      const link = document.createElement("a");
      link.href = address;
      link.download = `${pictureName(title)}.png`;
      link.click();
      URL.revokeObjectURL(address);
    }, "image/png");
  };
  return (
    <p className="chart-save no-print">
      <button type="button" className="link-button" onClick={save}>
        {t("chart.picture")}
      </button>
      {failed && <span role="alert"> {t("chart.noPicture")}</span>}
    </p>
  );
}
