import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { Problem, problemCodeOf } from "#app/domain/problem.ts";

/** How many wrong links one network may try, and in how many seconds: a broken mail in a whole municipality fits. */
const limit = { points: 300, duration: 10 * 60 } as const;

/**
 * Counts the links that were wrong, by the network that tried them, in memory alone: no address is kept on disk. It
 * never stands in the way of one that is right, whoever tried before from the same network.
 */
export type WrongLinks = {
  /**
   * What an attempt gives.
   *
   * @throws Problem that of the attempt; `too-many-wrong-links`, with the seconds to wait as `retryAfter`, in place of
   *   `link-unknown` where it was one too many
   */
  readonly counting: <Result>(clientAddress: string, attempt: () => Promise<Result>) => Promise<Result>;
};

export function countWrongLinks(): WrongLinks {
  const limiter = new RateLimiterMemory(limit);
  return {
    counting: async (clientAddress, attempt) => {
      try {
        return await attempt();
      } catch (error) {
        if (problemCodeOf(error) !== "link-unknown") throw error;
        const wait = await secondsToWait(limiter, networkOf(clientAddress));
        if (wait === null) throw error;
        throw new Problem("too-many-wrong-links", { retryAfter: String(wait) });
      }
    },
  };
}

async function secondsToWait(limiter: RateLimiterMemory, network: string): Promise<number | null> {
  try {
    await limiter.consume(network);
    return null;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.ceil(refusal.msBeforeNext / 1000);
  }
}

/** An IPv4 address, or the half of an IPv6 address that one subscriber has: the other half is theirs to vary. */
export function networkOf(clientAddress: string): string {
  const address = clientAddress.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!address.includes(":")) return address;
  const [before = "", after] = address.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const [head, tail] = [groups(before), groups(after ?? "")];
  const gap = after === undefined ? [] : Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0");
  return [...head, ...gap, ...tail]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
