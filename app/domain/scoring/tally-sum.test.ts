import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addTally, emptyTally } from "./tally.ts";
import { TallySum } from "./tally-sum.ts";
import { anyResponses, mixedQuestionnaire, tallyOf } from "./testing.ts";

describe("the sum of many tallies", () => {
  it("is what adding them one by one gives, and changes none of them", () => {
    fc.assert(
      fc.property(anyResponses, (responses) => {
        const tallies = responses.map((answers) => tallyOf(mixedQuestionnaire, [answers]));
        const before = structuredClone(tallies);
        const sum = new TallySum();
        for (const tally of tallies) sum.add(tally);
        expect(sum.tally).toEqual(tallies.reduce(addTally, emptyTally));
        expect(tallies).toEqual(before);
      }),
    );
  });
});
