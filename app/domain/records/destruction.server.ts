import { setTimeout } from "node:timers/promises";
import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Day, InvitationId } from "#app/domain/id.ts";
import { dayOf } from "#app/domain/local-time.ts";
import { prepareComparisons } from "#app/domain/results/seal-ended-rounds.server.ts";
import { isSealed, sealsAt } from "#app/domain/round/lifecycle.ts";
import { requireRound, requireRoundToChange } from "#app/domain/round/round-frame.server.ts";
import {
  blankMailsOf,
  blankSomeInvitations,
  completeDestruction,
  deleteSomeResponses,
  deleteSomeSaves,
  destructible,
  insertDestruction,
  unfinishedDestructions,
} from "#db/queries/destructions.ts";
import { forgetRemarks } from "#db/queries/remarks.ts";
import { sealsOf } from "#db/queries/round-sums.ts";
import type { RoundDestructions } from "#db/schema.ts";

/** A decision to destroy a round's answers, as somebody enters it. */
export type DestructionDecision = {
  /** Under which the decision is kept. */
  readonly reference: string;
  readonly decidedOn: Day;
  /** The round's title, typed once more to confirm. */
  readonly title: string;
};

/** `not-sealed`: answers can still change. */
export type DestructionOutcome =
  | "decided"
  | "not-sealed"
  | "destroyed-before"
  | "decided-in-future"
  | "another-title";

/** So many rows are removed in one transaction, so that others get their turn in between. */
const atOnce = 250;

/**
 * Enters a decision to destroy all single answers of a sealed round. Before that every sum is made and kept that its
 * figures, and its comparisons with other rounds, need: afterwards none can be. The removal itself is `destroyDecided`.
 *
 * @throws Problem `not-found`
 */
export async function decideDestruction(
  environment: Environment,
  scope: Scope,
  slug: string,
  { reference, decidedOn, title }: DestructionDecision,
): Promise<DestructionOutcome> {
  const { organizationId } = scope;
  const { id, schedule, destruction, ...named } = await requireRound(environment.database.read, scope, slug);
  if (destruction !== null) return "destroyed-before";
  if (!isSealed(schedule, environment.now())) return "not-sealed";
  if (decidedOn > dayOf(environment.now())) return "decided-in-future";
  if (named.title !== title) return "another-title";
  await prepareComparisons(environment, organizationId, id);
  return environment.database.transact(async (writer) => {
    const round = await requireRoundToChange(writer, scope, slug);
    if (round.destruction !== null) return "destroyed-before";
    // It may have been opened again while its sums were made.
    const sealed = (await sealsOf(writer, organizationId)).get(id);
    if (sealed !== sealsAt(round.schedule)) return "not-sealed";
    const place = { organizationId, roundId: id };
    const { responses } = await destructible(writer, place);
    const at = environment.now();
    await forgetRemarks(writer, place);
    await insertDestruction(writer, {
      ...place,
      ...{ reference, decidedOn, begunAt: at, completedAt: null, responses },
    });
    await record(writer, occasionBy(environment, organizationId, scope.actor.id, at), {
      name: "destruction.decided",
      subject: id,
      details: { reference, decidedOn, responses },
    });
    return "decided";
  });
}

/**
 * Removes what is left to remove by the decisions that have been entered, of every organization: at once after one, and
 * at the next start where the process ended in between. Nothing is removed without a decision.
 */
export async function destroyDecided(environment: Environment): Promise<void> {
  const unfinished = await unfinishedDestructions(environment.database.read);
  for (const destruction of unfinished) await destroyAnswers(environment, destruction);
  if (unfinished.length > 0) await environment.database.scrub();
}

/** How long whoever entered a decision waits for the removal, in milliseconds; it goes on after that. */
const patience = 1_500;

/** Begins to remove what has been decided, and waits for it a moment: all but the largest rounds are done by then. */
export async function beginDestroying(environment: Environment): Promise<void> {
  const removal = destroyDecided(environment).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : "unknown";
    environment.warn("answers not destroyed yet", { reason });
  });
  const waiting = new AbortController();
  await Promise.race([removal, setTimeout(patience, undefined, { signal: waiting.signal }).catch(() => {})]);
  waiting.abort();
}

async function destroyAnswers(
  environment: Environment,
  { organizationId, roundId, reference, responses }: RoundDestructions,
): Promise<void> {
  const { transact } = environment.database;
  const place = { organizationId, roundId };
  while ((await transact((writer) => deleteSomeResponses(writer, place, atOnce))) > 0);
  while ((await transact((writer) => deleteSomeSaves(writer, place, atOnce))) > 0);
  let last: InvitationId | null = null;
  do {
    const after: InvitationId | null = last;
    last = await transact((writer) => blankSomeInvitations(writer, place, after, atOnce));
  } while (last !== null);
  await transact(async (writer) => {
    await blankMailsOf(writer, place);
    const at = environment.now();
    if (!(await completeDestruction(writer, place, at))) return;
    await record(writer, occasionBy(environment, organizationId, "system", at), {
      name: "destruction.completed",
      subject: roundId,
      details: { reference, responses },
    });
  });
}
