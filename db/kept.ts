import type { Database } from "./client.ts";

/** What was made last, each by a text that says what it was made from; those asked for longest ago go first. */
export class Kept<Value> {
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

/** A thing that this process has one of for each database. */
export function eachDatabases<Thing>(make: () => Thing): (database: Database) => Thing {
  const things = new WeakMap<Database, Thing>();
  return (database) => {
    const known = things.get(database) ?? make();
    things.set(database, known);
    return known;
  };
}

/** What a process has read of a database since it was last written to. */
class Reads {
  /** More than are asked for while nothing is written, as a rule. */
  static readonly #most = 500;
  #mark = "";
  #values = new Kept<unknown>(Reads.#most);

  since(mark: string): Kept<unknown> {
    if (mark !== this.#mark) {
      this.#mark = mark;
      this.#values = new Kept(Reads.#most);
    }
    return this.#values;
  }
}

const readsOf = eachDatabases(() => new Reads());

/**
 * What was read of a database, or is read now where anything has been written to it since. What it gives is given to
 * others too, and must not be changed; and what it is made from must be in the database and in `what` alone.
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
  return readsOf(database).since(mark).get(what, read) as Promise<Value>; // its own `read` gave it
}
