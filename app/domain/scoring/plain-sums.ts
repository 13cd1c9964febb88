import type { DimensionKey, QuestionName } from "#app/domain/questionnaire/definition.ts";
import type { ConsistencySums } from "./consistency.ts";
import type { FigureKey } from "./figure-key.ts";
import type { GroupSums } from "./group-sums.ts";
import type { FigureTally } from "./tally.ts";

/** Sums without maps, so that they can be kept as JSON, which gives every number back to the last bit. */
export type PlainSums = {
  readonly responses: number;
  readonly figures: readonly (readonly [
    FigureKey,
    Omit<FigureTally, "counts"> & { readonly counts: readonly (readonly [string, number])[] },
  ])[];
  readonly ratings: readonly (readonly [QuestionName, readonly (readonly [number, number])[]])[];
  readonly consistency: readonly (readonly [DimensionKey, ConsistencySums])[];
};

export function plainSums({ tally, ratings, consistency }: GroupSums): PlainSums {
  return {
    responses: tally.responses,
    figures: [...tally.figures].map(([key, figure]) => [key, { ...figure, counts: [...figure.counts] }]),
    ratings: [...ratings].map(([name, scores]) => [name, [...scores]]),
    consistency: [...consistency],
  };
}

/** The sums that were made plain. */
export function sumsOfPlain({ responses, figures, ratings, consistency }: PlainSums): GroupSums {
  return {
    tally: {
      responses,
      figures: new Map(
        figures.map(([key, figure]) => [key, { ...figure, counts: new Map(figure.counts) }] as const),
      ),
    },
    ratings: new Map(ratings.map(([name, scores]) => [name, new Map(scores)] as const)),
    consistency: new Map(consistency),
  };
}
