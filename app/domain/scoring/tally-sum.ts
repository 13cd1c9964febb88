import type { FigureKey } from "./figure-key.ts";
import type { FigureTally, Tally } from "./tally.ts";

type GrowingFigureTally = {
  -readonly [Part in keyof FigureTally]: FigureTally[Part];
} & { readonly counts: Map<string, number> };

/** Adds up many tallies in place: what `addTally` gives over all of them, without a copy at each. */
export class TallySum {
  readonly #figures = new Map<FigureKey, GrowingFigureTally>();
  #responses = 0;

  add({ responses, figures }: Tally): void {
    this.#responses += responses;
    for (const [key, tally] of figures) {
      const sum = this.#figures.get(key);
      if (sum === undefined) {
        this.#figures.set(key, { ...tally, counts: new Map(tally.counts) });
        continue;
      }
      sum.n += tally.n;
      sum.sum += tally.sum;
      sum.sumOfSquares += tally.sumOfSquares;
      sum.applicable += tally.applicable;
      sum.coverageSum += tally.coverageSum;
      for (const [value, times] of tally.counts) sum.counts.set(value, (sum.counts.get(value) ?? 0) + times);
    }
  }

  get tally(): Tally {
    return { responses: this.#responses, figures: this.#figures };
  }
}
