import type { Database } from "#db/client.ts";
import type { SummedRound } from "./round-results.ts";

/** A round takes some hundred kilobytes, with what is published of it. */
const roundsKept = 40;

/** Sealed rounds as they were summed, by everything that they were made from; those asked for last are kept. */
class KeptRounds {
  readonly #rounds = new Map<string, Promise<SummedRound>>();

  /** @param madeFrom a text that differs wherever `make` would give another round */
  get(madeFrom: string, make: () => Promise<SummedRound>): Promise<SummedRound> {
    const known = this.#rounds.get(madeFrom);
    const round = known ?? make();
    this.#rounds.delete(madeFrom);
    this.#rounds.set(madeFrom, round);
    if (known !== undefined) return known;
    round.catch(() => this.#rounds.delete(madeFrom));
    const [oldest] = this.#rounds.keys();
    if (this.#rounds.size > roundsKept && oldest !== undefined) this.#rounds.delete(oldest);
    return round;
  }
}

const ofDatabases = new WeakMap<Database, KeptRounds>();

/** The rounds that this process keeps of a database. */
export function keptRounds(database: Database): KeptRounds {
  const known = ofDatabases.get(database) ?? new KeptRounds();
  ofDatabases.set(database, known);
  return known;
}
