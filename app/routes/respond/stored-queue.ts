import type { AnswerStore } from "./answer-store.ts";
import { isAcknowledged, missingIn, nothingQueued, type QueuedAnswers, recall } from "./queued-answers.ts";

/** A step on a queue: pure, as the store may have to take it again. */
type Work = (queue: QueuedAnswers) => QueuedAnswers;

/** Whether what is not acknowledged outlives the page: it does not where the person or the browser is against it. */
export type Keeping = "device" | "refused" | "nothing";

type Options = {
  readonly store: AnswerStore;
  readonly place: string;
  readonly handle: string;
  readonly onChange: () => void;
  /** The store has taken something, for other tabs to see. */
  readonly onStored: () => void;
  /** The store has lost answers, which wait anew now. */
  readonly onRecalled: () => void;
};

/**
 * A queue that this page and, as soon as it can, the browser's store hold. Each step is made here at once; what the
 * store has not taken yet is given to it later, on top of what other tabs have put there. So a store that refuses, is
 * full or is wiped costs only what would outlive the page.
 */
export class StoredQueue {
  readonly #options: Options;
  /** What the store holds, as last seen, and what has been done to it since that it has not taken yet. */
  #stored: QueuedAnswers = nothingQueued;
  #works: readonly Work[] = [];
  #now: QueuedAnswers = nothingQueued;
  /** By question, the number of the newest answer of which nothing more is to come, whichever tab it was given in. */
  readonly #done = new Map<string, number>();
  #storing: Promise<void> = Promise.resolve();
  #writing = false;
  #keeping: Keeping = "device";

  constructor(options: Options) {
    this.#options = options;
  }

  get now(): QueuedAnswers {
    return this.#now;
  }

  get keeping(): Keeping {
    return this.#keeping;
  }

  update(work: Work): void {
    this.#works = [...this.#works, work];
    this.#now = work(this.#now);
    this.#options.onChange();
    void this.store();
  }

  /** An answer is acknowledged or settled: it and all before it may be gone from the store. */
  finish(question: string, nth: number): void {
    this.#done.set(question, Math.max(nth, this.#done.get(question) ?? 0));
  }

  /** From now on nothing new goes into the store; what it has is removed once it is acknowledged. */
  keepNothing(nothing: boolean): void {
    this.#keeping = nothing ? "nothing" : "device";
    this.#options.onChange();
    void this.store();
  }

  /** Done when the store has taken everything, or has refused it. */
  store(): Promise<void> {
    if (!this.#writing && this.#works.length > 0 && this.#mayStore()) {
      this.#writing = true;
      this.#storing = this.#write();
    }
    return this.#storing;
  }

  /**
   * Looks what other tabs have left in the store. Where it holds nothing, another tab has emptied it, or it was wiped:
   * then what this page remembers of it still counts. Gives back whether the store let itself be read.
   */
  async look(ifNothing: "emptied" | "wiped"): Promise<boolean> {
    const { store, place, onChange } = this.#options;
    await this.#storing;
    try {
      const kept = await store.read(place);
      this.#take(kept?.queue ?? (ifNothing === "wiped" ? this.#stored : nothingQueued));
      // A full store may be read all the same.
      if (this.#keeping === "refused" && this.#works.length === 0) this.#keeping = "device";
      onChange();
      return true;
    } catch {
      this.#refuse();
      return false;
    }
  }

  async #write(): Promise<void> {
    const { store, place, handle, onChange, onStored } = this.#options;
    while (this.#works.length > 0 && this.#mayStore()) {
      const works = this.#works;
      try {
        const { queue } = await store.update(place, (kept) => ({
          place,
          handle,
          // Where the store is wiped, what this page remembers of it goes back.
          queue: run(works, kept?.queue ?? this.#stored),
        }));
        this.#works = this.#works.slice(works.length);
        this.#take(queue);
        if (this.#keeping === "refused") this.#keeping = "device";
        onStored();
      } catch {
        this.#refuse();
        break;
      }
    }
    this.#writing = false;
    onChange();
  }

  /**
   * Believes what the store holds, but not that an answer is gone which nobody has acknowledged or settled: the store
   * was wiped, and another tab that knew nothing of the answer has written since.
   */
  #take(stored: QueuedAnswers): void {
    const before = this.#now;
    this.#stored = stored;
    this.#now = run(this.#works, stored);
    const lost = missingIn(this.#now, before).filter(
      ({ question, nth }) => nth > (this.#done.get(question) ?? 0),
    );
    if (lost.length === 0) return;
    this.update((queue) => recall(queue, lost));
    this.#options.onRecalled();
  }

  /** Who wants nothing kept here lets only go into the store that it holds nothing any more. */
  #mayStore(): boolean {
    return this.#keeping !== "nothing" || (isAcknowledged(this.#now) && this.#now.unkept.length === 0);
  }

  #refuse(): void {
    if (this.#keeping === "device") this.#keeping = "refused";
    this.#options.onChange();
  }
}

function run(works: readonly Work[], queue: QueuedAnswers): QueuedAnswers {
  return works.reduce((before, work) => work(before), queue);
}
