import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Day } from "#app/domain/id.ts";
import { dayOf } from "#app/domain/local-time.ts";
import { isSealed } from "#app/domain/round/lifecycle.ts";
import type { Destruction } from "#app/domain/round/round.ts";
import { destructible, unfinishedDestructions } from "#db/queries/destructions.ts";
import { type RoundWithDepartments, roundsOf } from "#db/queries/rounds.ts";

/** The rounds as far as their answers can be destroyed, or have been, and what would go of the one chosen. */
export type DestructionPage = {
  /** Those that a decision can be entered for, newest first. */
  readonly choices: readonly { readonly slug: string; readonly title: string }[];
  readonly chosen: {
    readonly slug: string;
    readonly title: string;
    /** What is kept of it now. */
    readonly kept: {
      readonly responses: number;
      readonly invitations: number;
      readonly mails: number;
    };
  } | null;
  readonly destroyed: readonly (Destruction & {
    readonly slug: string;
    readonly title: string;
    /** Of how many that there were. */
    readonly responses: number | null;
    /** How many are still to be removed; 0 where all are. */
    readonly left: number;
  })[];
  /** The last day that a decision can be of. */
  readonly today: Day;
};

/** What the page shows on which decisions to destroy are entered; a `wanted` round that cannot be is passed over. */
export async function destructionPage(
  { database, now }: Environment,
  { organizationId }: Scope,
  wanted: string | null,
): Promise<DestructionPage> {
  const db = database.read;
  const rounds = await roundsOf(db, organizationId);
  const countOf = ({ id }: RoundWithDepartments) => destructible(db, { organizationId, roundId: id });
  const choices = rounds.filter(
    ({ schedule, destruction }) => destruction === null && isSealed(schedule, now()),
  );
  const chosen = choices.find(({ slug }) => slug === wanted);
  const unfinished = await unfinishedDestructions(db);
  const destroyed = await Promise.all(
    rounds.map(async (round) => {
      const { destruction, slug, title, id } = round;
      if (destruction === null) return [];
      const begun = unfinished.find((one) => one.organizationId === organizationId && one.roundId === id);
      const left = begun === undefined ? 0 : (await countOf(round)).responses;
      return [{ ...destruction, slug, title, responses: begun?.responses ?? null, left }];
    }),
  );
  return {
    choices: choices.map(({ slug, title }) => ({ slug, title })),
    chosen: chosen ? { slug: chosen.slug, title: chosen.title, kept: await countOf(chosen) } : null,
    destroyed: destroyed.flat(),
    today: dayOf(now()),
  };
}
