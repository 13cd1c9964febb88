import { useTranslation } from "react-i18next";
import type { AreaProgress } from "#app/domain/response/progress.ts";

type AreaListProps = {
  readonly progress: readonly AreaProgress[];
  readonly current: string | null;
  readonly onChoose: (area: string) => void;
  readonly onReview: (event: React.MouseEvent<HTMLAnchorElement>) => void;
  readonly reviewAddress: string;
};

/** Every area with how far one has come in it. A link each: it leads there without script too. */
export function AreaList({ progress, current, onChoose, onReview, reviewAddress }: AreaListProps) {
  const { t } = useTranslation();
  const states = { done: "answer.done", begun: "answer.begun", "not-begun": "answer.notBegun" } as const;
  return (
    <ol className="areas">
      {progress.map(({ name, title, state, answered, asked }) => (
        <li key={name}>
          <a
            href={`?area=${encodeURIComponent(name)}`}
            aria-current={name === current ? "step" : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              onChoose(name);
            }}
          >
            <AreaMark state={state} />
            <span className="area-title">{title}</span>
            <span className="visually-hidden">, {t(states[state])},</span>
            {asked > 0 && (
              <span className="area-count number">{t("answer.answered", { answered, asked })}</span>
            )}
          </a>
        </li>
      ))}
      <li>
        <a href={reviewAddress} onClick={onReview}>
          <AreaMark state="not-begun" />
          <span className="area-title">{t("answer.review")}</span>
        </a>
      </li>
    </ol>
  );
}

/** Done, half way, or not begun; the words stand beside it. */
function AreaMark({ state }: { readonly state: AreaProgress["state"] }) {
  return (
    <svg className={`area-mark area-${state}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r="8.5" />
      {state === "begun" && <path className="area-half" d="M10 1.5 A 8.5 8.5 0 0 0 10 18.5 Z" />}
      {state === "done" && <path className="area-tick" d="M6 10.4 L 8.8 13.2 L 14 7.4" />}
    </svg>
  );
}
