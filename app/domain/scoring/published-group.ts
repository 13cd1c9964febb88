import {
  type DimensionKey,
  isScored,
  type QuestionName,
  type Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { hiddenDimensions, isOverallHidden, withoutDimensions } from "./disclosure.ts";
import { dimensionFigure, type FigureKey, overallKey } from "./figure-key.ts";
import type { GroupSums } from "./group-sums.ts";
import type { SumBook, SumRequest } from "./sum-book.ts";
import { emptyFigureTally, type Tally } from "./tally.ts";

/** Departments in a round, with the questions that are shown there. */
export type Side = SumRequest & {
  /** k; null in office. */
  readonly threshold: number | null;
};

/**
 * How a group's figures come about in steps: by the questions shown, then without the dimensions that are hidden on
 * that basis. The two sides of a comparison go together: what is hidden on one is hidden on both.
 */
export class GroupPlan {
  readonly #sides: readonly Side[];
  readonly #curtailed: ReadonlySet<DimensionKey>;
  readonly #published: readonly GroupPlan[];
  #hidden: ReadonlySet<DimensionKey> = new Set();

  /**
   * @param curtailed dimensions of which a question is hidden
   * @param published for a comparison, the plans of both sides' own figures: what is hidden in them is hidden here
   */
  constructor(
    sides: readonly Side[],
    curtailed: ReadonlySet<DimensionKey>,
    published: readonly GroupPlan[] = [],
  ) {
    this.#sides = sides;
    this.#curtailed = curtailed;
    this.#published = published;
  }

  /** The first step: asks for sums by the questions shown. */
  requestQuestions(book: SumBook): void {
    for (const side of this.#sides) book.request(side);
  }

  /** The second: sees which dimensions are hidden by these, and asks for sums without them. */
  requestDimensions(book: SumBook): void {
    const hidden = new Set(this.#published.flatMap((plan) => [...plan.hiddenDimensions]));
    for (const side of this.#sides) {
      const { tally } = book.get(side);
      for (const key of hiddenDimensions(side.questionnaire, tally, this.#curtailed, side.threshold)) {
        hidden.add(key);
      }
    }
    this.#hidden = hidden;
    for (const side of this.#sides) book.request(this.#shownOf(side));
  }

  get hiddenDimensions(): ReadonlySet<DimensionKey> {
    return this.#hidden;
  }

  /** The hidden dimensions, and the overall score where it is. */
  hiddenFigures(book: SumBook): ReadonlySet<FigureKey> {
    const isHidden =
      this.#published.some((plan) => plan.hiddenFigures(book).has(overallKey)) ||
      this.#sides.some((side) => {
        const { tally } = book.get(this.#shownOf(side));
        return isOverallHidden(tally, this.#hidden.size > 0, side.threshold);
      });
    const dimensions = [...this.#hidden].map(dimensionFigure);
    return new Set(isHidden ? [...dimensions, overallKey] : dimensions);
  }

  /** The sums that figures are computed from: by the questions shown, overall by the dimensions shown. */
  sums(book: SumBook, index = 0): GroupSums {
    const side = this.#side(index);
    const sums = book.get(side);
    const { tally } = book.get(this.#shownOf(side));
    return { ...sums, tally: withOverall(sums.tally, tally) };
  }

  /** The scored questions that a figure of a side is computed from. */
  questionsOf(figure: FigureKey, index = 0): ReadonlySet<QuestionName> {
    const { questions } =
      figure === overallKey
        ? this.#shownOf(this.#side(index)).questionnaire
        : this.#side(index).questionnaire;
    return new Set(
      questions
        .filter(isScored)
        .filter(
          ({ dimension }) =>
            dimension !== null && (figure === overallKey || dimensionFigure(dimension) === figure),
        )
        .map(({ name }) => name),
    );
  }

  #side(index: number): Side {
    const side = this.#sides[index];
    if (side === undefined) throw new RangeError(`The plan has no side ${index}.`);
    return side;
  }

  #shownOf(side: Side): Side {
    return { ...side, questionnaire: withoutDimensions(side.questionnaire, this.#hidden) };
  }
}

function withOverall(tally: Tally, overall: Tally): Tally {
  const figures = new Map(tally.figures);
  return { ...tally, figures: figures.set(overallKey, overall.figures.get(overallKey) ?? emptyFigureTally) };
}

/** The questionnaire's dimensions alone, for figures of which questions are no part. */
export function dimensionsOnly(questionnaire: Questionnaire): Questionnaire {
  return { ...questionnaire, questions: [] };
}
