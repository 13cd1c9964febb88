import { describe, expect, it } from "vitest";
import type { Instant } from "#app/domain/id.ts";
import {
  aMunicipality,
  anEnvironment,
  aRound,
  aScope,
  someResponses,
  type TestEnvironment,
  type TestMunicipality,
} from "#app/domain/testing.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { questionPage } from "./question-page.server.ts";
import { resultsPage } from "./results.server.ts";
import { sealEndedRounds } from "./seal-ended-rounds.server.ts";
import { oneQuestion, published } from "./testing.ts";

type Municipality = TestMunicipality<"social" | "education">;

onEachDatabase((openTestDatabase) => {
  async function setUp(columns: Partial<Rounds> = published(2025)) {
    const environment = anEnvironment(await openTestDatabase());
    const municipality: Municipality = await aMunicipality(environment, { questionnaire: oneQuestion });
    const round = await aRound(environment, municipality, columns);
    const written = (name: string, count: number) =>
      Array.from({ length: count }, (_, index) => ({
        strategy: 3,
        "strategy#comment": `${name} ${index}`,
        ...(index === 0 && { "strategy#evidence": "https://beslut.example/1" }),
      }));
    const { social, education } = municipality.departments;
    await someResponses(environment, round, social, written("care", 3));
    await someResponses(environment, round, education, [...written("school", 2), { strategy: 1 }]);
    return { environment, municipality, round };
  }

  async function read(
    environment: TestEnvironment,
    municipality: Municipality,
    role: "auditor" | "reader" | "department-head",
    asked: { readonly department?: string; readonly after?: string } = {},
  ) {
    const { social } = municipality.departments;
    const scope = aScope(municipality, role, role === "department-head" ? social.id : null);
    const page = await resultsPage(
      environment,
      scope,
      {},
      questionPage(environment, scope, "strategy", asked),
    );
    if (page.kind !== "figures" || page.view === null) throw new Error("The question has figures.");
    return page.view.remarks;
  }

  const textsOf = (remarks: Awaited<ReturnType<typeof read>>) =>
    remarks?.kind === "remarks" ? remarks.remarks.map(({ text }) => text).toSorted() : remarks;

  const ofCare = ["care 0", "care 1", "care 2", "https://beslut.example/1"];

  describe("what people wrote at a question", () => {
    it("is read by who may, of all departments or one, with the department that it came from", async () => {
      const { environment, municipality } = await setUp();
      const all = textsOf(await read(environment, municipality, "auditor"));
      expect(all).toEqual([...ofCare, "https://beslut.example/1", "school 0", "school 1"]);
      const department = municipality.departments.social.id;
      const remarks = await read(environment, municipality, "auditor", { department });
      expect(textsOf(remarks)).toEqual(ofCare);
      expect(remarks).toMatchObject({ remarks: ofCare.map(() => ({ department: { sv: "social" } })) });
    });

    it("is not for readers, and for the head of a department its own", async () => {
      const { environment, municipality } = await setUp();
      const department = municipality.departments.education.id;
      expect(await read(environment, municipality, "reader")).toBeNull();
      expect(textsOf(await read(environment, municipality, "department-head"))).toEqual(ofCare);
      expect(textsOf(await read(environment, municipality, "department-head", { department }))).toEqual([]);
    });

    it("waits until answers can change no more", async () => {
      const { environment, municipality } = await setUp({});
      expect(await read(environment, municipality, "auditor")).toEqual({ kind: "not-yet" });
    });

    it("comes some at a time, each once", async () => {
      const { environment, municipality, round } = await setUp();
      const many = Array.from({ length: 30 }, (_, index) => ({
        strategy: 2,
        "strategy#comment": `more ${index}`,
      }));
      await someResponses(environment, round, municipality.departments.education, many);
      const first = await read(environment, municipality, "auditor");
      if (first?.kind !== "remarks" || first.next === null) throw new Error("There are more.");
      const second = await read(environment, municipality, "auditor", { after: first.next });
      expect(first.remarks).toHaveLength(20);
      const texts = [...first.remarks, ...(second?.kind === "remarks" ? second.remarks : [])].map(
        ({ id }) => id,
      );
      expect(new Set(texts).size).toBe(37);
      expect(second).toMatchObject({ next: null });
    });

    it("has no department in a round that is shown in groups, and is hidden where the answers are", async () => {
      const inGroups = { disclosure: "confidential", threshold: 5 } as const;
      const { environment, municipality } = await setUp({ ...published(2025), ...inGroups });
      expect(await read(environment, municipality, "auditor")).toMatchObject({
        kind: "remarks",
        remarks: new Array(7).fill({ department: null }),
      });
      const department = municipality.departments.social.id;
      expect(textsOf(await read(environment, municipality, "auditor", { department }))).toHaveLength(7);
      expect(await read(environment, municipality, "department-head")).toBeNull();
      const rows = await environment.database.read.selectFrom("remarks").selectAll().execute();
      expect(rows.every(({ departmentId }) => departmentId === null)).toBe(true);

      const few = await setUp({ ...published(2025), ...inGroups, threshold: 7 });
      expect(await read(few.environment, few.municipality, "auditor")).toBeNull();
    });

    it("is collected when the round is sealed, and anew when it ends anew", async () => {
      const { environment, municipality, round } = await setUp();
      await sealEndedRounds(environment);
      const { read: db } = environment.database;
      expect(await db.selectFrom("remarks").select("id").execute()).toHaveLength(7);
      await environment.database.transact((writer) =>
        writer
          .updateTable("rounds")
          .set({ closesAt: "2025-11-15T16:00:00.000Z" as Instant })
          .where("id", "=", round.id)
          .execute(),
      );
      await someResponses(environment, round, municipality.departments.social, [
        { strategy: 2, "strategy#comment": "later" },
      ]);
      expect(textsOf(await read(environment, municipality, "auditor"))).toContain("later");
      expect(await db.selectFrom("remarks").select("id").execute()).toHaveLength(8);
    });
  });
});
