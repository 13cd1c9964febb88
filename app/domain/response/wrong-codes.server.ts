import { type IRateLimiterOptions, RateLimiterMemory } from "rate-limiter-flexible";
import type { InvitationId, RoundId } from "#app/domain/id.ts";

/** How many wrong codes may be tried, and in how many seconds: one who copies by hand needs a few. */
const perInvitation: IRateLimiterOptions = { points: 10, duration: 15 * 60 };
const perRound: IRateLimiterOptions = { points: 200, duration: 15 * 60 };

/** Who tries a code, and in which round. */
export type CodeTry = { readonly invitationId: InvitationId; readonly roundId: RoundId };

/**
 * Counts wrong receipt codes, in memory alone: nothing that is kept ties a code to an invitation. Guessing one is out
 * of reach anyhow (125 random bits); the limit keeps a program from trying for years.
 */
export type WrongCodes = {
  /** How many seconds must pass before another code is looked at; 0: none. */
  readonly secondsToWait: (one: CodeTry) => Promise<number>;
  readonly count: (one: CodeTry) => Promise<void>;
};

export function countWrongCodes(): WrongCodes {
  const invitations = new RateLimiterMemory(perInvitation);
  const rounds = new RateLimiterMemory(perRound);
  return {
    secondsToWait: async ({ invitationId, roundId }) =>
      Math.max(await secondsLeft(invitations, invitationId), await secondsLeft(rounds, roundId)),
    count: async ({ invitationId, roundId }) => {
      await invitations.penalty(invitationId);
      await rounds.penalty(roundId);
    },
  };
}

async function secondsLeft(limiter: RateLimiterMemory, key: string): Promise<number> {
  const tried = await limiter.get(key);
  if (tried === null || tried.consumedPoints < limiter.points) return 0;
  return Math.ceil(tried.msBeforeNext / 1000);
}
