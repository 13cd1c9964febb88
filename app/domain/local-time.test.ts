import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "#app/domain/id.ts";
import { dayFrom, dayOf, daysAfter, daysBetween, instantOfLocal, localOf } from "./local-time.ts";

const moments = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });

describe("a time that a form sends", () => {
  it("is meant as in Sweden, in winter and in summer", () => {
    expect(instantOfLocal("2026-12-11T17:00")).toBe("2026-12-11T16:00:00.000Z");
    expect(instantOfLocal("2026-06-11T17:00")).toBe("2026-06-11T15:00:00.000Z");
  });

  it("is taken an hour later where summer time leaves it out, and as the first where it comes twice", () => {
    expect(instantOfLocal("2026-03-29T02:30")).toBe("2026-03-29T01:30:00.000Z");
    expect(instantOfLocal("2026-10-25T02:30")).toBe("2026-10-25T00:30:00.000Z");
  });

  it.each(["", "2026-02-31T10:00", "tomorrow", "2026-12-11", "2026-12-11T25:00"])("is none in %j", (text) => {
    expect(instantOfLocal(text)).toBeNull();
  });

  it("is shown again as it was sent, but for the hour that comes twice", () => {
    fc.assert(
      fc.property(moments, (date) => {
        const moment = instant(new Date(Math.floor(date.getTime() / 60_000) * 60_000));
        const again = instantOfLocal(localOf(moment));
        const apart = Date.parse(moment) - Date.parse(again ?? "");
        expect([0, 3_600_000]).toContain(apart);
        expect(localOf(again ?? moment)).toBe(localOf(moment));
      }),
    );
  });
});

describe("a day", () => {
  it("is the one in Sweden", () => {
    expect(dayOf(instant(new Date("2026-11-23T23:30:00Z")))).toBe("2026-11-24");
  });

  it("is the one that the clock on the wall shows", () => {
    fc.assert(
      fc.property(moments, (date) => {
        expect(dayOf(instant(date))).toBe(localOf(instant(date)).slice(0, "2026-11-24".length));
      }),
    );
  });

  it("is read from a form, or is none", () => {
    expect(dayFrom("2026-11-24")).toBe("2026-11-24");
    expect(dayFrom("2026-02-30")).toBeNull();
    expect(dayFrom("24/11/2026")).toBeNull();
  });
});

describe("days", () => {
  it("are counted by Sweden's calendar, whatever the hour and over summer time", () => {
    const evening = instant(new Date("2026-03-28T22:30:00Z"));
    const midnight = instant(new Date("2026-03-28T23:30:00Z"));
    expect(daysBetween(evening, midnight)).toBe(1);
    expect(daysBetween(midnight, evening)).toBe(-1);
    expect(daysBetween(instant(new Date("2026-03-28T12:00Z")), instant(new Date("2026-03-30T10:00Z")))).toBe(
      2,
    );
    expect(daysAfter(dayOf(evening), 3)).toBe("2026-03-31");
  });
});
