import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day, DepartmentId } from "#app/domain/id.ts";
import { comparableGroups, departmentsOn, type Succession } from "./succession.ts";

function ids(...names: string[]): DepartmentId[] {
  return names as DepartmentId[];
}

function became(predecessor: string, successor: string): Succession {
  return { predecessorId: predecessor as DepartmentId, successorId: successor as DepartmentId };
}

describe("the departments of a day", () => {
  it("are those that had begun and not yet ended", () => {
    const [old, young] = ids("old", "young");
    const departments = [
      { id: old as DepartmentId, validFrom: "2000-01-01" as Day, validTo: "2025-01-01" as Day },
      { id: young as DepartmentId, validFrom: "2025-01-01" as Day, validTo: null },
    ];
    expect(departmentsOn(departments, "2024-12-31" as Day).map(({ id }) => id)).toEqual(["old"]);
    expect(departmentsOn(departments, "2025-01-01" as Day).map(({ id }) => id)).toEqual(["young"]);
  });
});

describe("departments of two rounds", () => {
  it("compare with themselves where nothing has happened", () => {
    expect(comparableGroups(ids("a", "b"), ids("a", "b"), [])).toEqual([
      { earlier: ["a"], later: ["a"] },
      { earlier: ["b"], later: ["b"] },
    ]);
  });

  it("stand together against what they merged into", () => {
    expect(comparableGroups(ids("a", "b"), ids("ab"), [became("a", "ab"), became("b", "ab")])).toEqual([
      { earlier: ["a", "b"], later: ["ab"] },
    ]);
  });

  it("stand against all their parts after a split", () => {
    expect(comparableGroups(ids("ab"), ids("a", "b"), [became("ab", "a"), became("ab", "b")])).toEqual([
      { earlier: ["ab"], later: ["a", "b"] },
    ]);
  });

  it("are followed over a department that took part in neither round", () => {
    expect(comparableGroups(ids("a"), ids("c"), [became("a", "b"), became("b", "c")])).toEqual([
      { earlier: ["a"], later: ["c"] },
    ]);
  });

  it("have an empty side when they are new or gone", () => {
    expect(comparableGroups(ids("gone"), ids("new"), [])).toEqual([
      { earlier: [], later: ["new"] },
      { earlier: ["gone"], later: [] },
    ]);
  });

  it("each stand in exactly one group, whatever the family tree looks like", () => {
    const name = fc.constantFrom("a", "b", "c", "d", "e", "f");
    const tree = fc.array(fc.tuple(name, name).map(([from, to]) => became(from, to)));
    fc.assert(
      fc.property(fc.uniqueArray(name), fc.uniqueArray(name), tree, (earlier, later, successions) => {
        const groups = comparableGroups(ids(...earlier), ids(...later), successions);
        expect(groups.flatMap((group) => group.earlier).sort()).toEqual([...earlier].sort());
        expect(groups.flatMap((group) => group.later).sort()).toEqual([...later].sort());
      }),
    );
  });
});
