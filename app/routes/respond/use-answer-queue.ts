import { useCallback, useEffect, useRef, useState } from "react";
import { v4 as newUuid } from "uuid";
import type { AnswerValue } from "#app/domain/questionnaire/definition.ts";
import type { KeptAnswers } from "#app/domain/response/merge.ts";
import { AnswerQueue, emptyView, type QueueView, type TabMessage } from "./answer-queue.ts";
import { browserStore } from "./answer-store.ts";
import { questionId } from "./question-address.ts";
import { useKeepNothing } from "./use-keep-nothing.ts";
import type { GivenAnswer } from "./use-survey.ts";

type Options = {
  readonly handle: string;
  /** What is answered, under whatever handle: the invitation. */
  readonly place: string;
  /** The answers that the page was loaded with. */
  readonly loaded: KeptAnswers;
  /** Question and answer as text. */
  readonly inWords: (question: string, value: AnswerValue | null) => string;
};

type Show = (question: string, value: AnswerValue | null) => void;

export type Saving = {
  readonly view: QueueView;
  /** The questions that another device or person has just changed. */
  readonly changedElsewhere: readonly string[];
  /** Begins, and shows on the page what was answered elsewhere or before. */
  readonly shownBy: (show: Show) => void;
  readonly give: (answer: GivenAnswer) => void;
  /** The person has settled what was not kept; gives back what the server has. */
  readonly settle: (question: string) => AnswerValue | null;
  /** Goes to an address of ours as soon as everything is acknowledged. */
  readonly leaveFor: (address: string) => void;
  /** Whether the person is on the way there, and waits. */
  readonly isLeaving: boolean;
  readonly hurry: () => void;
  readonly keepsNothing: boolean;
  readonly keepNothing: (nothing: boolean) => void;
};

/** How often the page looks for what others have changed, in milliseconds, while it is in sight. */
const lookInterval = 45_000;
/** How long one tab waits for the others' request, in milliseconds, before it sends beside it: a repeat does no harm. */
const longestTurn = 60_000;

/** The queue of answers beside React: in step with other tabs, devices and what the browser is about to do. */
export function useAnswerQueue({ handle, place, loaded, inWords }: Options): Saving {
  const [view, setView] = useState<QueueView>(emptyView);
  const [changedElsewhere, setChangedElsewhere] = useState<readonly string[]>([]);
  const [destination, setDestination] = useState<string | null>(null);
  const { keepsNothing, keepNothing } = useKeepNothing();
  const queue = useRef<AnswerQueue | null>(null);
  const show = useRef<Show>(() => undefined);
  const words = useRef(inWords);
  useEffect(() => {
    words.current = inWords;
  }, [inWords]);
  const channel = useRef<BroadcastChannel | null>(null);

  // What the page was loaded with is what the queue begins with, whatever the loader says later.
  const beginning = useRef({ handle, place, loaded });
  const begin = useCallback(() => {
    const { handle, place, loaded } = beginning.current;
    queue.current ??= new AnswerQueue({
      address: `/svara/${handle}/answers`,
      place,
      handle,
      loaded,
      store: browserStore(),
      fetch: (address, request) => fetch(address, request),
      now: () => Date.now(),
      random: () => Math.random(),
      newSave: newUuid,
      later: (work, milliseconds) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
      alone: (work) => takeTurn(`mognad-answers-${place}`, work),
      tell: (message) => channel.current?.postMessage(message),
      page: {
        show: (question, value) => show.current(question, value),
        isTyping,
        onView: setView,
        onChangedElsewhere: setChangedElsewhere,
      },
    });
    return queue.current;
  }, []);

  useEffect(() => begin().keepNothing(keepsNothing), [begin, keepsNothing]);

  useEffect(() => {
    if ("BroadcastChannel" in window) {
      channel.current = new BroadcastChannel(`mognad-answers-${beginning.current.place}`);
      channel.current.onmessage = ({ data }: MessageEvent<TabMessage>) => void begin().hear(data);
    }
    const comeBack = () => {
      if (document.visibilityState === "hidden") return;
      begin().hurry();
      void begin().ask();
    };
    const leave = () => begin().leave();
    const hide = () => (document.visibilityState === "hidden" ? leave() : comeBack());
    const hold = (event: BeforeUnloadEvent) => {
      // Before the next page is asked for, so that it has the answers: `pagehide` comes after.
      leave();
      if (mustHold(currentView.current)) event.preventDefault();
    };
    const look = setInterval(() => {
      if (document.visibilityState === "visible") void begin().ask();
    }, lookInterval);
    addEventListener("online", comeBack);
    addEventListener("focus", comeBack);
    addEventListener("pageshow", comeBack);
    addEventListener("pagehide", leave);
    addEventListener("beforeunload", hold);
    document.addEventListener("visibilitychange", hide);
    return () => {
      leave();
      clearInterval(look);
      channel.current?.close();
      channel.current = null;
      removeEventListener("online", comeBack);
      removeEventListener("focus", comeBack);
      removeEventListener("pageshow", comeBack);
      removeEventListener("pagehide", leave);
      removeEventListener("beforeunload", hold);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [begin]);

  const currentView = useRef(view);
  useEffect(() => {
    currentView.current = view;
    if (destination !== null && view.state.kind === "saved") location.assign(destination);
  }, [view, destination]);

  const shownBy = useCallback(
    (shows: Show) => {
      show.current = shows;
      void begin().start();
    },
    [begin],
  );
  const settle = useCallback((question: string) => begin().settle(question), [begin]);
  const give = useCallback(
    ({ question, value, typing }: GivenAnswer) => {
      setDestination(null);
      setChangedElsewhere((before) => before.filter((changed) => changed !== question));
      begin().change({ question, value, inWords: words.current(question, value) }, typing);
    },
    [begin],
  );
  const hurry = useCallback(() => begin().hurry(), [begin]);
  const leaveFor = useCallback(
    (address: string) => {
      hurry();
      setDestination(address);
    },
    [hurry],
  );
  const isLeaving = destination !== null;
  return {
    ...{ view, changedElsewhere, shownBy, give, settle, leaveFor, isLeaving, hurry },
    ...{ keepsNothing, keepNothing },
  };
}

/** Whether leaving the page may cost answers: they are nowhere else, or the server will not take them. */
function mustHold({ pending, state, keeping }: QueueView): boolean {
  return pending.length > 0 && (keeping !== "device" || state.kind === "stopped");
}

function isTyping(question: string): boolean {
  const field = document.activeElement;
  if (!document.hasFocus() || !field?.matches("textarea, input:not([type=radio], [type=checkbox])"))
    return false;
  // The notes beside a question stand within it.
  return document.getElementById(questionId(question.split("#")[0] ?? ""))?.contains(field) === true;
}

/** One tab at a time, where the browser can see to that. */
async function takeTurn(name: string, work: () => Promise<void>): Promise<void> {
  let begun = false;
  const begin = () => {
    begun = true;
    return work();
  };
  try {
    await navigator.locks.request(name, { signal: AbortSignal.timeout(longestTurn) }, begin);
  } catch {
    if (!begun) await work();
  }
}
