import { isScored, type Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { addGroups, type GroupSums } from "./group-sums.ts";

/** Responses to be summed again: those of some departments in a round, scored by the questionnaire given. */
export type SumRequest = {
  readonly round: string;
  readonly departments: readonly string[];
  /** The round's own, cut to some of its questions and dimensions, or with other weights. */
  readonly questionnaire: Questionnaire;
};

/** Goes through the responses once more; gives sums in the order of the requests. */
export type SumAgain = (requests: readonly SumRequest[]) => Promise<readonly GroupSums[]>;

type KnownRound = {
  readonly round: string;
  readonly questionnaire: Questionnaire;
  readonly departments: readonly { readonly department: string; readonly sums: GroupSums }[];
};

/** All sums there are, so that responses are gone through again only where that is needed, and then all at once. */
export class SumBook {
  readonly #sums = new Map<string, GroupSums>();
  readonly #waiting = new Map<string, SumRequest>();
  readonly #sumAgain: SumAgain;

  constructor(rounds: readonly KnownRound[], sumAgain: SumAgain) {
    this.#sumAgain = sumAgain;
    for (const { round, questionnaire, departments } of rounds) {
      for (const { department, sums } of departments) {
        this.#sums.set(keyOf({ round, departments: [department], questionnaire }), sums);
      }
    }
  }

  request(request: SumRequest): void {
    if (this.#known(request) === null) this.#waiting.set(keyOf(request), request);
  }

  /** Sums everything requested since the last time; goes through no response where nothing is missing. */
  async fetch(): Promise<void> {
    if (this.#waiting.size === 0) return;
    const requests = [...this.#waiting];
    this.#waiting.clear();
    const sums = await this.#sumAgain(requests.map(([, request]) => request));
    requests.forEach(([key], index) => {
      const found = sums[index];
      if (found !== undefined) this.#sums.set(key, found);
    });
  }

  get(request: SumRequest): GroupSums {
    const sums = this.#known(request);
    if (sums === null)
      throw new Error(`The responses of round ${request.round} were not summed as requested.`);
    return sums;
  }

  #known(request: SumRequest): GroupSums | null {
    const own = this.#sums.get(keyOf(request));
    if (own !== undefined) return own;
    const parts = request.departments.flatMap((department) => {
      return this.#sums.get(keyOf({ ...request, departments: [department] })) ?? [];
    });
    return parts.length === request.departments.length ? addGroups(parts) : null;
  }
}

/** Everything that a round's sums depend on. */
function keyOf({ round, departments, questionnaire }: SumRequest): string {
  return JSON.stringify([round, departments, sumBasis(questionnaire)]);
}

/** What sums of the same responses differ by, as one text; how each answer scores is the round's, and never differs. */
export function sumBasis({ dimensions, questions }: Questionnaire): string {
  return JSON.stringify([
    dimensions.map(({ key, weight }) => [key, weight]),
    questions.filter(isScored).map(({ name, dimension, weight }) => [name, dimension, weight]),
  ]);
}
