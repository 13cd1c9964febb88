import { useEffect, useMemo, useRef, useState } from "react";
import type { Answers, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { isLevel, isSameLevel, type Level } from "#app/domain/response/last-time.ts";
import type { ShownEarlierAnswer, ShownLastTime } from "./last-time.ts";

type Options = {
  readonly handle: string;
  /** Whether the department answers as one. */
  readonly isJoint: boolean;
  readonly questionnaire: Pick<Questionnaire, "questions">;
  readonly answers: Answers;
};

/** What stands beside the levels that a department has chosen. */
export type EarlierLevels = {
  readonly beside: ReadonlyMap<string, EarlierLevel>;
  /** The questions whose level was there when the page was opened: what comes beside them is read there, not told. */
  readonly untold: ReadonlySet<string>;
  /** Where the answers of last time have been destroyed: of which year, and when. */
  readonly destroyed: { readonly year: number; readonly at: string } | null;
};

export type EarlierLevel = Pick<ShownEarlierAnswer, "lines" | "comment"> & {
  readonly year: number;
  /** Whether the level that is chosen now is another. */
  readonly differs: boolean;
};

/**
 * What the department answered last time, beside the levels that it has chosen now; null where everybody answers one by
 * one. Asked for once there is a level, and not before: what is nowhere in the page can neither be seen, nor heard, nor
 * be an anchor for what is chosen. Once for the page and not for each question, so that no choice waits for the line.
 */
export function useLastTime({ handle, isJoint, questionnaire, answers }: Options): EarlierLevels | null {
  const [lastTime, setLastTime] = useState<ShownLastTime | null>(null);
  const asked = useRef(false);
  const chosen = useMemo(() => levelsIn(questionnaire, answers), [questionnaire, answers]);
  const [before] = useState(chosen);
  const count = isJoint ? chosen.size : 0;
  useEffect(() => {
    if (count === 0 || asked.current) return;
    asked.current = true;
    askLastTime(`/svara/${handle}/last-time`).then(setLastTime, () => {
      asked.current = false; // the next choice asks again
    });
  }, [handle, count]);
  return useMemo(() => {
    if (!isJoint) return null;
    const at = lastTime?.destroyedAt ?? null;
    return lastTime === null
      ? { beside: new Map(), untold: new Set(before.keys()), destroyed: null }
      : {
          beside: besideLevels(lastTime, chosen),
          untold: new Set(),
          destroyed: at === null ? null : { year: lastTime.year, at },
        };
  }, [isJoint, lastTime, chosen, before]);
}

function besideLevels(
  { year, answers }: ShownLastTime,
  chosen: ReadonlyMap<string, Level>,
): EarlierLevels["beside"] {
  return new Map(
    Object.entries(answers).flatMap(([question, { level, lines, comment }]) => {
      const now = chosen.get(question);
      if (now === undefined) return [];
      return [[question, { year, lines, comment, differs: !isSameLevel(level, now) }] as const];
    }),
  );
}

function levelsIn(
  { questions }: Pick<Questionnaire, "questions">,
  answers: Answers,
): ReadonlyMap<string, Level> {
  return new Map<string, Level>(
    questions.flatMap((question) => {
      const answer = answers[question.name];
      return isLevel(question, answer) ? [[question.name, answer] as const] : [];
    }),
  );
}

async function askLastTime(address: string): Promise<ShownLastTime | null> {
  const response = await fetch(address, { cache: "no-store" });
  const answer: unknown = await response.json();
  // Also a problem, or a page of a proxy's.
  if (!response.ok || !isLastTime(answer)) throw new Error("What was answered last time was not told.");
  return answer;
}

/** Whether it is the answer of our server's loader, which is typed with this. */
function isLastTime(answer: unknown): answer is ShownLastTime | null {
  return (
    answer === null ||
    (typeof answer === "object" && "year" in answer && "answers" in answer && "destroyedAt" in answer)
  );
}
