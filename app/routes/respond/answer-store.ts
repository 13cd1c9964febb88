import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { isAcknowledged, type QueuedAnswers } from "./queued-answers.ts";

/** What this device keeps of a respondent's answers. */
export type KeptQueue = {
  /** What is answered: the invitation, so that two forms never meet, and one is found again under a new handle. */
  readonly place: string;
  /** The address under which it was last answered. */
  readonly handle: string;
  readonly queue: QueuedAnswers;
};

/** Where a queue outlives its page. Each promise is kept once the device has it, and rejected where it refuses. */
export type AnswerStore = {
  /** Changes what is kept of a place, in one step for all tabs; what holds nothing any more is removed. */
  readonly update: (place: string, change: (kept: KeptQueue | undefined) => KeptQueue) => Promise<KeptQueue>;
  readonly read: (place: string) => Promise<KeptQueue | undefined>;
  /** Those last answered under a handle. */
  readonly under: (handle: string) => Promise<readonly KeptQueue[]>;
};

interface Schema extends DBSchema {
  readonly queues: { readonly key: string; readonly value: KeptQueue };
}

/** How long the browser's store may take, in milliseconds, before it counts as refusing: it may never answer. */
const patience = 3_000;

/**
 * The browser's own store. `strict`, since a transaction otherwise counts as complete before it is on the disk. The
 * connection is opened anew where the browser has ended it, as it may while a tab sleeps.
 */
export function browserStore(): AnswerStore {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const forget = () => {
    opened = null;
  };
  const open = () => {
    opened ??= openDB<Schema>("mognad-answers", 1, {
      upgrade: (database) => void database.createObjectStore("queues", { keyPath: "place" }),
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
        forget();
      },
      terminated: forget,
    });
    return opened;
  };
  const withDatabase = async <Result>(work: (database: IDBPDatabase<Schema>) => Promise<Result>) => {
    try {
      return await inTime(open().then(work));
    } catch (error) {
      forget();
      if (error instanceof NoAnswer) throw error;
      return inTime(open().then(work));
    }
  };
  return {
    update: (place, change) =>
      withDatabase(async (database) => {
        const transaction = database.transaction("queues", "readwrite", { durability: "strict" });
        // Awaited below, after what else may fail: unhandled in between otherwise.
        transaction.done.catch(() => undefined);
        const kept = change(await transaction.store.get(place));
        if (isAcknowledged(kept.queue) && kept.queue.unkept.length === 0)
          await transaction.store.delete(place);
        else await transaction.store.put(kept);
        // Done when the transaction is, not when its request was.
        await transaction.done;
        return kept;
      }),
    read: (place) => withDatabase((database) => database.get("queues", place)),
    under: (handle) =>
      withDatabase(async (database) =>
        (await database.getAll("queues")).filter((kept) => kept.handle === handle),
      ),
  };
}

/** The store was asked, and is silent: asking again would only take as long again. */
class NoAnswer extends Error {}

function inTime<Result>(work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer()), patience);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
