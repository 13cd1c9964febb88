import type { Database } from "./client.ts";

/** What was made last, each by a text that says what it was made from; those asked for longest ago go first. */
class Kept<Value> {
  readonly #most: number;
  readonly #values = new Map<string, Promise<Value>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** @param madeFrom a text that differs wherever `make` would give another value */
  get(madeFrom: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.#values.get(madeFrom);
    const value = known ?? make();
    this.#values.delete(madeFrom);
    this.#values.set(madeFrom, value);
    if (known !== undefined) return known;
    value.catch(() => this.#values.delete(madeFrom));
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest);
    return value;
  }
}

/** A store of each database, for so many values. */
export function ofEachDatabase<Value>(most: number): (database: Database) => Kept<Value> {
  const stores = new WeakMap<Database, Kept<Value>>();
  return (database) => {
    const known = stores.get(database) ?? new Kept<Value>(most);
    stores.set(database, known);
    return known;
  };
}

const keptReads = ofEachDatabase<unknown>(20);

/**
 * What was read of a database, or is read now where anything has been written to it since. What it gives is given to
 * others too, and must not be changed.
 *
 * @param what a text that no other reading has
 */
export async function unlessWritten<Value>(
  database: Database,
  what: string,
  read: () => Promise<Value>,
): Promise<Value> {
  // Asked for first: what is written while we read is seen in the next mark, and read again.
  const mark = await database.mark();
  return keptReads(database).get(`${mark} ${what}`, read) as Promise<Value>; // its own `read` gave it
}
