import { minimumChange, type NamedChange } from "./change.ts";
import type { Weights } from "./organization.ts";
import { compareRounds, publishedChanges } from "./published-changes.ts";
import { type PublishedRound, planRound, publishRound, type RoundToPublish } from "./published-round.ts";
import { type SumAgain, SumBook } from "./sum-book.ts";

export type PublishingRules = {
  readonly weights: Weights;
  /** The smallest change that is called one, in points; half a level of the newer round's scale where null. */
  readonly minimum: number | null;
};

/** A change with the rounds that it lies between. */
export type PublishedChange = NamedChange & { readonly from: string; readonly to: string };

export type Publication = {
  readonly rounds: readonly PublishedRound[];
  readonly changes: readonly PublishedChange[];
};

/**
 * Everything that is published of rounds goes through here (method § 6): figures, changes and reliability, with hidden
 * answers in none of them. What is hidden in a group depends on counts alone; then its responses are summed again by
 * what is left, and once more where a dimension falls away as well.
 *
 * @param rounds in their order; each is compared with the one before it
 * @throws RangeError where more answered than were invited, or a threshold or minimum is impossible
 */
export async function publishRounds(
  rounds: readonly RoundToPublish[],
  { weights, minimum }: PublishingRules,
  sumAgain: SumAgain,
): Promise<Publication> {
  const book = new SumBook(rounds, sumAgain);
  const plans = rounds.map(planRound);
  const comparisons = plans.flatMap((later, index) => {
    const earlier = plans[index - 1];
    return earlier ? [compareRounds(earlier, later)] : [];
  });
  // A comparison follows what is hidden in the figures of its sides: these come first.
  const groups = [
    ...plans.flatMap(({ shown, others }) => [...shown.values(), ...(others ? [others] : [])]),
    ...comparisons.flatMap(({ parts }) => parts.flatMap(({ shown }) => shown ?? [])),
  ].map(({ plan }) => plan);
  for (const group of groups) group.requestQuestions(book);
  await book.fetch();
  for (const group of groups) group.requestDimensions(book);
  await book.fetch();

  return {
    rounds: plans.map((plan) => publishRound(plan, book, weights)),
    changes: comparisons.flatMap((comparison) => {
      const { earlier, later } = comparison;
      const smallest = minimum ?? minimumChange(later.round.questionnaire.scale);
      return publishedChanges(comparison, book, weights, smallest).map((change) => ({
        ...change,
        from: earlier.round.round,
        to: later.round.round,
      }));
    }),
  };
}
