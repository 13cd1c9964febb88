import type { AnswerValue } from "#app/domain/questionnaire/definition.ts";
import type { KeptAnswer } from "#app/domain/response/merge.ts";
import { type Fetch, getSince, type Outcome, postBatch, type Trouble } from "./answer-sender.ts";
import type { AnswerStore } from "./answer-store.ts";
import {
  type Acknowledgement,
  acknowledge,
  answersAll,
  type Batch,
  bodyOf,
  bytesOf,
  enqueue,
  meet,
  newestIn,
  nextBatch,
  pendingIn,
  type QueuedAnswer,
  seal,
  settle,
  split,
  type UnkeptAnswer,
} from "./queued-answers.ts";
import { type Keeping, StoredQueue } from "./stored-queue.ts";

/** Where the person's answers are, as the page says it in words. */
export type SavingState =
  /** Everything that was answered here is acknowledged; `at` is when (milliseconds), null before anything was. */
  | { readonly kind: "saved"; readonly at: number | null }
  | { readonly kind: "saving" }
  /** The last try failed; the next comes by itself. `count` answers wait. */
  | { readonly kind: "waiting"; readonly why: "offline" | "server"; readonly count: number }
  /** The server will not take them, however often they are sent: a problem's code and details. */
  | {
      readonly kind: "stopped";
      readonly code: string;
      readonly details: Readonly<Record<string, string>>;
      readonly count: number;
    };

/** All that a page says of the queue. */
export type QueueView = {
  readonly state: SavingState;
  /** What the server has not acknowledged, by question. */
  readonly pending: readonly QueuedAnswer[];
  /** What was not kept, until the person has settled it. */
  readonly unkept: readonly UnkeptAnswer[];
  readonly keeping: Keeping;
};

export const emptyView: QueueView = {
  state: { kind: "saved", at: null },
  pending: [],
  unkept: [],
  keeping: "device",
};

/** What the tabs of a place tell each other. */
export type TabMessage =
  | {
      readonly kind: "given";
      readonly question: string;
      readonly value: AnswerValue | null;
      readonly nth: number;
    }
  /** The server has these, and there is nothing more to tell of the answers up to `nth` on this device. */
  | { readonly kind: "kept"; readonly answers: readonly FinishedAnswer[] }
  | { readonly kind: "stored" }
  /** A tab is new, and is told how many answers there have been. */
  | { readonly kind: "begun" }
  | { readonly kind: "counted"; readonly nth: number };

type FinishedAnswer = KeptAnswer & { readonly question: string; readonly nth: number };

/** What the queue needs of the browser; a test hands in its own. */
export type QueueSurroundings = {
  readonly fetch: Fetch;
  readonly store: AnswerStore;
  readonly now: () => number;
  /** In [0, 1): spreads the tries of many browsers. */
  readonly random: () => number;
  readonly newSave: () => string;
  /** Runs something later; gives back what calls it off. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
  /** Runs something while no other tab of the place does. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  /** Tells the place's other tabs. */
  readonly tell: (message: TabMessage) => void;
};

/** The page that the answers are given on. */
export type AnsweringPage = {
  /** Shows an answer that was not given on this page. */
  readonly show: (question: string, value: AnswerValue | null) => void;
  /** Whether the person is writing an answer at this moment: nothing is shown over it. */
  readonly isTyping: (question: string) => boolean;
  readonly onView: (view: QueueView) => void;
  /** Another device or person has changed these, and they are shown now. */
  readonly onChangedElsewhere: (questions: readonly string[]) => void;
};

type Options = QueueSurroundings & {
  readonly address: string;
  readonly place: string;
  readonly handle: string;
  /** The answers that the page was loaded with. */
  readonly loaded: {
    readonly revision: number;
    readonly answers: Readonly<Record<string, KeptAnswer>>;
  };
  readonly page: AnsweringPage;
};

const firstDelay = 1_000;
const longestDelay = 30_000;
/** How long words rest, in milliseconds, before they are sent: not with every key. */
const typingPause = 700;
/** How long a request may take, in milliseconds, before it is given up and sent again; longer with each try. */
const patience = 20_000;
const longestPatience = 120_000;
/** Browsers refuse a request that is to outlive its page above 64 KiB, all such requests of a page taken together. */
const mostToOutlive = 60_000;
/** So that several batches may outlive a page together. */
const mostInBatch = 28_000;

/**
 * Sends answers to the server, and forgets none before the server has acknowledged the very batch that it went in.
 * What the queue holds is kept in the browser's store, which all tabs of a place share, so that it outlives the page;
 * where the store refuses, it is held in memory, and everything else goes on. A batch is stored before it is sent, and
 * repeated just so until it is acknowledged, whatever happens in between.
 */
export class AnswerQueue {
  readonly #options: Options;
  /** By question, the answer at the server as this page knows it. */
  readonly #known: Map<string, KeptAnswer>;
  /** The batches that are being sent, by `save`. */
  readonly #underWay = new Map<string, { readonly bytes: number; readonly end: Promise<boolean> }>();
  readonly #stored: StoredQueue;
  #started = false;
  #sending = false;
  #asking = false;
  #trouble: Trouble | null = null;
  #tries = 0;
  #nth = 0;
  #savedAt: number | null = null;
  #timer: { readonly for: "retry" | "pause"; readonly callOff: () => void } | null = null;
  /** The revision after which other browsers' changes have not been seen. */
  #since: number;

  constructor(options: Options) {
    this.#options = options;
    this.#known = new Map(Object.entries(options.loaded.answers));
    this.#since = options.loaded.revision;
    this.#stored = new StoredQueue({
      ...options,
      onChange: () => this.#publish(),
      onStored: () => options.tell({ kind: "stored" }),
      onRecalled: () => {
        if (this.#timer === null && this.#trouble?.kind !== "stopped") void this.#send();
      },
    });
  }

  /** Lays what an earlier page has left in the store over what the server has, and sends it. */
  async start(): Promise<void> {
    this.#options.tell({ kind: "begun" });
    await this.#stored.look("emptied");
    this.#showAll();
    this.#started = true;
    this.#publish();
    void this.#send();
    // An earlier page may have sent its last answer as this one was made.
    void this.ask();
  }

  #showAll(): void {
    const { page } = this.#options;
    for (const { question, own } of this.#stored.now.unkept) page.show(question, own);
    for (const { question, value } of this.pending) page.show(question, value);
  }

  /** What the server has not acknowledged, by question. */
  get pending(): readonly QueuedAnswer[] {
    return [...pendingIn(this.#stored.now).values()];
  }

  /** Queues an answer; null empties it. While words are being typed, sending waits for a pause. */
  change(answer: Omit<QueuedAnswer, "basedOn" | "nth">, typing = false): void {
    const { question, value } = answer;
    // Who has been told of another's answer answers over it.
    const told = this.#stored.now.unkept.find((one) => one.question === question);
    if (told?.kind === "conflict") this.#known.set(question, told.kept);
    const basedOn = this.#known.get(question)?.revision ?? 0;
    // By the clock, so that it comes after what an earlier page has left in a store that will not show it to this one.
    this.#nth = Math.max(this.#nth + 1, this.#options.now());
    const nth = this.#nth;
    this.#stored.update((queue) => enqueue(queue, { ...answer, basedOn, nth }));
    this.#options.tell({ kind: "given", question, value, nth });
    if (this.#trouble?.kind === "stopped" || this.#timer?.for === "retry" || this.#sending) return;
    if (typing) this.#later("pause", typingPause);
    else void this.#send();
  }

  /** The person takes what the server has, or has read why an answer was refused. Gives back what the server has. */
  settle(question: string): AnswerValue | null {
    const told = this.#stored.now.unkept.find((one) => one.question === question);
    if (told?.kind === "conflict") this.#known.set(question, told.kept);
    if (told) {
      this.#stored.finish(question, told.nth);
      this.#stored.update((queue) => settle(queue, told));
    }
    const kept = this.#known.get(question) ?? { value: null, revision: 0 };
    this.#options.tell({ kind: "given", question, value: kept.value, nth: this.#nth });
    this.#options.tell({ kind: "kept", answers: [{ question, ...kept, nth: told?.nth ?? 0 }] });
    return kept.value;
  }

  /** Tries at once what waits for a later try, as when the connection is back. */
  hurry(): void {
    this.#tries = 0;
    if (this.#stored.keeping === "refused") void this.#tryStoreAgain();
    void this.#send();
  }

  /** What an earlier page left in a store that would not show it may be there now. */
  async #tryStoreAgain(): Promise<void> {
    if (!(await this.#stored.look("wiped"))) return;
    this.#showAll();
    this.#publish();
    void this.#stored.store();
    void this.#send();
  }

  /**
   * Sends what waits although a request is under way: the page may be gone before that one is answered. In pieces, as
   * a browser lets no large request outlive its page.
   */
  leave(): void {
    if (this.#trouble?.kind === "stopped") return;
    for (;;) {
      const batch = nextBatch(this.#stored.now, this.#options.newSave(), mostInBatch);
      if (batch === null) break;
      this.#stored.update((queue) => seal(queue, batch));
    }
    for (const batch of this.#stored.now.batches) void this.#post(batch);
  }

  /** From now on nothing new is kept on this device; what it has is removed once it is acknowledged. */
  keepNothing(nothing: boolean): void {
    this.#stored.keepNothing(nothing);
  }

  /** Something that another tab of the place has told. */
  async hear(message: TabMessage): Promise<void> {
    const { page } = this.#options;
    if (message.kind === "begun") this.#options.tell({ kind: "counted", nth: this.#nth });
    if (message.kind === "counted" || message.kind === "given") this.#nth = Math.max(this.#nth, message.nth);
    if (message.kind === "given" && !page.isTyping(message.question)) {
      page.show(message.question, message.value);
    }
    if (message.kind === "kept") {
      for (const answer of message.answers) this.#learn(answer);
      this.#savedAt = this.#options.now();
    }
    if (message.kind !== "stored" || this.#stored.keeping !== "device") return;
    await this.#stored.look("emptied");
    this.#publish();
  }

  /** Asks what other devices and people have changed, and shows it, though never over what waits or is being typed. */
  async ask(): Promise<void> {
    const { fetch, address } = this.#options;
    if (this.#asking) return;
    this.#asking = true;
    const outcome = await getSince(fetch, address, this.#since, patience);
    this.#asking = false;
    if (outcome.kind === "stopped" && !outcome.aboutContent) this.#trouble = outcome;
    if (outcome.kind === "answered") {
      this.#meet(outcome.answer.changed, outcome.answer.revision);
      // Who answers this may well take answers again.
      if (this.#trouble !== null) {
        this.#trouble = null;
        this.hurry();
      }
    }
    this.#publish();
  }

  #meet(changed: readonly (KeptAnswer & { readonly question: string })[], revision: number): void {
    const { page } = this.#options;
    const pending = pendingIn(this.#stored.now);
    const shown: string[] = [];
    let met = true;
    for (const { question, value, revision: changedAt } of changed) {
      const unkept = this.#stored.now.unkept.find((one) => one.question === question);
      // Of what waits here the server will say that it was changed; of the rest, much is this browser's own.
      if (changedAt <= (this.#known.get(question)?.revision ?? 0) || pending.has(question)) continue;
      if (unkept?.kind === "conflict") {
        this.#stored.update((queue) => meet(queue, question, { value, revision: changedAt }));
      } else if (page.isTyping(question)) met = false;
      else {
        this.#known.set(question, { value, revision: changedAt });
        if (unkept) continue;
        page.show(question, value);
        shown.push(question);
      }
    }
    if (met) this.#since = Math.max(this.#since, revision);
    if (shown.length > 0) page.onChangedElsewhere(shown);
  }

  async #send(): Promise<void> {
    if (this.#sending || !this.#started) return;
    this.#callOff();
    if (this.pending.length === 0) return;
    this.#sending = true;
    this.#publish();
    try {
      await this.#options.alone(() => this.#drain());
    } finally {
      this.#sending = false;
    }
    this.#publish();
    // Answered in the moment between the last look and now.
    if (this.#trouble === null && this.pending.length > 0 && this.#timer === null) void this.#send();
  }

  /** Batch by batch, oldest first, until nothing is left or one fails. */
  async #drain(): Promise<void> {
    for (;;) {
      if (this.#stored.keeping === "device") await this.#stored.look("wiped");
      const batch = this.#stored.now.batches[0] ?? this.#seal();
      if (batch === null) {
        this.#trouble = null;
        return;
      }
      // Stored before it is sent: a reloaded page repeats the very same. A store that refuses holds nothing up.
      if (this.#stored.keeping !== "refused") await this.#stored.store();
      if (!(await this.#post(batch))) return;
    }
  }

  #seal(): Batch | null {
    const batch = nextBatch(this.#stored.now, this.#options.newSave(), mostInBatch);
    if (batch !== null) this.#stored.update((queue) => seal(queue, batch));
    return batch;
  }

  /** Whether the batch is done with. */
  #post(batch: Batch): Promise<boolean> {
    const already = this.#underWay.get(batch.save);
    if (already) return already.end;
    const { fetch, address } = this.#options;
    const body = bodyOf(batch);
    const bytes = bytesOf(body);
    const outliving = [...this.#underWay.values()].reduce((sum, one) => sum + one.bytes, 0);
    const end = postBatch(fetch, address, body, {
      patience: Math.min((this.#tries + 1) * patience, longestPatience),
      outlives: outliving + bytes <= mostToOutlive,
    }).then((outcome) => {
      this.#underWay.delete(batch.save);
      return this.#take(batch, outcome);
    });
    this.#underWay.set(batch.save, { bytes, end });
    return end;
  }

  #take(batch: Batch, outcome: Outcome<Acknowledgement>): boolean {
    if (outcome.kind === "answered" && answersAll(outcome.answer, batch)) {
      this.#finish(batch, outcome.answer);
      return true;
    }
    if (outcome.kind === "stopped" && outcome.aboutContent) {
      this.#dispute(batch, outcome.code);
      return true;
    }
    // An answer that is not about this batch is none: somewhere on the way an older one was kept.
    this.#trouble = outcome.kind === "answered" ? { kind: "passing", why: "server", after: 0 } : outcome;
    if (this.#trouble.kind === "passing" && this.#timer?.for !== "retry") {
      const delay = Math.min(firstDelay * 2 ** this.#tries, longestDelay);
      this.#tries += 1;
      this.#later("retry", Math.max(delay * (1 + this.#options.random()) * 0.5, this.#trouble.after));
    }
    this.#publish();
    return false;
  }

  #finish(batch: Batch, answer: Acknowledgement): void {
    this.#trouble = null;
    this.#tries = 0;
    this.#savedAt = this.#options.now();
    const changes = new Map(batch.changes.map((change) => [change.question, change]));
    const refused = new Set(answer.refused.map(({ question }) => question));
    const answers = answer.applied.flatMap(({ question, revision }) => {
      const change = changes.get(question);
      return !change || refused.has(question)
        ? []
        : [{ question, value: change.value, revision, nth: change.nth }];
    });
    for (const kept of answers) this.#learn(kept);
    this.#options.tell({ kind: "kept", answers });
    this.#stored.update((queue) => acknowledge(queue, answer));
  }

  /** Of a batch that cannot be sent as it is, each answer is sent alone; one that cannot even so, is refused. */
  #dispute({ save, changes }: Batch, code: string): void {
    const parts = changes.map((change) => ({ save: this.#options.newSave(), changes: [change] }));
    if (parts.length > 1) this.#stored.update((queue) => split(queue, save, parts));
    else {
      const refused = changes.map(({ question }) => ({ question, problem: code }));
      this.#stored.update((queue) => acknowledge(queue, { save, applied: [], conflicts: [], refused }));
    }
  }

  #learn({ question, value, revision, nth }: FinishedAnswer): void {
    this.#stored.finish(question, nth);
    if (revision >= (this.#known.get(question)?.revision ?? 0))
      this.#known.set(question, { value, revision });
  }

  #later(why: "retry" | "pause", milliseconds: number): void {
    this.#callOff();
    const callOff = this.#options.later(() => {
      this.#timer = null;
      void this.#send();
    }, milliseconds);
    this.#timer = { for: why, callOff };
  }

  #callOff(): void {
    this.#timer?.callOff();
    this.#timer = null;
  }

  #publish(): void {
    const { pending } = this;
    // Answers given on this page come after all that it has seen.
    this.#nth = Math.max(this.#nth, newestIn(this.#stored.now));
    this.#options.page.onView({
      state: this.#state(pending.length),
      pending,
      unkept: this.#stored.now.unkept,
      keeping: this.#stored.keeping,
    });
  }

  #state(count: number): SavingState {
    const trouble = this.#trouble;
    if (trouble?.kind === "stopped") {
      return { kind: "stopped", code: trouble.code, details: trouble.details, count };
    }
    if (count === 0) return { kind: "saved", at: this.#savedAt };
    return trouble ? { kind: "waiting", why: trouble.why, count } : { kind: "saving" };
  }
}
