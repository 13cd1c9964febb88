import { networkOf } from "./wrong-links.ts";

/** How many wrong attempts in a row cost nothing but the attempt: fingers slip. */
const free = 5;
/** How long the next one waits after that, in seconds; it doubles with each, up to the longest. */
const shortestWait = 5;
const longestWait = 15 * 60;
/** After how long without an attempt all is forgotten, in seconds. */
const memory = 24 * 60 * 60;
/** Wrong attempts in ten minutes at one account from all networks, and from one network at all accounts. */
const perAccount = 60;
const perNetwork = 300;
const window = 10 * 60;
/** How many are remembered: past that, the oldest are forgotten first. */
const mostRemembered = 50_000;

/** What somebody tries to give, and for whose account. */
export type Attempted = {
  readonly credential: "password" | "code" | "reset";
  /** The address or id of the account. */
  readonly account: string;
  readonly clientAddress: string;
};

export type AttemptOutcome<Result> =
  | { readonly kind: "tried"; readonly result: Result }
  | { readonly kind: "wait"; readonly seconds: number };

/**
 * Slows down whoever guesses, in memory alone. Wrong attempts at an account from one network wait longer and longer:
 * colleagues behind the same address are not held up, nor is the account's owner elsewhere. What many networks try at
 * one account together is limited too; that holds back no network from which it was right the last time.
 */
export type Attempts = {
  /** Carries out an attempt, unless it must wait; `isRight` says of what it gave whether it was right. */
  readonly limit: <Result>(
    attempted: Attempted,
    attempt: () => Promise<Result>,
    isRight: (result: Result) => boolean,
  ) => Promise<AttemptOutcome<Result>>;
};

type Counted = { count: number; until: number };

/** @param now the time in milliseconds */
export function limitAttempts(now: () => number = Date.now): Attempts {
  const pairs = new Remembered();
  const accounts = new Remembered();
  const networks = new Remembered();
  const trusted = new Remembered();

  return {
    limit: async ({ credential, account, clientAddress }, attempt, isRight) => {
      const network = networkOf(clientAddress);
      const owner = `${credential} ${account.toLowerCase()}`;
      const pair = `${owner} ${network}`;
      const isTrusted = (trusted.get(pair)?.until ?? 0) > now();
      const waitUntil = Math.max(
        pairs.get(pair)?.until ?? 0,
        fullUntil(networks.get(network), perNetwork),
        isTrusted ? 0 : fullUntil(accounts.get(owner), perAccount),
      );
      if (waitUntil > now()) return { kind: "wait", seconds: Math.ceil((waitUntil - now()) / 1000) };
      // Counted as wrong before it is tried, so that many at once are not all free.
      const wrong = (pairs.get(pair)?.count ?? 0) + 1;
      pairs.set(
        pair,
        { count: wrong, until: wrong < free ? 0 : now() + waitAfter(wrong) * 1000 },
        memory,
        now(),
      );
      countInWindow(accounts, owner);
      countInWindow(networks, network);
      const result = await attempt();
      if (isRight(result)) {
        pairs.delete(pair);
        uncount(accounts, owner);
        uncount(networks, network);
        trusted.set(pair, { count: 0, until: now() + 30 * memory * 1000 }, 30 * memory, now());
      }
      return { kind: "tried", result };
    },
  };

  function countInWindow(remembered: Remembered, key: string): void {
    const before = remembered.get(key);
    const until = before && before.until > now() ? before.until : now() + window * 1000;
    const count = before && before.until > now() ? before.count + 1 : 1;
    remembered.set(key, { count, until }, window, now());
  }

  function uncount(remembered: Remembered, key: string): void {
    const counted = remembered.get(key);
    if (counted) counted.count -= 1;
  }
}

function waitAfter(wrong: number): number {
  return Math.min(longestWait, shortestWait * 2 ** (wrong - free));
}

function fullUntil(counted: Counted | undefined, most: number): number {
  return counted && counted.count >= most ? counted.until : 0;
}

/** A map that forgets: what has not been written for its time, and the oldest where there is too much. */
class Remembered {
  readonly #entries = new Map<string, Counted & { forgottenAt: number }>();

  get(key: string): Counted | undefined {
    return this.#entries.get(key);
  }

  set(key: string, counted: Counted, seconds: number, now: number): void {
    this.#entries.delete(key); // so that the order is that of the last writing
    this.#entries.set(key, { ...counted, forgottenAt: now + seconds * 1000 });
    for (const [oldest, { forgottenAt }] of this.#entries) {
      if (forgottenAt > now && this.#entries.size <= mostRemembered) break;
      this.#entries.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
