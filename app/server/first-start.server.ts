import { makeFirstOperatorLink } from "#app/domain/access/account-link.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Settings } from "./settings.ts";

/**
 * Prints the way into a real installation while nobody keeps it: a link that works once, for a day. Each start prints
 * a new one, which ends the one before.
 */
export async function announceFirstStart(
  { demonstration, baseUrl }: Pick<Settings, "demonstration" | "baseUrl">,
  environment: Environment,
  say: (line: string) => void,
): Promise<void> {
  if (demonstration) return;
  const token = await makeFirstOperatorLink(environment);
  if (token === null) return;
  say("Nobody keeps this installation yet. Make the first account here (works once, for 24 hours):");
  say(firstStartLink(baseUrl, token));
}

/** The address of a link that makes an account. */
export function firstStartLink(baseUrl: string, token: string): string {
  return `${baseUrl}/first-start/${token}`;
}
