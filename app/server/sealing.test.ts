import { expect, it, vi } from "vitest";
import type { Day, Instant } from "#app/domain/id.ts";
import { decideDestruction } from "#app/domain/records/destruction.server.ts";
import { aMunicipality, anEnvironment, aRound, aScope, someResponses } from "#app/domain/testing.ts";
import { sealsOf } from "#db/queries/round-sums.ts";
import { onEachDatabase } from "#db/testing.ts";
import { keepSealing } from "./sealing.server.ts";

onEachDatabase((openTestDatabase) => {
  it("seals what ended while no process ran, what ends later, and nothing that goes on", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const ended = { closesAt: "2026-11-20T16:00:00.000Z" as Instant, slug: "ended" };
    const before = await aRound(environment, municipality, ended);
    const open = await aRound(environment, municipality);
    const sealed = async () => [...(await sealsOf(environment.database.read, before.organizationId)).keys()];

    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const first = keepSealing(environment);
      await first();
      expect(await sealed()).toEqual([before.id]);

      const second = keepSealing(environment);
      environment.moveClockTo("2027-01-01");
      await vi.waitFor(async () => {
        vi.advanceTimersByTime(60_000);
        expect((await sealed()).toSorted()).toEqual([before.id, open.id].toSorted());
      });
      await second();
    } finally {
      vi.useRealTimers();
    }
    expect(environment.warnings).toEqual([]);
  });

  it("goes on with what was decided to be destroyed when the process ended", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality);
    await someResponses(environment, round, municipality.departments.social, [{}, {}]);
    environment.moveClockTo("2027-01-15");
    const decision = { reference: "KS 1", decidedOn: "2027-01-10" as Day, title: round.title };
    const scope = aScope(municipality, "administrator");
    expect(await decideDestruction(environment, scope, round.slug, decision)).toBe("decided");
    const left = async () => environment.database.read.selectFrom("responses").selectAll().execute();
    expect(await left()).toHaveLength(2);
    await keepSealing(environment)();
    expect(await left()).toEqual([]);
    expect(environment.warnings).toEqual([]);
  });
});
