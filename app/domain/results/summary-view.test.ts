import { describe, expect, it } from "vitest";
import type { OpenedRound } from "./results-page.ts";
import { summaryView } from "./summary-view.ts";
import { aGroup, aMeasuredRound, namesOf, resultsOf, someRound } from "./testing.ts";

const names = namesOf("care", "school");

/** The summary of a round, compared with none. */
async function summaryOf(...round: Parameters<typeof someRound>) {
  const results = await resultsOf(someRound(...round));
  return summaryView.arrange({ results, comparison: null, names } as OpenedRound); // what it asks for
}

describe("the committee's summary", () => {
  it("ranks the gaps of areas below their target", async () => {
    const { gaps, judged } = await summaryOf(aMeasuredRound(2026), aGroup("care", 1, [1, 5]));
    expect(judged).toBe("all");
    expect(gaps).toMatchObject([{ title: { sv: "A" }, level: 1, target: 3, gap: 2 }]);
  });

  it("says that all areas reach their target only where all are shown", async () => {
    const reached = await summaryOf(aMeasuredRound(2026), aGroup("care", 1, [4, 5]));
    expect(reached).toMatchObject({ gaps: [], judged: "all" });
    const hidden = await summaryOf(
      aMeasuredRound(2026, { confidential: true }),
      aGroup("care", 9, [1, 1], [1, 1]),
    );
    expect(hidden).toMatchObject({ gaps: [], judged: "none" });
  });
});
