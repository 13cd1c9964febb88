import type { SummedRound } from "./round-results.ts";

/**
 * The same function, which works once for each summed round and then gives what it gave. A sealed round is the same
 * object for as long as nothing of it has changed, and one that goes on is a new object each time, of which nothing is
 * remembered; see `summedRound`. What failed is tried again.
 *
 * @param work of the same round always makes the same, whatever else it is handed
 */
export function onceARound<Rest extends readonly unknown[], Result>(
  work: (round: SummedRound, ...rest: Rest) => Promise<Result>,
): (round: SummedRound, ...rest: Rest) => Promise<Result> {
  const made = new WeakMap<SummedRound, Promise<Result>>();
  return (round, ...rest) => {
    const known = made.get(round);
    if (known !== undefined) return known;
    const making = work(round, ...rest);
    made.set(round, making);
    making.catch(() => made.delete(round));
    return making;
  };
}
