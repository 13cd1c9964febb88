import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day, DepartmentId } from "#app/domain/id.ts";
import type { DepartmentKind } from "#app/domain/questionnaire/definition.ts";
import {
  type DepartmentHistory,
  type Reorganization,
  reorganizationFault,
  successionsIn,
  undoingOf,
} from "./reorganization.ts";
import { comparableGroups, type DepartmentValidity, departmentsOn } from "./succession.ts";

type Department = DepartmentValidity & { readonly kind: DepartmentKind };
type History = DepartmentHistory<Department>;

const firstDay = "2020-01-01" as Day;

function aDepartment(id: string, kind: DepartmentKind = "other", validTo: string | null = null): Department {
  return { id: id as DepartmentId, kind, validFrom: firstDay, validTo: validTo as Day | null };
}

function aReorganization(
  ending: readonly string[],
  beginning: readonly string[],
  day: string,
): Reorganization {
  return {
    ending: ending as DepartmentId[],
    beginning: beginning.map((id) => ({ id: id as DepartmentId, kind: "other" })),
    day: day as Day,
  };
}

const neverMeasured = () => null;

/** What the tables hold after a reorganization. */
function reorganized(history: History, reorganization: Reorganization): History {
  const { ending, beginning, day } = reorganization;
  return {
    departments: [
      ...history.departments.map((one) => (ending.includes(one.id) ? { ...one, validTo: day } : one)),
      ...beginning.map((one) => ({ ...one, validFrom: day, validTo: null })),
    ],
    successions: [...history.successions, ...successionsIn(reorganization)],
  };
}

function undone(history: History, id: DepartmentId): History {
  const undoing = undoingOf(history, id, () => false);
  if (typeof undoing === "string") throw new Error(undoing);
  const { goingOn, removed } = undoing;
  return {
    departments: history.departments
      .filter((one) => !removed.includes(one.id))
      .map((one) => (goingOn.includes(one.id) ? { ...one, validTo: null } : one)),
    successions: history.successions.filter(({ successorId }) => !removed.includes(successorId)),
  };
}

describe("a reorganization", () => {
  const departments = [aDepartment("a"), aDepartment("b"), aDepartment("gone", "other", "2024-01-01")];
  const faultOf = (ending: string[], beginning: string[], day: string) =>
    reorganizationFault(departments, aReorganization(ending, beginning, day), neverMeasured);

  it("merges several, splits one, or ends one with nothing after it", () => {
    expect(faultOf(["a", "b"], ["ab"], "2025-01-01")).toBeNull();
    expect(faultOf(["a"], ["a1", "a2"], "2025-01-01")).toBeNull();
    expect(faultOf(["a"], [], "2025-01-01")).toBeNull();
  });

  it("needs something to end that the organization has, and has still", () => {
    expect(faultOf([], ["x"], "2025-01-01")).toBe("nothingChosen");
    expect(faultOf(["a", "another organization's"], ["x"], "2025-01-01")).toBe("nothingChosen");
    expect(faultOf(["a", "gone"], ["x"], "2025-01-01")).toBe("endedAlready");
  });

  it("leaves each department at least a day", () => {
    expect(faultOf(["a"], [], firstDay)).toBe("beforeItsBeginning");
    expect(faultOf(["a"], [], "2020-01-02")).toBeNull();
  });

  it("does not take a department out of a round that has measured it", () => {
    const merger = (day: string) =>
      reorganizationFault(departments, aReorganization(["a", "b"], ["ab"], day), (id) =>
        id === "b" ? ("2025-11-01" as Day) : null,
      );
    expect(merger("2025-11-01")).toBe("measuredSince");
    expect(merger("2025-11-02")).toBeNull();
  });

  it("is none where one becomes one of the same kind: that is a new name", () => {
    expect(faultOf(["a"], ["x"], "2025-01-01")).toBe("onlyRenamed");
    const intoCompany: Reorganization = {
      ...aReorganization(["a"], [], "2025-01-01"),
      beginning: [{ id: "x" as DepartmentId, kind: "company" }],
    };
    expect(reorganizationFault(departments, intoCompany, neverMeasured)).toBeNull();
  });
});

describe("undoing a reorganization", () => {
  const merged = reorganized(
    { departments: [aDepartment("a"), aDepartment("b")], successions: [] },
    aReorganization(["a", "b"], ["ab"], "2025-01-01"),
  );

  it("lets all that merged go on, whichever of them one begins with", () => {
    for (const id of ["a", "b"] as DepartmentId[]) {
      expect(undoingOf(merged, id, () => false)).toMatchObject({ removed: ["ab"] });
      expect(undone(merged, id).departments).toEqual([aDepartment("a"), aDepartment("b")]);
    }
  });

  it("is refused where what began is used, has ended, or nothing ended", () => {
    const id = "a" as DepartmentId;
    expect(undoingOf(merged, id, (used) => used === "ab")).toBe("successorUsed");
    expect(undoingOf(merged, "ab" as DepartmentId, () => false)).toBe("notEnded");
    expect(undoingOf(merged, "another organization's" as DepartmentId, () => false)).toBe("notEnded");
    const later = reorganized(merged, aReorganization(["ab"], ["c", "d"], "2026-01-01"));
    expect(undoingOf(later, id, () => false)).toBe("successorEnded");
  });
});

/** What somebody may want: of the departments that there are, some end after some days, and some begin. */
const wish = fc.record({
  chosen: fc.array(fc.nat(9), { maxLength: 3 }),
  beginning: fc.nat(3),
  days: fc.integer({ min: 0, max: 40 }),
  undo: fc.boolean(),
});

describe("any course of reorganizations", () => {
  it("leaves no gap, no overlap and no circle, and the departments that were wanted on each day", () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
        let history: History = { departments: ["a", "b", "c"].map((id) => aDepartment(id)), successions: [] };
        let day = firstDay;
        wishes.forEach(({ chosen, beginning, days, undo }, step) => {
          day = daysAfter(day, days);
          const ids = history.departments.map(({ id }) => id);
          const ending = [...new Set(chosen.flatMap((index) => ids[index] ?? []))];
          const begun = Array.from({ length: beginning }, (_, index) => `${step}-${index}`);
          const wanted = aReorganization(ending, begun, day);
          if (reorganizationFault(history.departments, wanted, neverMeasured) !== null) return;
          const next = reorganized(history, wanted);
          const names = (on: Day) => departmentsOn(next.departments, on).map(({ id }) => id);
          const dayBefore = daysAfter(day, -1);
          const stood = departmentsOn(history.departments, dayBefore).map(({ id }) => id);
          expect(names(dayBefore)).toEqual(stood);
          const open = history.departments.filter(({ validTo }) => validTo === null).map(({ id }) => id);
          expect(names(day).sort()).toEqual([...open.filter((id) => !ending.includes(id)), ...begun].sort());
          if (begun.length > 0) {
            const group = comparableGroups(names(dayBefore), names(day), next.successions).find(
              ({ earlier }) => earlier.includes(ending[0] as DepartmentId),
            );
            expect(group?.earlier.toSorted()).toEqual(ending.toSorted());
            expect(group?.later.toSorted()).toEqual(begun.toSorted());
          }
          // What ended with nothing after it ended by itself, and goes on by itself.
          if (undo)
            expect((begun.length > 0 ? ending.slice(0, 1) : ending).reduce(undone, next)).toEqual(history);
          else history = next;
        });
        const byId = new Map(history.departments.map((one) => [one.id, one]));
        for (const { validFrom, validTo } of byId.values()) {
          expect(validTo === null || validFrom < validTo).toBe(true);
        }
        // Each line leads from a day to a later beginning, so that no line can lead back.
        for (const { predecessorId, successorId } of history.successions) {
          expect(byId.get(predecessorId)?.validTo).toBe(byId.get(successorId)?.validFrom);
        }
      }),
    );
  });
});

function daysAfter(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10) as Day;
}
