import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ContentHash, Day, DepartmentId, Instant } from "#app/domain/id.ts";
import { localOf } from "#app/domain/local-time.ts";
import { carriedOver, copyOf, type InvitedPerson } from "./copied-round.ts";
import type { RoundSettings } from "./round-settings.ts";

const id = (name: string) => name as DepartmentId;
const became = (predecessor: string, successor: string) => ({
  predecessorId: id(predecessor),
  successorId: id(successor),
});
const hash = "newest" as ContentHash;

function theSettings(overrides: Partial<RoundSettings> = {}): RoundSettings {
  return {
    title: "Mätomgång 2026",
    year: 2026,
    questionnaireHash: "older" as ContentHash,
    disclosure: { kind: "confidential", threshold: 5 },
    answering: "individual",
    targets: {},
    contact: "digital@testkoping.example",
    diaryNumber: "KS 2026/00318",
    opensAt: "2026-10-12T06:00:00.000Z" as Instant,
    closesAt: "2026-12-11T16:00:00.000Z" as Instant,
    graceMinutes: 30,
    departments: ["social", "school", "culture"].map((name) => ({
      departmentId: id(name),
      invited: 12,
      opensAt: null,
      closesAt: "2026-12-18T16:00:00.000Z" as Instant,
    })),
    ...overrides,
  };
}

const always = { validFrom: "2000-01-01" as Day, validTo: null };
const tree = {
  departments: [
    { id: id("social"), ...always },
    { id: id("school"), ...always, validTo: "2027-01-01" as Day },
    { id: id("culture"), ...always, validTo: "2027-01-01" as Day },
    { id: id("learning"), validFrom: "2027-01-01" as Day, validTo: null },
    { id: id("company"), ...always },
  ],
  successions: [became("school", "learning"), became("culture", "learning")],
};

describe("a copy of a round", () => {
  it("is what the round was, a year later, with the newest version and without its diary number", () => {
    expect(copyOf(theSettings(), tree, hash)).toEqual(
      theSettings({
        title: "Mätomgång 2027",
        year: 2027,
        questionnaireHash: hash,
        opensAt: "2027-10-12T06:00:00.000Z" as Instant,
        closesAt: "2027-12-11T16:00:00.000Z" as Instant,
        diaryNumber: null,
        departments: ["social", "learning"].map((name) => ({
          departmentId: id(name),
          invited: null,
          opensAt: null,
          closesAt: null,
        })),
      }),
    );
  });

  it("opens at the same hour in Sweden, whatever summer time does in the two years", () => {
    // Summer time begins on the 29th of March in 2026, and on the 28th in 2027.
    const copy = copyOf(theSettings({ opensAt: "2026-03-28T07:00:00.000Z" as Instant }), tree, hash);
    expect(localOf(copy.opensAt)).toBe("2027-03-28T08:00");
    expect(copy.opensAt).toBe("2027-03-28T06:00:00.000Z");
    const leap = copyOf(theSettings({ opensAt: "2028-02-29T07:00:00.000Z" as Instant }), tree, hash);
    expect(localOf(leap.opensAt)).toBe("2029-02-28T08:00");
  });
});

describe("the people of a copied round", () => {
  const person = (department: string, email: string | null = null): InvitedPerson => ({
    departmentId: id(department),
    role: "staff",
    title: "Handläggare",
    email,
  });

  it("follow a merger, once each", () => {
    const people = [
      person("school", "a@x.example"),
      person("culture", "A@x.example"),
      person("culture", "b@x.example"),
    ];
    const carried = carriedOver(people, [id("learning")], tree.successions);
    expect(carried.people).toEqual([person("learning", "a@x.example"), person("learning", "b@x.example")]);
    expect([...carried.left]).toEqual([]);
  });

  it("stay behind where their department was split or is gone", () => {
    const split = [became("school", "preschool"), became("school", "gymnasium")];
    const carried = carriedOver(
      [person("school"), person("school"), person("social")],
      [id("preschool"), id("gymnasium")],
      split,
    );
    expect(carried.people).toEqual([]);
    expect([...carried.left]).toEqual([
      [id("school"), 2],
      [id("social"), 1],
    ]);
  });

  it("come along or stay behind, each of them, into departments of the new round alone", () => {
    const name = fc.constantFrom("a", "b", "c", "d", "e");
    const links = fc.array(fc.tuple(name, name).map(([from, to]) => became(from, to)));
    fc.assert(
      fc.property(fc.array(name), fc.uniqueArray(name), links, (from, into, successions) => {
        const carried = carriedOver(
          from.map((one) => person(one)),
          into.map(id),
          successions,
        );
        const left = [...carried.left.values()].reduce((sum, count) => sum + count, 0);
        expect(carried.people.length + left).toBe(from.length);
        for (const { departmentId } of carried.people) expect(into).toContain(departmentId);
      }),
    );
  });
});
