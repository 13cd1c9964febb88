import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { RefusedSignIn } from "#app/domain/provider/provider.ts";
import { networkOf } from "./wrong-links.ts";

/** How many sign-ins by providers one network may begin, and in how many seconds: a whole municipality's Monday fits. */
const limit = { points: 300, duration: 10 * 60 } as const;

/**
 * Counts the sign-ins that are begun, since each has us ask a provider, by the network that begins them.
 *
 * @throws RefusedSignIn `tooMany`
 */
export type ProviderVisits = (clientAddress: string) => Promise<void>;

export function countProviderVisits(): ProviderVisits {
  const limiter = new RateLimiterMemory(limit);
  return async (clientAddress) => {
    try {
      await limiter.consume(networkOf(clientAddress));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new RefusedSignIn("tooMany", "begun too often");
    }
  };
}
