import type {
  Answers,
  DimensionKey,
  QuestionName,
  Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { addConsistency, ConsistencyCount, type ConsistencySums } from "./consistency.ts";
import { RatingCount, type Ratings } from "./ratings.ts";
import { scoreResponse } from "./response.ts";
import { emptyTally, type Tally, tallyResponse } from "./tally.ts";
import { TallySum } from "./tally-sum.ts";

/** Everything that a group's figures are computed from: its tally, and what needs whole responses. */
export type GroupSums = {
  readonly tally: Tally;
  readonly ratings: Ratings;
  readonly consistency: ReadonlyMap<DimensionKey, ConsistencySums>;
};

/** The sums of no responses. */
export const emptySums: GroupSums = tallyAlone(emptyTally);

/** Sums of which only the tally is known: what needs whole responses is left out of the figures. */
export function tallyAlone(tally: Tally): GroupSums {
  return { tally, ratings: new Map(), consistency: new Map() };
}

/** Adds up a group's responses, one after another; none of them is kept. */
export class GroupCount {
  readonly #questionnaire: Questionnaire;
  readonly #tally = new TallySum();
  readonly #ratings = new RatingCount();
  readonly #consistency: ConsistencyCount;

  constructor(questionnaire: Questionnaire) {
    this.#questionnaire = questionnaire;
    this.#consistency = new ConsistencyCount(questionnaire);
  }

  /** @param visible the questions whose conditions hold: an answer to any other is ignored */
  add(answers: Answers, visible: ReadonlySet<QuestionName>): void {
    const score = scoreResponse(this.#questionnaire, answers, visible);
    this.#tally.add(tallyResponse(this.#questionnaire, answers, score));
    this.#ratings.add(score);
    this.#consistency.add(score);
  }

  get sums(): GroupSums {
    return { tally: this.#tally.tally, ratings: this.#ratings.ratings, consistency: this.#consistency.sums };
  }
}

/** Several groups' responses to the same questions as those of one. */
export function addGroups(groups: readonly GroupSums[]): GroupSums {
  const tally = new TallySum();
  const ratings = new RatingCount();
  const consistency = new Map<DimensionKey, ConsistencySums>();
  for (const group of groups) {
    tally.add(group.tally);
    ratings.addAll(group.ratings);
    for (const [key, sums] of group.consistency) {
      const before = consistency.get(key);
      consistency.set(key, before === undefined ? sums : addConsistency(before, sums));
    }
  }
  return {
    tally: tally.tally,
    ratings: ratings.ratings,
    consistency,
  };
}
