import { useCallback, useEffect, useRef, useState } from "react";
import { AnswerQueue, type SavingState, type UnkeptAnswer } from "./answer-queue.ts";
import type { GivenAnswer } from "./use-survey.ts";

export type Saving = {
  readonly state: SavingState;
  /** What was not kept, until the person has settled it. */
  readonly unkept: readonly UnkeptAnswer[];
  readonly give: (answer: GivenAnswer) => void;
  readonly settle: (question: string) => void;
  /** Goes to an address of ours as soon as everything is acknowledged; stays where that fails. */
  readonly leaveFor: (address: string) => void;
};

/** The queue of answers beside React; it hurries when the connection is back and when the page is about to go. */
export function useAnswerQueue(handle: string, revision: number): Saving {
  const [state, setState] = useState<SavingState>({ kind: "saved", at: null });
  const [unkept, setUnkept] = useState<readonly UnkeptAnswer[]>([]);
  const [destination, setDestination] = useState<string | null>(null);
  const queue = useRef<AnswerQueue | null>(null);
  const begin = useCallback(() => {
    queue.current ??= new AnswerQueue({
      address: `/svara/${handle}/answers`,
      revision,
      fetch: (address, request) => fetch(address, request),
      now: () => Date.now(),
      later: (work, milliseconds) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
      onState: setState,
      onUnkept: (answers) =>
        setUnkept((before) => [
          ...before.filter(({ question }) => !answers.some((answer) => answer.question === question)),
          ...answers,
        ]),
    });
    return queue.current;
  }, [handle, revision]);

  useEffect(() => {
    const hurry = () => begin().hurry();
    const hide = () => document.visibilityState === "hidden" && begin().leave();
    const leave = () => begin().leave();
    const hold = (event: BeforeUnloadEvent) => {
      // Before the next page is asked for, so that it has the answers: `pagehide` comes after.
      leave();
      const { state, isEmpty } = begin();
      if (!isEmpty && (state.kind === "waiting" || state.kind === "stopped")) event.preventDefault();
    };
    addEventListener("online", hurry);
    addEventListener("pagehide", leave);
    addEventListener("beforeunload", hold);
    document.addEventListener("visibilitychange", hide);
    return () => {
      leave();
      removeEventListener("online", hurry);
      removeEventListener("pagehide", leave);
      removeEventListener("beforeunload", hold);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [begin]);

  useEffect(() => {
    if (destination === null) return;
    if (begin().isEmpty) location.assign(destination);
    if (state.kind !== "saving") setDestination(null);
  }, [begin, destination, state]);

  const settle = useCallback((question: string) => {
    setUnkept((before) => before.filter((answer) => answer.question !== question));
  }, []);
  const give = useCallback(
    ({ question, value, typing }: GivenAnswer) => {
      settle(question);
      begin().change(question, value, typing);
    },
    [begin, settle],
  );
  const leaveFor = useCallback(
    (address: string) => {
      begin().hurry();
      setDestination(address);
    },
    [begin],
  );
  return { state, unkept, give, settle, leaveFor };
}
