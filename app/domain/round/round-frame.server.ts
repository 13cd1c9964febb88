import type { Scope } from "#app/domain/access/authorize.ts";
import type { Instant } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Reader, Writer } from "#db/client.ts";
import { type RoundWithDepartments, roundBySlug, roundToChange } from "#db/queries/rounds.ts";
import { type RoundStage, stageOf } from "./lifecycle.ts";
import type { Destruction, Round } from "./round.ts";

/** What every page of a round says on top. */
export type RoundFrame = {
  /** Its place in addresses. */
  readonly slug: string;
  readonly title: string;
  readonly stage: RoundStage;
  /** Its number in the organization's register, which stands on all that leaves it; null: it has none. */
  readonly diaryNumber: string | null;
  /** By which decision its answers were destroyed; null: they are kept. */
  readonly destruction: Destruction | null;
};

/**
 * A round of the scope's organization, by its place in addresses.
 *
 * @throws Problem `not-found`
 */
export async function requireRound(db: Reader, scope: Scope, slug: string): Promise<RoundWithDepartments> {
  const round = await roundBySlug(db, scope.organizationId, slug);
  if (!round) throw new Problem("not-found");
  return round;
}

/**
 * A round of the scope's organization, to change it: whoever wants to do so as well waits until the transaction ends.
 *
 * @throws Problem `not-found`
 */
export async function requireRoundToChange(
  writer: Writer,
  { organizationId }: Scope,
  slug: string,
): Promise<RoundWithDepartments> {
  const round = await roundToChange(writer, organizationId, slug);
  if (!round) throw new Problem("not-found");
  return round;
}

/** What the pages of a round say on top of it. */
export function roundFrame(
  { slug, title, schedule, diaryNumber, destruction }: Round,
  now: Instant,
): RoundFrame {
  return { slug, title, stage: stageOf(schedule, now), diaryNumber, destruction };
}
