import { describe, expect, it } from "vitest";
import type { Instant } from "#app/domain/id.ts";
import { beginAnswering } from "#app/domain/response/invitation.server.ts";
import { sealEndedRounds } from "#app/domain/results/seal-ended-rounds.server.ts";
import { wholePage } from "#app/domain/results/whole-page-testing.server.ts";
import { anInvitation, someResponses } from "#app/domain/testing.ts";
import { sealsOf } from "#db/queries/round-sums.ts";
import { roundToChange } from "#db/queries/rounds.ts";
import { inTurn, onEachDatabase } from "#db/testing.ts";
import { changeRound } from "./change-round.server.ts";
import { answeringWindow, stageOf } from "./lifecycle.ts";
import { changeRoundForm } from "./round-form-page.server.ts";
import { takeStep } from "./take-step.server.ts";

import { aRunRound, draft, roundAsKept, toldToTheLog } from "./testing.ts";

const before = { opensAt: "2026-12-01T07:00:00.000Z" as Instant };
const grouped = { disclosure: "confidential", threshold: 5 } as const;

onEachDatabase((openTestDatabase) => {
  describe("the steps of a round", () => {
    it("lead from draft to publication, each told to the log", async () => {
      const { environment, municipality, round, scope } = await aRunRound(openTestDatabase, draft);
      const { social } = municipality.departments;
      const step = (...[wanted]: [Parameters<typeof takeStep>[3]]) =>
        takeStep(environment, scope, "2026", wanted);
      const december18 = "2026-12-18T16:00:00.000Z" as Instant;
      const january15 = "2027-01-15T16:00:00.000Z" as Instant;
      expect(await step({ to: "released" })).toEqual({ ok: true });
      expect(
        await step({ to: "extended", departmentId: social.id, closesAt: december18, reason: " sjukdom " }),
      ).toEqual({ ok: true });
      expect((await roundAsKept(environment, round)).departments).toContainEqual({
        departmentId: social.id,
        invited: null,
        opensAt: null,
        closesAt: december18,
      });
      expect(await step({ to: "closed" })).toEqual({ ok: true });
      environment.moveClockTo("2027-01-01");
      expect(await step({ to: "open", departmentId: null, closesAt: january15, reason: "snö" })).toEqual({
        ok: true,
      });
      environment.moveClockTo("2027-02-01");
      expect(await step({ to: "fact-check" })).toEqual({ ok: true });
      expect(await step({ to: "published" })).toEqual({ ok: true });
      expect(await step({ to: "published" })).toEqual({ ok: false, refusal: "not-in-fact-check" });
      const log = await toldToTheLog(environment);
      expect(log.map(({ event, details }) => [event, details])).toEqual([
        ["round.released", { opensAt: round.opensAt, closesAt: round.closesAt }],
        [
          "round.extended",
          { department: social.id, before: round.closesAt, after: december18, reason: "sjukdom" },
        ],
        ["round.closed", { before: round.closesAt, departments: { [social.id]: december18 } }],
        [
          "round.reopened",
          { department: null, before: "2026-11-23T09:00:00.000Z", after: january15, reason: "snö" },
        ],
        ["round.fact-check-begun", {}],
        ["round.published", {}],
      ]);
    });

    it("are refused to the second of two who take them at once, who is told how it is", async () => {
      const { environment, round, scope } = await aRunRound(openTestDatabase);
      const close = () => takeStep(environment, scope, "2026", { to: "closed" });
      const hold = (writer: Parameters<typeof roundToChange>[0]) =>
        roundToChange(writer, round.organizationId, "2026");
      const closed = await inTurn(environment.database, hold, [close, close]);
      expect(closed).toMatchObject([{ value: { ok: true } }, { value: { ok: false, refusal: "time-over" } }]);
      environment.moveClockTo("2027-01-01");
      const reopen = () =>
        takeStep(environment, scope, "2026", {
          to: "open",
          departmentId: null,
          closesAt: "2027-01-15T16:00:00.000Z" as Instant,
          reason: "snö",
        });
      const check = () => takeStep(environment, scope, "2026", { to: "fact-check" });
      const steps = await inTurn(environment.database, hold, [reopen, check]);
      expect(steps).toMatchObject([{ value: { ok: true } }, { value: { ok: false, refusal: "not-closed" } }]);
      expect((await toldToTheLog(environment)).map(({ event }) => event)).toEqual([
        "round.closed",
        "round.reopened",
      ]);
    });

    it("make a change that was begun before them a conflict", async () => {
      const { environment, scope } = await aRunRound(openTestDatabase, before);
      const form = await changeRoundForm(environment, scope, "2026");
      await takeStep(environment, scope, "2026", {
        to: "extended",
        departmentId: null,
        closesAt: "2026-12-20T16:00:00.000Z" as Instant,
        reason: "",
      });
      expect(
        await changeRound(environment, scope, "2026", form.revision, { ...form.settings, title: "Ny" }),
      ).toMatchObject({ kind: "conflict" });
    });
  });

  describe("a round that opens and closes while no process runs", () => {
    it("is at the same stage, and sealed the same, as if one had run, over summer time too", async () => {
      // Summer time ends on the 25th of October 2026: 17:00 in Sweden is 15:00 before and 16:00 after.
      const times = {
        opensAt: "2026-10-24T15:00:00.000Z" as Instant,
        closesAt: "2026-10-25T16:00:00.000Z" as Instant,
      };
      const moments = [
        ["2026-10-24T14:59:59Z", "scheduled", "not-open-yet"],
        ["2026-10-24T15:00:00Z", "open", "open"],
        ["2026-10-25T15:30:00Z", "open", "open"],
        ["2026-10-25T16:30:00Z", "open", "grace"],
        ["2026-10-25T17:00:30Z", "open", "closed"],
        ["2026-10-26T17:00:00Z", "closed", "closed"],
        ["2026-10-27T17:00:00Z", "closed", "closed"],
      ] as const;
      const seals: unknown[] = [];
      for (const sweeps of [true, false]) {
        const { environment, municipality, round } = await aRunRound(openTestDatabase, times);
        const { social, education } = municipality.departments;
        await environment.database.transact((writer) =>
          writer
            .updateTable("roundDepartments")
            .where("departmentId", "=", education.id)
            .set({ closesAt: "2026-10-26T16:00:00.000Z" as Instant })
            .execute(),
        );
        await someResponses(environment, round, social, [{ strategy: 3, second: 2 }]);
        for (const [time, stage, state] of moments) {
          environment.moveClockTo(time);
          const { schedule } = await roundAsKept(environment, round);
          expect([time, stageOf(schedule, environment.now())]).toEqual([time, stage]);
          expect([time, answeringWindow(schedule, social.id, environment.now()).state]).toEqual([
            time,
            state,
          ]);
          if (sweeps) await sealEndedRounds(environment);
        }
        await sealEndedRounds(environment);
        const found = await sealsOf(environment.database.read, round.organizationId);
        seals.push([...found.values()]);
      }
      expect(seals).toEqual([["2026-10-26T17:01:00.000Z"], ["2026-10-26T17:01:00.000Z"]]);
    });
  });

  describe("a sealed round in office that is opened again", () => {
    for (const whole of [true, false]) {
      it(`${whole ? "as a whole" : "for one department"} takes answers, shows them, and is sealed anew`, async () => {
        const { environment, municipality, round, scope } = await aRunRound(openTestDatabase);
        const { social } = municipality.departments;
        const results = () => wholePage(environment, scope, { series: "departments" });
        await someResponses(environment, round, social, [{ strategy: 1, second: 1 }]);
        const { token } = await anInvitation(environment, round, social.id);
        environment.moveClockTo("2027-01-01");
        await sealEndedRounds(environment);
        expect(await results()).toMatchObject({ responses: { n: 1 } });
        await expect(beginAnswering(environment, token)).rejects.toMatchObject({ status: 403 });

        const closesAt = "2027-01-15T16:00:00.000Z" as Instant;
        const departmentId = whole ? null : social.id;
        expect(
          await takeStep(environment, scope, "2026", { to: "open", departmentId, closesAt, reason: "snö" }),
        ).toEqual({ ok: true });
        await beginAnswering(environment, token);
        await someResponses(environment, round, social, [{ strategy: 5, second: 5 }]);
        expect(await results()).toMatchObject({ responses: { n: 2 } });
        await sealEndedRounds(environment);
        expect(await results()).toMatchObject({ responses: { n: 2 } });

        environment.moveClockTo("2027-02-01");
        await sealEndedRounds(environment);
        const seals = await sealsOf(environment.database.read, round.organizationId);
        expect([...seals.values()]).toEqual(["2027-01-15T17:01:00.000Z"]);
        expect(await results()).toMatchObject({ responses: { n: 2 } });
      });
    }

    it("is not where answers are shown in groups only", async () => {
      const { environment, scope, round } = await aRunRound(openTestDatabase, grouped);
      environment.moveClockTo("2027-01-01");
      expect(
        await takeStep(environment, scope, "2026", {
          to: "open",
          departmentId: null,
          closesAt: "2027-01-15T16:00:00.000Z" as Instant,
          reason: "snö",
        }),
      ).toEqual({ ok: false, refusal: "confidential-never-reopened" });
      expect((await roundAsKept(environment, round)).revision).toBe(1);
    });
  });
});
