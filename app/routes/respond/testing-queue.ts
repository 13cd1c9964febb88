import type { AnswerValue } from "#app/domain/questionnaire/definition.ts";
import type { KeptAnswers } from "#app/domain/response/merge.ts";
import { AnswerQueue, type QueueView, type TabMessage } from "./answer-queue.ts";
import type { Fetch } from "./answer-sender.ts";
import type { AnswerStore, KeptQueue } from "./answer-store.ts";
import { isAcknowledged } from "./queued-answers.ts";

/** A store answers later than anything that needs no device. */
export function later(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A device's store for tests: like the browser's, and refusing while it is told to. */
export function aStore() {
  const rows = new Map<string, string>();
  const state = { refuses: false, rows };
  const row = (place: string): KeptQueue | undefined => {
    if (state.refuses) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    const kept = rows.get(place);
    return kept === undefined ? undefined : JSON.parse(kept);
  };
  const store: AnswerStore = {
    update: async (place, change) => {
      await later();
      const kept = change(row(place));
      if (isAcknowledged(kept.queue) && kept.queue.unkept.length === 0) rows.delete(place);
      else rows.set(place, JSON.stringify(kept));
      await later();
      return structuredClone(kept);
    },
    read: async (place) => {
      const kept = row(place);
      await later();
      return kept;
    },
    under: async () => [],
  };
  return { ...store, state };
}

type TestStore = ReturnType<typeof aStore>;

export type Tab = ReturnType<typeof aTab>;

type TabOptions = {
  readonly fetch: Fetch;
  readonly store?: TestStore;
  readonly loaded?: KeptAnswers;
  /** The device's other tabs. */
  readonly others?: () => readonly Tab[];
  readonly alone?: (work: () => Promise<void>) => Promise<void>;
  readonly onShow?: (value: AnswerValue | null) => void;
  readonly now?: () => number;
};

let saves = 0;

/** A page with its queue; timers run when the test lets them. */
export function aTab({ fetch, store = aStore(), loaded, others, alone, onShow, now }: TabOptions) {
  const timers: { work: () => void; milliseconds: number; done: boolean }[] = [];
  const views: QueueView[] = [];
  const shown = new Map<string, AnswerValue | null>();
  const elsewhere: string[] = [];
  const typing = new Set<string>();
  const queue = new AnswerQueue({
    address: "/svara/handle/answers",
    place: "place",
    handle: "handle",
    loaded: loaded ?? { revision: 7, answers: {} },
    store,
    fetch,
    now: now ?? (() => 1_000),
    random: () => 1,
    newSave: () => `save-${++saves}`,
    later: (work, milliseconds) => {
      const timer = { work, milliseconds, done: false };
      timers.push(timer);
      return () => {
        timer.done = true;
      };
    },
    alone: alone ?? ((work) => work()),
    tell: (message: TabMessage) => {
      for (const tab of others?.() ?? []) void tab.queue.hear(structuredClone(message));
    },
    page: {
      show: (question, value) => {
        shown.set(question, value);
        onShow?.(value);
      },
      isTyping: (question) => typing.has(question),
      onView: (view) => views.push(view),
      onChangedElsewhere: (questions) => elsewhere.push(...questions),
    },
  });
  const give = (question: string, value: AnswerValue | null, isTyping = false) =>
    queue.change({ question, value, inWords: `${question}: ${JSON.stringify(value)}` }, isTyping);
  /** Lets every timer that is set now run out. */
  const runTimers = () => {
    for (const timer of timers.splice(0)) if (!timer.done) timer.work();
  };
  const view = () => {
    const last = views.at(-1);
    if (!last) throw new Error("the page was told nothing");
    return last;
  };
  return { queue, store, give, timers, runTimers, views, view, shown, elsewhere, typing };
}

/** Lets everything that needs no timer and no answer happen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 24; turn++) await later();
}
