import type { Environment } from "#app/domain/environment.ts";
import { destroyDecided } from "#app/domain/records/destruction.server.ts";
import { sealEndedRounds } from "#app/domain/results/seal-ended-rounds.server.ts";
import { removeEndedTrials } from "#app/domain/round/respondents/trial.server.ts";

/** How often it is looked whether rounds have ended, in milliseconds. */
const interval = 60_000;

/**
 * Seals the rounds that have ended, removes what was tried before they opened, and goes on with what was decided to be
 * destroyed where a process ended in the middle of it; now and from time to time. Other processes may do the same.
 *
 * @returns ends it, once what has begun is done
 */
export function keepSealing(environment: Environment): () => Promise<void> {
  let running: Promise<void> | null = null;
  const sweep = () => {
    running ??= sealEndedRounds(environment)
      .then(() => removeEndedTrials(environment))
      .then(() => destroyDecided(environment))
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : "unknown";
        environment.warn("rounds not looked through", { reason });
      })
      .finally(() => {
        running = null;
      });
  };
  sweep();
  const timer = setInterval(sweep, interval);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
