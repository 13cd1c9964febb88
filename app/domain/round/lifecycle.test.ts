import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DepartmentId, Instant } from "#app/domain/id.ts";
import {
  answeringWindow,
  closingTime,
  isSealed,
  type RoundSchedule,
  type RoundTransition,
  sealsAt,
  stageOf,
  transition,
} from "./lifecycle.ts";

const social = "social" as DepartmentId;
const education = "education" as DepartmentId;

function at(text: string): Instant {
  return new Date(text).toISOString() as Instant;
}

function aSchedule(overrides: Partial<RoundSchedule> = {}): RoundSchedule {
  return {
    releasedAt: at("2026-10-01"),
    opensAt: at("2026-10-12T08:00:00Z"),
    closesAt: at("2026-12-11T16:00:00Z"),
    graceMinutes: 60,
    factCheckAt: null,
    publishedAt: null,
    departments: [],
    ...overrides,
  };
}

describe("the stage of a round", () => {
  it("is a draft until it is released, whatever the clock says", () => {
    expect(stageOf(aSchedule({ releasedAt: null }), at("2027-01-01"))).toBe("draft");
  });

  it("is scheduled before the first department opens, and opens and closes by the clock alone", () => {
    expect(stageOf(aSchedule(), at("2026-10-12T07:59:59Z"))).toBe("scheduled");
    expect(stageOf(aSchedule(), at("2026-10-12T08:00:00Z"))).toBe("open");
    expect(stageOf(aSchedule(), at("2026-12-11T17:00:00Z"))).toBe("closed");
  });

  it("is open as long as one department has time or grace left", () => {
    const extended = aSchedule({
      departments: [{ departmentId: social, opensAt: null, closesAt: at("2026-12-18T16:00:00Z") }],
    });
    expect(stageOf(extended, at("2026-12-18T16:30:00Z"))).toBe("open");
    expect(stageOf(extended, at("2026-12-18T17:00:00Z"))).toBe("closed");
  });
});

describe("the time a department has to answer", () => {
  it("is its own where it has been given more", () => {
    const extended = aSchedule({
      departments: [{ departmentId: social, opensAt: null, closesAt: at("2026-12-18T16:00:00Z") }],
    });
    expect(answeringWindow(extended, social, at("2026-12-12")).state).toBe("open");
    expect(answeringWindow(extended, education, at("2026-12-12")).state).toBe("closed");
  });

  it("ends with a grace for those who were answering", () => {
    expect(answeringWindow(aSchedule(), social, at("2026-12-11T16:59:00Z"))).toEqual({
      state: "grace",
      closesAt: at("2026-12-11T16:00:00Z"),
      graceEndsAt: at("2026-12-11T17:00:00Z"),
    });
  });

  it("has not begun in a draft, and is over once the figures are being checked", () => {
    expect(answeringWindow(aSchedule({ releasedAt: null }), social, at("2026-11-01")).state).toBe(
      "not-open-yet",
    );
    const checked = aSchedule({ factCheckAt: at("2026-11-02") });
    expect(answeringWindow(checked, social, at("2026-11-03")).state).toBe("closed");
  });
});

describe("the answers of a round", () => {
  const extended = aSchedule({
    departments: [{ departmentId: social, opensAt: null, closesAt: at("2026-12-18T16:00:00Z") }],
  });

  it("can change no more once the last department's grace is over, and a minute has passed", () => {
    expect(isSealed(extended, at("2026-12-11T18:00:00Z"))).toBe(false);
    expect(isSealed(extended, at("2026-12-18T17:00:59Z"))).toBe(false);
    expect(sealsAt(extended)).toBe(at("2026-12-18T17:01:00Z"));
    expect(isSealed(extended, at("2026-12-18T17:01:00Z"))).toBe(true);
  });

  it("are none in a draft, however old", () => {
    expect(isSealed(aSchedule({ releasedAt: null }), at("2027-06-01"))).toBe(false);
  });

  it("can change no more only where nobody can answer", () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (minutes) => {
        const now = at(new Date(Date.parse("2026-12-11T17:00:00Z") + minutes * 60_000).toISOString());
        const windows = [social, education].map((id) => answeringWindow(extended, id, now).state);
        if (isSealed(extended, now)) expect(windows).toEqual(["closed", "closed"]);
      }),
    );
  });
});

describe("a step in a round's life", () => {
  const reopening = (reason: string): RoundTransition => ({
    to: "open",
    departmentId: null,
    closesAt: at("2027-01-15"),
    reason,
  });

  it("is refused with the reason when it comes out of turn", () => {
    expect(transition(aSchedule(), { to: "released" }, at("2026-11-01"), "in-office")).toEqual({
      ok: false,
      refusal: "not-a-draft",
    });
    expect(transition(aSchedule(), { to: "published" }, at("2027-01-01"), "in-office")).toEqual({
      ok: false,
      refusal: "not-in-fact-check",
    });
  });

  it("closes every department at once when a person closes the round", () => {
    const extended = aSchedule({
      departments: [{ departmentId: social, opensAt: null, closesAt: at("2026-12-18") }],
    });
    const result = transition(extended, { to: "closed" }, at("2026-12-01"), "in-office");
    expect(result.ok && stageOf(result.schedule, at("2026-12-01T01:00:00Z"))).toBe("closed");
  });

  it("opens a closed round again only with a reason and a time to come", () => {
    expect(transition(aSchedule(), reopening(" "), at("2027-01-01"), "in-office")).toMatchObject({
      refusal: "reason-missing",
    });
    expect(transition(aSchedule(), reopening("snow"), at("2027-02-01"), "in-office")).toMatchObject({
      refusal: "closing-time-passed",
    });
    expect(transition(aSchedule(), reopening("snow"), at("2027-01-01"), "in-office").ok).toBe(true);
  });

  it("never opens a confidential round again", () => {
    expect(transition(aSchedule(), reopening("snow"), at("2027-01-01"), "confidential")).toEqual({
      ok: false,
      refusal: "confidential-never-reopened",
    });
  });

  it("opens for one department alone where only that one needs more time", () => {
    const departments = [social, education].map((departmentId) => ({
      departmentId,
      opensAt: null,
      closesAt: null,
    }));
    const step: RoundTransition = {
      to: "open",
      departmentId: social,
      closesAt: at("2027-01-15"),
      reason: "snow",
    };
    const result = transition(aSchedule({ departments }), step, at("2027-01-01"), "in-office");
    if (!result.ok) throw new Error(result.refusal);
    expect(answeringWindow(result.schedule, social, at("2027-01-02")).state).toBe("open");
    expect(answeringWindow(result.schedule, education, at("2027-01-02")).state).toBe("closed");
  });

  it("opens again for every department, also for those whose own time was over", () => {
    const departments = [{ departmentId: social, opensAt: null, closesAt: at("2026-12-01") }];
    const result = transition(aSchedule({ departments }), reopening("snow"), at("2027-01-01"), "in-office");
    expect(result.ok && answeringWindow(result.schedule, social, at("2027-01-02")).state).toBe("open");
  });

  it("releases no round whose time is over or ends before it begins, for the round or a department", () => {
    const draft = aSchedule({ releasedAt: null });
    const turned = [{ departmentId: social, opensAt: at("2026-12-12"), closesAt: null }];
    const release = (schedule: RoundSchedule) =>
      transition(schedule, { to: "released" }, at("2026-12-20"), "in-office");
    expect(release(draft)).toMatchObject({ refusal: "closing-time-passed" });
    expect(release({ ...draft, departments: turned })).toMatchObject({ refusal: "closes-before-opening" });
  });

  it("cannot close what only waits for those who were answering", () => {
    expect(transition(aSchedule(), { to: "closed" }, at("2026-12-11T16:30:00Z"), "in-office")).toMatchObject({
      refusal: "time-over",
    });
  });

  describe("that gives more time", () => {
    const extension = (overrides: object = {}): RoundTransition => ({
      to: "extended",
      departmentId: null,
      closesAt: at("2026-12-18T16:00:00Z"),
      reason: "snow",
      ...overrides,
    });
    const departments = [social, education].map((departmentId) => ({
      departmentId,
      opensAt: null,
      closesAt: null,
    }));
    const extend = (step: RoundTransition, now: string, schedule = aSchedule({ departments })) =>
      transition(schedule, step, at(now), "confidential");

    it("takes a reason once somebody can answer, and before that none", () => {
      expect(extend(extension({ reason: "" }), "2026-12-01")).toMatchObject({ refusal: "reason-missing" });
      expect(extend(extension({ reason: "" }), "2026-10-05").ok).toBe(true);
    });

    it("is refused for a time that is over or no later, and for a department of another round", () => {
      const passed = extension({ closesAt: at("2026-11-30") });
      expect(extend(passed, "2026-12-01")).toMatchObject({ refusal: "closing-time-passed" });
      const earlier = extension({ closesAt: at("2026-12-10") });
      expect(extend(earlier, "2026-12-01")).toMatchObject({ refusal: "not-later" });
      const strange = extension({ departmentId: "technology" as DepartmentId });
      expect(extend(strange, "2026-12-01")).toMatchObject({ refusal: "department-unknown" });
    });

    it("is refused in a draft, whose times are edited, and once the round has closed", () => {
      const draft = aSchedule({ departments, releasedAt: null });
      expect(extend(extension(), "2026-12-01", draft)).toMatchObject({ refusal: "not-extendable" });
      expect(extend(extension(), "2026-12-11T17:00:00Z")).toMatchObject({ refusal: "not-extendable" });
    });

    it("reaches a department whose own time is over while others still answer, in a confidential round too", () => {
      const schedule = aSchedule({
        departments: [{ departmentId: social, opensAt: null, closesAt: at("2026-11-20") }],
      });
      const result = extend(extension({ departmentId: social }), "2026-12-01", schedule);
      expect(result.ok && answeringWindow(result.schedule, social, at("2026-12-17")).state).toBe("open");
    });
  });

  const minute = fc.nat({ max: 60 * 24 * 120 });
  const moreTime = fc.record({
    departmentId: fc.constantFrom(null, social, education),
    closesAt: minute.map((minutes) => at(new Date(Date.UTC(2026, 9, 1) + minutes * 60_000).toISOString())),
    reason: fc.constantFrom("snow", ""),
  });
  const anyStep: fc.Arbitrary<RoundTransition> = fc.oneof(
    fc.constantFrom<RoundTransition>({ to: "closed" }, { to: "fact-check" }, { to: "published" }),
    moreTime.map((more): RoundTransition => ({ to: "extended", ...more })),
    moreTime.map((more): RoundTransition => ({ to: "open", ...more })),
  );
  const steps = fc.array(
    fc.tuple(
      anyStep,
      minute.map((minutes) => minutes % (60 * 24 * 20)),
    ),
  );
  const bothDepartments = [social, education].map((departmentId) => ({
    departmentId,
    opensAt: null,
    closesAt: null,
  }));

  it("never lets a confidential round that has closed take another answer", () => {
    fc.assert(
      fc.property(steps, (history) => {
        let schedule = aSchedule({ departments: bothDepartments });
        let now = Date.parse("2026-10-12T08:00:00Z");
        let closedOnce = false;
        for (const [step, minutes] of history) {
          now += minutes * 60_000;
          const time = new Date(now).toISOString() as Instant;
          closedOnce ||= stageOf(schedule, time) === "closed";
          const result = transition(schedule, step, time, "confidential");
          if (!result.ok) continue;
          if (closedOnce) expect(sealsAt(result.schedule)).toBe(sealsAt(schedule));
          schedule = result.schedule;
        }
      }),
    );
  });

  it("cuts nobody's time but by closing", () => {
    fc.assert(
      fc.property(steps, (history) => {
        let schedule = aSchedule({ departments: bothDepartments });
        let now = Date.parse("2026-10-12T08:00:00Z");
        for (const [step, minutes] of history) {
          now += minutes * 60_000;
          const result = transition(schedule, step, new Date(now).toISOString() as Instant, "in-office");
          if (!result.ok) continue;
          if (step.to !== "closed") {
            for (const id of [social, education])
              expect(closingTime(result.schedule, id) >= closingTime(schedule, id)).toBe(true);
          }
          schedule = result.schedule;
        }
      }),
    );
  });

  it("leads to publication only through closing and fact-check, in whatever order steps are tried", () => {
    const steps: fc.Arbitrary<RoundTransition> = fc.constantFrom<RoundTransition>(
      { to: "released" },
      { to: "closed" },
      { to: "fact-check" },
      { to: "published" },
      reopening("snow"),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(steps, fc.nat({ max: 60 * 24 * 120 }))), (history) => {
        let schedule = aSchedule({ releasedAt: null });
        let now = Date.parse("2026-09-01T00:00:00Z");
        for (const [step, minutes] of history) {
          now += minutes * 60_000;
          const result = transition(schedule, step, new Date(now).toISOString() as Instant, "in-office");
          if (result.ok) schedule = result.schedule;
        }
        if (schedule.factCheckAt !== null) expect(schedule.releasedAt).not.toBeNull();
        if (schedule.publishedAt !== null) expect(schedule.factCheckAt).not.toBeNull();
      }),
    );
  });
});
