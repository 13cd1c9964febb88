import type { NamedChange } from "#app/domain/scoring/change.ts";
import { type PublishingRules, publishRounds } from "#app/domain/scoring/publish.ts";
import type { PublishedRound, RoundLink, RoundToPublish } from "#app/domain/scoring/published-round.ts";
import { roundedFigures } from "#app/domain/scoring/rounded.ts";
import type { SumAgain } from "#app/domain/scoring/sum-book.ts";
import { onceARound } from "./once-a-round.ts";
import type { RoundResults, SummedRound } from "./round-results.ts";

/** What pages publish by: departments weigh alike, and half a level is the smallest change that is called one. */
const rules: PublishingRules = { weights: "equal", minimum: null };

/** The results of one round as they may be shown. */
export const publishOne = onceARound(
  async (round: SummedRound, sumAgain: SumAgain): Promise<RoundResults> => {
    const { rounds } = await publishRounds([toPublish(round)], rules, sumAgain);
    return resultsOf(round, rounds[0]);
  },
);

/** The results of two rounds, with the changes from the earlier to the later: not rounded, but hidden where they must be. */
export async function publishPair(
  earlier: SummedRound,
  later: SummedRound,
  link: RoundLink,
  sumAgain: SumAgain,
): Promise<{
  readonly earlier: RoundResults;
  readonly later: RoundResults;
  readonly changes: readonly NamedChange[];
}> {
  const pair = [toPublish(earlier), { ...toPublish(later), sinceBefore: link }];
  const { rounds, changes } = await publishRounds(pair, rules, sumAgain);
  return { earlier: resultsOf(earlier, rounds[0]), later: resultsOf(later, rounds[1]), changes };
}

/** How the numbers of a comparison leave: rounded where one of its rounds is confidential. */
export function comparisonRounding(
  earlier: Pick<SummedRound, "round">,
  later: Pick<SummedRound, "round">,
): "exact" | "rounded" {
  return isConfidential(earlier) || isConfidential(later) ? "rounded" : "exact";
}

export function isConfidential({ round }: Pick<SummedRound, "round">): boolean {
  return round.disclosure.kind === "confidential";
}

function toPublish({ round, questionnaire, departments }: SummedRound): RoundToPublish {
  const { disclosure } = round;
  const threshold = disclosure.kind === "confidential" ? disclosure.threshold : null;
  return { round: round.id, questionnaire, threshold, departments };
}

function resultsOf(summed: SummedRound, published: PublishedRound | undefined): RoundResults {
  if (published === undefined) throw new Error("A round that was handed in has not been published.");
  const { round, questionnaire, departments } = summed;
  return {
    round,
    questionnaire,
    departments: departments.map(({ department }) => department),
    figures: isConfidential(summed) ? roundedFigures(published.figures) : published.figures,
  };
}
