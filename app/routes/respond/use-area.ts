import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { SurveyModel } from "survey-core";
import type { Area } from "#app/domain/response/form.ts";
import type { AreaProgress } from "#app/domain/response/progress.ts";
import { questionId } from "./question-address.ts";

export type ShownArea = {
  readonly area: Area | undefined;
  /** The page's heading, to which reading goes when another area is shown. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly show: (area: string) => void;
};

/** Which area is shown. It stands in the address, so that a reloaded page opens where it was left. */
export function useArea(
  survey: SurveyModel,
  progress: readonly AreaProgress[],
  areas: readonly Area[],
  initial: string | null,
): ShownArea {
  const [wanted, setWanted] = useState(initial);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  // An answer may hide the very area that is shown: its neighbour then takes its place.
  const name = progress.some((one) => one.name === wanted) ? wanted : (progress[0]?.name ?? null);

  const navigate = useNavigate();
  const show = useCallback(
    (area: string) => {
      const page = survey.getPageByName(area);
      if (!page?.isVisible) return;
      survey.currentPage = page;
      setWanted(area);
      // No step of the browser's history, since the way back leads out of the questionnaire; and nothing is asked of
      // the server, which may be out of reach.
      void navigate(`?area=${encodeURIComponent(area)}`, {
        replace: true,
        preventScrollReset: true,
        defaultShouldRevalidate: false,
      });
      window.scrollTo({ top: 0 });
      moved.current = true;
    },
    [survey, navigate],
  );
  // Once the heading says where one has come.
  useEffect(() => {
    if (moved.current && name !== null) heading.current?.focus({ preventScroll: true });
    moved.current = false;
  }, [name]);

  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id.startsWith(questionId(""))) return;
    const question = document.getElementById(id);
    question?.scrollIntoView({ block: "start" });
    question?.querySelector<HTMLElement>("input:checked, input, textarea, select")?.focus({
      preventScroll: true,
    });
  }, []);

  return { area: areas.find((area) => area.name === name), heading, show };
}
