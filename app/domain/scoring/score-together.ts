import { type ScoreFigure, type ShownFigure, type SuppressedFigure, suppressedFigure } from "./figure.ts";
import { sumOrNull } from "./organization.ts";
import { momentsOf, tallyDeviation, tallyMean } from "./tally.ts";

/** What a score rests on: enough to compare it by. */
export type MeasuredScore =
  | Pick<ShownFigure, "suppressed" | "score" | "n" | "sd" | "population">
  | SuppressedFigure;

/**
 * The score of several departments' responses as those of one, out of what is shown of each (method § 6.3): nothing
 * else is needed, so it tells nothing more. Hidden where that of one is: without it the others are another part.
 *
 * @returns undefined of none
 */
export function scoreTogether(figures: readonly ScoreFigure[]): MeasuredScore | undefined {
  const [only, ...others] = figures;
  if (only === undefined || others.length === 0) return only;
  const shown = figures.filter((figure) => !figure.suppressed);
  if (shown.length < figures.length) return suppressedFigure;
  const moments = shown.flatMap(({ n, score, sd }) => (score === null ? [] : [momentsOf(n, score, sd)]));
  const together = {
    n: moments.reduce((total, { n }) => total + n, 0),
    sum: moments.reduce((total, { sum }) => total + sum, 0),
    sumOfSquares: moments.reduce((total, { sumOfSquares }) => total + sumOfSquares, 0),
  };
  return {
    suppressed: false,
    score: tallyMean(together),
    n: together.n,
    sd: tallyDeviation(together),
    population: sumOrNull(shown.map(({ population }) => population)),
  };
}
