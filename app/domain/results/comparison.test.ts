import { describe, expect, it } from "vitest";
import { overallKey } from "#app/domain/scoring/figure-key.ts";
import { changeGroups } from "./change-groups.ts";
import { obstacle, trendBreak } from "./comparison.ts";
import { levelRows } from "./level-rows.ts";
import { aGroup, aMeasuredRound, compared, departmentId, namesOf, someRound, twoAreas } from "./testing.ts";

const [care, school, both] = [departmentId("care"), departmentId("school"), departmentId("both")];
const names = namesOf("care", "school", "both");
const merger = [
  { predecessorId: care, successorId: both },
  { predecessorId: school, successorId: both },
];

describe("departments that merged", () => {
  // Before: care answered 1 and 1, school 3 and 3 and 3: together 11/5 = 2.2, of 20 a level 44 points.
  const before = someRound(
    aMeasuredRound(2025),
    aGroup("care", 2, [1, 1], [1, 1]),
    aGroup("school", 3, [3, 3], [3, 3], [3, 3]),
  );
  // After: both answered 3, five times: 60 points.
  const after = someRound(aMeasuredRound(2026), aGroup("both", 5, [3, 3], [3, 3], [3, 3], [3, 3], [3, 3]));

  it("are compared with what they were together", async () => {
    const { comparison } = await compared(before, after, merger);
    expect(comparison.parts).toMatchObject([{ earlier: [care, school], later: [both] }]);
    const change = comparison.parts[0]?.changes.get(overallKey);
    expect(change?.difference).toBeCloseTo(16);
    expect(change?.verdict).toBe("up");
  });

  it("show what they were together as last year's level", async () => {
    const { later, comparison } = await compared(before, after, merger);
    const [row] = levelRows(later, comparison, names).rows;
    expect(row?.earlier?.level).toBeCloseTo(2.2);
    expect(row?.change).toMatchObject({ kind: "own", change: { word: "everyone-answered" } });
  });

  it("are named with what they were", async () => {
    const { comparison } = await compared(before, after, merger);
    const [group, organization] = changeGroups(twoAreas, comparison, names);
    expect(group?.names.map(({ sv }) => sv)).toEqual(["both"]);
    expect(group?.earlierNames.map(({ sv }) => sv)).toEqual(["care", "school"]);
    expect(group?.changes).toHaveLength(3);
    expect(organization?.names).toEqual([]);
  });
});

describe("departments that were split", () => {
  const before = someRound(aMeasuredRound(2025), aGroup("both", 2, [2, 2], [2, 2]));
  const after = someRound(aMeasuredRound(2026), aGroup("care", 1, [4, 4]), aGroup("school", 1, [2, 2]));
  const split = merger.map(({ predecessorId, successorId }) => ({
    predecessorId: successorId,
    successorId: predecessorId,
  }));

  it("are compared together, and have no change of their own", async () => {
    const { later, comparison } = await compared(before, after, split);
    expect(comparison.parts).toMatchObject([{ earlier: [both], later: [care, school] }]);
    expect(comparison.parts[0]?.changes.get(overallKey)?.difference).toBeCloseTo(20);
    const rows = levelRows(later, comparison, names).rows;
    expect(rows.slice(0, 2)).toMatchObject([
      { earlier: null, change: { kind: "together" } },
      { earlier: null, change: { kind: "together" } },
    ]);
  });
});

it("says of a department that was not there that it is new", async () => {
  const before = someRound(aMeasuredRound(2025), aGroup("care", 1, [2, 2]));
  const after = someRound(aMeasuredRound(2026), aGroup("care", 1, [2, 2]), aGroup("school", 1, [5, 5]));
  const { later, comparison } = await compared(before, after);
  const [careRow, schoolRow, whole] = levelRows(later, comparison, names).rows;
  expect(careRow?.change).toMatchObject({ kind: "own", change: { difference: 0, verdict: "none" } });
  expect(schoolRow?.change).toEqual({ kind: "new" });
  // A department that comes is no change of the organization.
  expect(whole?.change).toMatchObject({ kind: "own", change: { difference: 0 } });
});

describe("two rounds", () => {
  const round = (settings: Parameters<typeof aMeasuredRound>[1] = {}) =>
    someRound(aMeasuredRound(2025, settings), aGroup("care", 1, [2, 2]));
  const now = round();
  const other = { ...now, questionnaire: { ...twoAreas, id: "another" } };
  const newer = { ...now, questionnaire: { ...twoAreas, version: "2027" } };

  it("of different questionnaires or ways of answering are not compared", () => {
    expect(obstacle(round(), now)).toBeNull();
    expect(obstacle(other, now)).toBe("other-questionnaire");
    expect(obstacle(round({ answering: "joint" }), now)).toBe("other-answering");
  });

  it("that must be summed again are compared once both are sealed", () => {
    const open = { isSealed: false };
    expect(obstacle(round(), { ...now, ...open })).toBeNull();
    expect(obstacle(round(), newer)).toBeNull();
    expect(obstacle(round(), { ...newer, ...open })).toBe("not-closed-yet");
    expect(obstacle({ ...newer, ...open }, now)).toBe("not-closed-yet");
    expect(obstacle(round({ confidential: true }), now)).toBeNull();
    expect(obstacle(round({ confidential: true }), { ...now, ...open })).toBe("not-closed-yet");
  });

  it("of different versions are a break in the lines all the same", () => {
    expect(trendBreak(round(), now)).toBeNull();
    expect(trendBreak(round(), newer)).toBe("other-version");
    expect(trendBreak(other, now)).toBe("other-questionnaire");
    expect(trendBreak(round({ answering: "joint" }), newer)).toBe("other-answering");
  });
});

describe("a merger in confidential rounds", () => {
  const five = (level: number) => new Array<readonly [number, number]>(5).fill([level, level]);
  const confidential = (year: number) => aMeasuredRound(year, { confidential: true });
  const after = someRound(confidential(2026), aGroup("both", 12, ...five(3), ...five(3)));

  it("is compared where everything that it was made of is shown", async () => {
    const before = someRound(
      confidential(2025),
      aGroup("care", 9, ...five(1)),
      aGroup("school", 9, ...five(3)),
    );
    const { later, comparison } = await compared(before, after, merger);
    const [row] = levelRows(later, comparison, names).rows;
    expect(row).toMatchObject({ earlier: { level: 2 }, change: { kind: "own", change: { difference: 20 } } });
  });

  it("is not where one of its departments was hidden: the others alone were another part", async () => {
    const before = someRound(confidential(2025), aGroup("care", 9, ...five(1)), aGroup("school", 9, [3, 3]));
    const { later, comparison } = await compared(before, after, merger);
    const [row, whole] = levelRows(later, comparison, names).rows;
    expect(row).toMatchObject({
      earlier: null,
      change: { kind: "own", change: { difference: null, word: "suppressed" } },
    });
    expect(whole).toMatchObject({ change: { change: { word: "suppressed" } } });
  });
});
