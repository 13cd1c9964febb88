import type { AnswerValue } from "#app/domain/questionnaire/definition.ts";

/** Where the person's answers are, as the page says it in words. */
export type SavingState =
  /** Everything that was answered here is acknowledged; `at` is when (milliseconds), null before anything was. */
  | { readonly kind: "saved"; readonly at: number | null }
  | { readonly kind: "saving" }
  /** The last try failed; the next comes by itself. */
  | { readonly kind: "waiting" }
  /** The server will not take them, however often they are sent: a problem's code and details. */
  | {
      readonly kind: "stopped";
      readonly code: string;
      readonly details: Readonly<Record<string, string>>;
    };

/** An answer that was not kept, with the person's own value. */
export type UnkeptAnswer = { readonly question: string; readonly own: AnswerValue | null } & (
  | { readonly kind: "refused"; readonly problem: string }
  /** Another browser has answered it since; `kept` is what stands there. */
  | { readonly kind: "conflict"; readonly kept: AnswerValue | null }
);

/** What the server answers to a set of changes. */
export type SavedChanges = {
  readonly applied: readonly { readonly question: string; readonly revision: number }[];
  readonly conflicts: readonly {
    readonly question: string;
    readonly kept: { readonly value: AnswerValue | null; readonly revision: number };
  }[];
  readonly refused: readonly { readonly question: string; readonly problem: string }[];
};

/** What the queue needs of the browser; a test hands in its own. */
export type QueueSurroundings = {
  readonly fetch: (address: string, request: RequestInit) => Promise<Response>;
  readonly now: () => number;
  /** Runs something later; gives back what calls it off. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
};

type Options = QueueSurroundings & {
  readonly address: string;
  /** The revision of the answers that the page was loaded with. */
  readonly revision: number;
  readonly onState: (state: SavingState) => void;
  readonly onUnkept: (answers: readonly UnkeptAnswer[]) => void;
};

const firstDelay = 1_000;
const longestDelay = 30_000;
/** How long words rest, in milliseconds, before they are sent: not with every key. */
const typingPause = 700;
/** How long a request may take, in milliseconds, before it is given up and sent again. */
const patience = 20_000;
/** Browsers refuse a request that is to outlive its page above 64 KiB. */
const mostToOutlive = 60_000;

/** What is to be sent of a question, and the how-manieth answer that it is. */
type Entry = { readonly value: AnswerValue | null; readonly order: number };
type Batch = ReadonlyMap<string, Entry>;

/**
 * Sends answers to the server, one request at a time, and forgets none before the server has acknowledged it. Changes
 * made meanwhile wait, each question's last value only. A failed request is tried again, later and later.
 */
export class AnswerQueue {
  readonly #options: Options;
  /** By question, the revision that this browser has seen of it; the loaded one for the others. */
  readonly #seen = new Map<string, number>();
  /** By question, its newest answer's order: an older one that fails is not sent again over it. */
  readonly #newest = new Map<string, number>();
  readonly #sending = new Set<Batch>();
  #waiting = new Map<string, Entry>();
  #state: SavingState = { kind: "saved", at: null };
  #delay = firstDelay;
  #timer: { readonly for: "retry" | "pause"; readonly callOff: () => void } | null = null;
  #order = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  get state(): SavingState {
    return this.#state;
  }

  /** Whether the server has acknowledged everything. */
  get isEmpty(): boolean {
    return this.#waiting.size === 0 && this.#sending.size === 0;
  }

  /** Queues an answer; null empties it. While words are being typed, sending waits for a pause. */
  change(question: string, value: AnswerValue | null, typing = false): void {
    this.#order += 1;
    this.#newest.set(question, this.#order);
    this.#waiting.set(question, { value, order: this.#order });
    if (this.#state.kind === "stopped" || this.#sending.size > 0 || this.#timer?.for === "retry") return;
    if (!typing) void this.#send();
    else {
      this.#become({ kind: "saving" });
      this.#later("pause", typingPause);
    }
  }

  /** Tries at once what waits for a later try, as when the connection is back. */
  hurry(): void {
    if (this.#sending.size === 0) void this.#send();
  }

  /** Sends what waits although a request is under way: the page may be gone before that one is answered. */
  leave(): void {
    void this.#send();
  }

  async #send(): Promise<void> {
    if (this.#state.kind === "stopped" || this.#waiting.size === 0) return;
    this.#timer?.callOff();
    this.#timer = null;
    const batch = this.#waiting;
    const body = this.#write(batch);
    this.#waiting = new Map();
    this.#sending.add(batch);
    this.#become({ kind: "saving" });
    const outcome = await post(this.#options, body);
    this.#sending.delete(batch);
    if (outcome.kind === "kept") this.#finish(outcome.saved, batch);
    else this.#takeBack(batch, outcome);
  }

  #write(batch: Batch): string {
    const { revision } = this.#options;
    const underWay = new Set([...this.#sending].flatMap((other) => [...other.keys()]));
    // What is under way of the same question gets the next revision, unless another browser is at it too.
    const next = Math.max(revision, ...this.#seen.values()) + 1;
    const changes = [...batch].map(([question, { value }]) => ({
      question,
      value,
      basedOn: underWay.has(question) ? next : (this.#seen.get(question) ?? revision),
    }));
    return JSON.stringify({ save: crypto.randomUUID(), changes });
  }

  #finish(saved: SavedChanges, batch: Batch): void {
    this.#delay = firstDelay;
    this.#learn(saved, batch);
    if (this.#sending.size > 0) return;
    if (this.#waiting.size > 0) void this.#send();
    else this.#become({ kind: "saved", at: this.#options.now() });
  }

  #takeBack(batch: Batch, refusal: Refusal): void {
    for (const [question, entry] of batch) {
      if (this.#newest.get(question) === entry.order) this.#waiting.set(question, entry);
    }
    if (refusal.kind === "stopped") {
      this.#become(refusal);
      return;
    }
    if (this.isEmpty) {
      this.#become({ kind: "saved", at: this.#options.now() });
      return;
    }
    if (this.#state.kind === "stopped" || this.#timer !== null) return;
    this.#become({ kind: "waiting" });
    this.#later("retry", this.#delay);
    this.#delay = Math.min(2 * this.#delay, longestDelay);
  }

  #later(why: "retry" | "pause", milliseconds: number): void {
    this.#timer?.callOff();
    const callOff = this.#options.later(() => {
      this.#timer = null;
      this.hurry();
    }, milliseconds);
    this.#timer = { for: why, callOff };
  }

  #learn({ applied, conflicts, refused }: SavedChanges, batch: Batch): void {
    const see = (question: string, revision: number) =>
      this.#seen.set(question, Math.max(revision, this.#seen.get(question) ?? 0));
    for (const { question, revision } of applied) see(question, revision);
    // Once told of the other answer, the person's next choice is made over it.
    for (const { question, kept } of conflicts) see(question, kept.revision);
    const own = (question: string) => batch.get(question)?.value ?? null;
    const unkept: UnkeptAnswer[] = [
      ...refused.map(
        ({ question, problem }) => ({ kind: "refused", question, own: own(question), problem }) as const,
      ),
      ...conflicts.map(
        ({ question, kept }) =>
          ({ kind: "conflict", question, own: own(question), kept: kept.value }) as const,
      ),
    ];
    // What the person has answered anew since is no longer about the older answer.
    const current = unkept.filter(
      ({ question }) => this.#newest.get(question) === batch.get(question)?.order,
    );
    if (current.length > 0) this.#options.onUnkept(current);
  }

  #become(state: SavingState): void {
    this.#state = state;
    this.#options.onState(state);
  }
}

type Outcome = { readonly kind: "kept"; readonly saved: SavedChanges } | Refusal;
type Refusal = { readonly kind: "failed" } | Extract<SavingState, { kind: "stopped" }>;

async function post({ fetch, address }: Options, body: string): Promise<Outcome> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      keepalive: body.length < mostToOutlive,
      signal: AbortSignal.timeout(patience),
    });
    // A page of a proxy's, say, is none of our answers.
    const answer: unknown = await response.json().catch(() => null);
    // 409 and 422 say that not all is kept; which is, stands in an answer of the same shape.
    if (isSavedChanges(answer)) return { kind: "kept", saved: answer };
    return refusalOf(response.status, answer);
  } catch {
    return { kind: "failed" };
  }
}

/** Statuses that time may mend; every other refusal stays one. */
function isPassing(status: number): boolean {
  return status >= 500 || status === 408 || status === 429;
}

/** Whether an answer is that of our server's action, which is typed with these three. */
function isSavedChanges(answer: unknown): answer is SavedChanges {
  return typeof answer === "object" && answer !== null && "applied" in answer && "refused" in answer;
}

function refusalOf(status: number, problem: unknown): Refusal {
  if (isPassing(status)) return { kind: "failed" };
  if (typeof problem === "object" && problem !== null && "code" in problem) {
    const details = "details" in problem ? problem.details : {};
    // A problem's details are texts (app/domain/problem.ts).
    return { kind: "stopped", code: String(problem.code), details: details as Record<string, string> };
  }
  return { kind: "stopped", code: "bad-request", details: {} };
}
