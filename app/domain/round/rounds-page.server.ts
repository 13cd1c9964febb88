import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import { roundsOf } from "#db/queries/rounds.ts";
import { type RoundFrame, roundFrame } from "./round-frame.server.ts";

/** Every round of an organization, the newest first. */
export async function roundsPage(environment: Environment, scope: Scope): Promise<readonly RoundFrame[]> {
  const rounds = await roundsOf(environment.database.read, scope.organizationId);
  return rounds.map((round) => roundFrame(round, environment.now()));
}
