import { describe, expect, it } from "vitest";
import { overallKey } from "#app/domain/scoring/figure-key.ts";
import { changeGroups } from "./change-groups.ts";
import { compareRounds, obstacle } from "./comparison.ts";
import { levelRows } from "./level-rows.ts";
import { aGroup, aMeasuredRound, departmentId, namesOf, someResults, twoAreas } from "./testing.ts";

const [care, school, both] = [departmentId("care"), departmentId("school"), departmentId("both")];
const names = namesOf("care", "school", "both");
const merger = [
  { predecessorId: care, successorId: both },
  { predecessorId: school, successorId: both },
];

describe("departments that merged", () => {
  // Before: care answered 1 and 1, school 3 and 3 and 3: together 11/5 = 2.2, of 20 a level 44 points.
  const before = someResults(
    aMeasuredRound(2025),
    aGroup("care", 2, [1, 1], [1, 1]),
    aGroup("school", 3, [3, 3], [3, 3], [3, 3]),
  );
  // After: both answered 3, five times: 60 points.
  const after = someResults(aMeasuredRound(2026), aGroup("both", 5, [3, 3], [3, 3], [3, 3], [3, 3], [3, 3]));
  const comparison = compareRounds(before, after, merger);

  it("are compared with what they were together", () => {
    expect(comparison.parts).toMatchObject([{ earlier: [care, school], later: [both] }]);
    const change = comparison.parts[0]?.changes.get(overallKey);
    expect(change?.difference).toBeCloseTo(16);
    expect(change?.verdict).toBe("up");
  });

  it("show what they were together as last year's level", () => {
    const [row] = levelRows(after, comparison, names).rows;
    expect(row?.earlierLevel).toBeCloseTo(2.2);
    expect(row?.change).toMatchObject({ kind: "own", change: { word: "everyone-answered" } });
  });

  it("are named with what they were", () => {
    const [group, organization] = changeGroups(twoAreas, comparison, "individual", names);
    expect(group?.names.map(({ sv }) => sv)).toEqual(["both"]);
    expect(group?.earlierNames.map(({ sv }) => sv)).toEqual(["care", "school"]);
    expect(group?.changes).toHaveLength(3);
    expect(organization?.names).toEqual([]);
  });
});

describe("departments that were split", () => {
  const before = someResults(aMeasuredRound(2025), aGroup("both", 2, [2, 2], [2, 2]));
  const after = someResults(aMeasuredRound(2026), aGroup("care", 1, [4, 4]), aGroup("school", 1, [2, 2]));
  const split = merger.map(({ predecessorId, successorId }) => ({
    predecessorId: successorId,
    successorId: predecessorId,
  }));
  const comparison = compareRounds(before, after, split);

  it("are compared together, and have no change of their own", () => {
    expect(comparison.parts).toMatchObject([{ earlier: [both], later: [care, school] }]);
    expect(comparison.parts[0]?.changes.get(overallKey)?.difference).toBeCloseTo(20);
    const rows = levelRows(after, comparison, names).rows;
    expect(rows.slice(0, 2)).toMatchObject([
      { earlierLevel: null, change: { kind: "together" } },
      { earlierLevel: null, change: { kind: "together" } },
    ]);
  });
});

it("says of a department that was not there that it is new", () => {
  const before = someResults(aMeasuredRound(2025), aGroup("care", 1, [2, 2]));
  const after = someResults(aMeasuredRound(2026), aGroup("care", 1, [2, 2]), aGroup("school", 1, [5, 5]));
  const comparison = compareRounds(before, after, []);
  const [careRow, schoolRow, whole] = levelRows(after, comparison, names).rows;
  expect(careRow?.change).toMatchObject({ kind: "own", change: { difference: 0, verdict: "none" } });
  expect(schoolRow?.change).toEqual({ kind: "new" });
  // A department that comes is no change of the organization.
  expect(whole?.change).toMatchObject({ kind: "own", change: { difference: 0 } });
});

it("compares no rounds of different questionnaires or ways of answering", () => {
  const round = (settings: Parameters<typeof aMeasuredRound>[1]) =>
    someResults(aMeasuredRound(2025, settings), aGroup("care", 1, [2, 2]));
  const now = round({});
  expect(obstacle(round({}), now)).toBeNull();
  expect(obstacle(round({ questionnaire: "other" }), now)).toBe("other-questionnaire");
  expect(obstacle(round({ answering: "joint" }), now)).toBe("other-answering");
});
