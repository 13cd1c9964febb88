import { describe, expect, it } from "vitest";
import type { Instant } from "#app/domain/id.ts";
import { aQuestionnaireFile, aRubric, oneDimension } from "#app/domain/questionnaire/testing.ts";
import { sealsAt } from "#app/domain/round/lifecycle.ts";
import { overallKey } from "#app/domain/scoring/figure-key.ts";
import {
  aMunicipality,
  anEnvironment,
  aRound,
  aScope,
  someResponses,
  type TestEnvironment,
  type TestMunicipality,
} from "#app/domain/testing.ts";
import { fromJson } from "#db/json.ts";
import { sealsOf } from "#db/queries/round-sums.ts";
import { roundById } from "#db/queries/rounds.ts";
import { talliesOfRound } from "#db/queries/tallies.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { sealEndedRounds } from "./seal-ended-rounds.server.ts";
import { sealRound } from "./seal-round.server.ts";
import { wholePage } from "./whole-page-testing.server.ts";

const file = aQuestionnaireFile({
  questions: [aRubric("strategy"), aRubric("second")],
  maturity: oneDimension({ target: 3 }),
});

onEachDatabase((openTestDatabase) => {
  async function anEndedRound(overrides: Partial<Rounds> = {}) {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment, { questionnaire: file });
    const round = await aRound(environment, municipality, { invited: 20, ...overrides });
    const answers = [1, 2, 3, 4, 5].map((strategy) => ({ strategy, second: 5 - strategy }));
    await someResponses(environment, round, municipality.departments.social, answers);
    environment.moveClockTo("2027-01-01");
    return { environment, municipality, round };
  }

  async function seal(environment: TestEnvironment, { organizationId, id }: Rounds): Promise<void> {
    const round = await roundById(environment.database.read, organizationId, id);
    if (round === null) throw new Error("There is such a round.");
    await sealRound(environment, organizationId, round);
  }

  async function logged({ database }: TestEnvironment, event: string) {
    const rows = await database.read.selectFrom("auditLog").where("event", "=", event).selectAll().execute();
    return rows.map(({ actor, subject, details }) => ({ actor, subject, details: fromJson(details ?? "") }));
  }

  function publishedFigures(environment: TestEnvironment, municipality: TestMunicipality) {
    return wholePage(environment, aScope(municipality, "coordinator"), { series: "departments" });
  }

  describe("sealing a round", () => {
    it("puts tallies right that were tampered with, and tells whoever reads the logs", async () => {
      const { environment, municipality, round } = await anEndedRound();
      const { social } = municipality.departments;
      const { database } = environment;
      const kept = () => talliesOfRound(database.read, round.organizationId, round.id);
      const right = await kept();
      await database.transact((writer) =>
        writer
          .updateTable("tallies")
          .where("roundId", "=", round.id)
          .where("figure", "in", [overallKey, "question:strategy"])
          .set({ sum: 200 })
          .execute(),
      );
      await database.transact((writer) =>
        writer.updateTable("tallyCounts").where("value", "=", "4").set({ count: 4 }).execute(),
      );
      await sealEndedRounds(environment);

      expect(await kept()).toEqual(right);
      // Two sums, and both questions' counts of level 4; of one question both.
      expect(await logged(environment, "tally.corrected")).toEqual([
        { actor: "system", subject: round.id, details: { department: social.id, figures: 3 } },
      ]);
      expect(environment.warnings).toEqual([
        { event: "tally corrected", facts: { round: round.id, department: social.id, figures: 3 } },
      ]);
      expect(await logged(environment, "round.sealed")).toEqual([
        { actor: "system", subject: round.id, details: { responses: 5, corrected: 1 } },
      ]);
    });

    it("takes nothing for a difference that comes of the order of adding", async () => {
      const { environment, round } = await anEndedRound();
      await environment.database.transact((writer) =>
        writer
          .updateTable("tallies")
          .where("roundId", "=", round.id)
          .set((eb) => ({ sum: eb("sum", "+", 1e-9) }))
          .execute(),
      );
      await seal(environment, round);
      expect(environment.warnings).toEqual([]);
    });

    it("is done once, however many do it at once", async () => {
      const { environment, municipality, round } = await anEndedRound();
      await Promise.all([
        sealEndedRounds(environment),
        seal(environment, round),
        publishedFigures(environment, municipality),
        seal(environment, round),
      ]);
      expect(await logged(environment, "round.sealed")).toHaveLength(1);
      expect(environment.warnings).toEqual([]);
    });

    it("is refused while somebody can still answer", async () => {
      const { environment, round } = await anEndedRound();
      environment.moveClockTo("2026-12-11T17:00:30Z");
      await expect(seal(environment, round)).rejects.toThrow("can still be answered");
      await sealEndedRounds(environment);
      expect(await sealsOf(environment.database.read, round.organizationId)).toEqual(new Map());
    });

    it("is done anew where the round was opened again and ended later", async () => {
      const { environment, municipality, round } = await anEndedRound();
      await seal(environment, round);
      const closesAt = "2027-02-01T16:00:00.000Z" as Instant;
      await environment.database.transact((writer) =>
        writer.updateTable("rounds").where("id", "=", round.id).set({ closesAt }).execute(),
      );
      await someResponses(environment, round, municipality.departments.education, [{ strategy: 3 }]);
      environment.moveClockTo("2027-03-01");
      await sealEndedRounds(environment);
      const again = await roundById(environment.database.read, round.organizationId, round.id);
      const seals = await sealsOf(environment.database.read, round.organizationId);
      expect(seals.get(round.id)).toBe(again && sealsAt(again.schedule));
      expect(await publishedFigures(environment, municipality)).toMatchObject({ responses: { n: 6 } });
    });
  });

  describe("the results of a sealed round", () => {
    it("are read from what was kept: later changes in answers and tallies change nothing", async () => {
      const confidential = { disclosure: "confidential", threshold: 5 } as const;
      for (const disclosure of [{}, confidential]) {
        const { environment, municipality, round } = await anEndedRound(disclosure);
        await sealEndedRounds(environment);
        const before = await publishedFigures(environment, municipality);
        expect(before).toMatchObject({ kind: "figures" });
        await environment.database.transact(async (writer) => {
          await writer.updateTable("tallies").where("roundId", "=", round.id).set({ sum: 1 }).execute();
          await writer
            .updateTable("responses")
            .where("roundId", "=", round.id)
            .set({ answers: "{}" })
            .execute();
        });
        expect(await publishedFigures(environment, municipality)).toEqual(before);
      }
    });

    it("are there for whoever comes before the sweep", async () => {
      const { environment, municipality, round } = await anEndedRound();
      const first = await publishedFigures(environment, municipality);
      const seals = await sealsOf(environment.database.read, round.organizationId);
      expect([...seals.keys()]).toEqual([round.id]);
      await sealEndedRounds(environment);
      expect(await publishedFigures(environment, municipality)).toEqual(first);
      expect(await logged(environment, "round.sealed")).toHaveLength(1);
    });
  });
});
