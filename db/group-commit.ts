import { CompiledQuery, type Kysely, type Transaction } from "kysely";
import type { Schema } from "./schema.ts";
import { storageFault } from "./storage-fault.ts";

type Work<Result> = (writer: Transaction<Schema>) => Promise<Result>;

/** One that waits for the next commit. */
type Waiting = {
  /** Does the work, and gives back what tells its result once that is kept. */
  readonly work: Work<() => void>;
  readonly reject: (error: unknown) => void;
  /** Until when it waits for another process's lock; as `performance.now()` tells time. */
  readonly giveUpAt: number;
};

/** How many share a commit at most: the first of them waits for the last. */
const mostTogether = 64;

/** How long a transaction waits for another process's lock before it gives up, in milliseconds. */
const lockPatience = 10_000;

const begin = CompiledQuery.raw("savepoint one");
const keep = CompiledQuery.raw("release one");
const undo = CompiledQuery.raw("rollback to one");

/**
 * Lets transactions that wait together share one of SQLite's: a durable commit costs the disk a flush, whatever is in
 * it. Each works within a savepoint, sees what the earlier ones did, and fails alone; none learns its result before
 * the commit that keeps it, and where that fails, all fail.
 */
export class GroupCommit {
  readonly #kysely: Kysely<Schema>;
  readonly #inTransaction: () => boolean;
  #waiting: Waiting[] = [];
  #running = false;

  /** @param inTransaction whether the connection has a transaction open: on a full disk SQLite itself ends it. */
  constructor(kysely: Kysely<Schema>, inTransaction: () => boolean) {
    this.#kysely = kysely;
    this.#inTransaction = inTransaction;
  }

  /**
   * Carries out work in a transaction, more than once where the database was locked meanwhile.
   *
   * @throws what the work throws, and the driver's error where the commit failed; then nothing of the work is kept
   */
  transact<Result>(work: Work<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        work: async (writer) => {
          const result = await work(writer);
          return () => resolve(result);
        },
        reject,
        giveUpAt: performance.now() + lockPatience,
      });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      // Whoever arrives in the same turn of the event loop comes along.
      await new Promise((resolve) => setImmediate(resolve));
      const group = this.#waiting.splice(0, mostTogether);
      try {
        const settled = await this.#commit(group);
        for (const settle of settled) settle();
      } catch (error) {
        await this.#fail(group, error);
      }
    }
    this.#running = false;
  }

  #commit(group: readonly Waiting[]): Promise<readonly (() => void)[]> {
    return this.#kysely.transaction().execute(async (writer) => {
      const settled: (() => void)[] = [];
      for (const one of group) settled.push(await this.#within(writer, one));
      return settled;
    });
  }

  async #within(writer: Transaction<Schema>, { work, reject }: Waiting): Promise<() => void> {
    await writer.executeQuery(begin);
    try {
      const settle = await work(writer);
      await writer.executeQuery(keep);
      return settle;
    } catch (error) {
      if (!this.#inTransaction()) throw error;
      await writer.executeQuery(undo);
      await writer.executeQuery(keep);
      return () => reject(error);
    }
  }

  /** Tries again while another process holds the lock, and lets this one serve others meanwhile. */
  async #fail(group: readonly Waiting[], error: unknown): Promise<void> {
    const now = performance.now();
    const again = storageFault(error) === "busy" ? group.filter(({ giveUpAt }) => now < giveUpAt) : [];
    for (const one of group) if (!again.includes(one)) one.reject(error);
    if (again.length === 0) return;
    this.#waiting.unshift(...again);
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
  }
}
