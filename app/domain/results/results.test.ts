import { describe, expect, it } from "vitest";
import type { DepartmentId } from "#app/domain/id.ts";
import { adoptQuestionnaireFile } from "#app/domain/questionnaire/questionnaire.server.ts";
import { aQuestionnaireFile, aRubric, type Json, oneDimension } from "#app/domain/questionnaire/testing.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aScope,
  aSuccession,
  someResponses,
  type TestDepartment,
  type TestEnvironment,
  type TestMunicipality,
} from "#app/domain/testing.ts";
import { toJson } from "#db/json.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { overviewPage } from "./overview.server.ts";
import { oneQuestion, published } from "./testing.ts";
import { type WholePage, wholePage } from "./whole-page-testing.server.ts";

const series = "departments";

/** Lets a department answer `strategy`, one response a level. */
function answer(
  environment: TestEnvironment,
  round: Rounds,
  department: TestDepartment,
  ...levels: readonly number[]
): Promise<void> {
  return someResponses(
    environment,
    round,
    department,
    levels.map((strategy) => ({ strategy })),
  );
}

function figuresOf(page: WholePage): Extract<WholePage, { kind: "figures" }> {
  if (page.kind !== "figures") throw new Error(`The page shows no figures: ${page.kind}`);
  return page;
}

onEachDatabase((openTestDatabase) => {
  async function setUp(): Promise<{
    environment: TestEnvironment;
    municipality: TestMunicipality<"social" | "education">;
  }> {
    const environment = anEnvironment(await openTestDatabase());
    return { environment, municipality: await aMunicipality(environment, { questionnaire: oneQuestion }) };
  }

  describe("the results page", () => {
    it("shows the figures that one gets by hand", async () => {
      const { environment, municipality } = await setUp();
      const { social, education } = municipality.departments;
      const round = await aRound(environment, municipality, { ...published(2025), invited: 5 });
      await answer(environment, round, social, 1, 2, 3);
      await answer(environment, round, education, 4, 4, 4, 4, 4);
      const page = figuresOf(await wholePage(environment, aScope(municipality, "reader"), { series }));

      expect(page.responses).toEqual({ n: 8, invited: 10, answering: "individual" });
      const [first, second, whole] = page.levels.rows;
      // 20, 40 and 60 points: mean 40, level 2, sd 20. se = 20/√3 · √(1 − 3/5) = 7.3030; t(0.975, 2) = 4.302653:
      // 40 ± 31.4222 points, on levels 0–5 from 0.42889 to 3.57111.
      expect(first).toMatchObject({ n: 3, invited: 5, change: null });
      expect(first?.level).toBeCloseTo(2, 9);
      expect(first?.interval?.[0]).toBeCloseTo(0.42889, 4);
      expect(first?.interval?.[1]).toBeCloseTo(3.57111, 4);
      // Everyone answered: no interval.
      expect(second).toMatchObject({ level: 4, interval: null });
      // The mean of 40 and 80 points, each department alike; se = 7.3030/2.
      expect(whole?.level).toBeCloseTo(3, 9);
      expect(whole?.interval?.[0]).toBeCloseTo(3 - 31.4222 / 40, 4);
      expect(page.levels.target).toBe(3);
      expect(page.notCompared).toBe("first-round");
    });

    it("compares the newest published round with the one before", async () => {
      const { environment, municipality } = await setUp();
      const { social, education } = municipality.departments;
      const before = await aRound(environment, municipality, { ...published(2024), invited: 2 });
      const after = await aRound(environment, municipality, { ...published(2025), invited: 2 });
      await answer(environment, before, social, 2, 2);
      await answer(environment, after, social, 3, 3);
      await answer(environment, before, education, 3, 3);
      await answer(environment, after, education, 3, 3);
      const page = figuresOf(await wholePage(environment, aScope(municipality, "reader"), { series }));

      expect([page.round.label, page.earlier?.label]).toEqual(["2025", "2024"]);
      expect(page.levels.rows).toMatchObject([
        { earlier: { level: 2 }, change: { change: { difference: 20, word: "everyone-answered" } } },
        { earlier: { level: 3 }, change: { change: { difference: 0, word: "none" } } },
        { earlier: { level: 2.5 }, change: { change: { difference: 10, verdict: "up" } } },
      ]);
      expect(page.years.rows[0]).toMatchObject({ name: null, levels: [2.5, 3] });
    });

    it("compares a department with those that it was made of", async () => {
      const { environment, municipality } = await setUp();
      const { social, education } = municipality.departments;
      await aSuccession(environment, municipality, social.id, education.id);
      const only = (...departments: readonly DepartmentId[]) => ({ only: departments, invited: 2 });
      const before = await aRound(environment, municipality, { ...published(2024), ...only(social.id) });
      const after = await aRound(environment, municipality, { ...published(2025), ...only(education.id) });
      await answer(environment, before, social, 1, 1);
      await answer(environment, after, education, 2, 2);
      const page = figuresOf(await wholePage(environment, aScope(municipality, "reader"), { series }));
      expect(page.levels.rows[0]).toMatchObject({
        earlier: { level: 1 },
        change: { change: { difference: 20 } },
      });
      expect(page.changes[0]).toMatchObject({
        names: [{ sv: "education" }],
        earlierNames: [{ sv: "social" }],
      });
    });

    it("shows an open round to those who may preview alone, as preliminary", async () => {
      const { environment, municipality } = await setUp();
      const round = await aRound(environment, municipality);
      await anInvitation(environment, round, municipality.departments.social.id);
      await answer(environment, round, municipality.departments.social, 4);
      const request = { round: "2026", series } as const;
      const page = figuresOf(await wholePage(environment, aScope(municipality, "coordinator"), request));
      expect(page.round.state).toBe("preliminary");
      for (const role of ["reader", "department-head"] as const) {
        const scope = aScope(municipality, role);
        await expect(wholePage(environment, scope, request)).rejects.toMatchObject({ status: 404 });
        expect(await wholePage(environment, scope, { series })).toEqual({
          kind: "empty",
          reason: "nothing-published",
        });
      }
    });

    it("shows of a confidential round that goes on how many have answered, and nothing else", async () => {
      const { environment, municipality } = await setUp();
      const round = await aRound(environment, municipality, { disclosure: "confidential", invited: 9 });
      await answer(environment, round, municipality.departments.social, 1, 2, 3, 4, 5, 5);
      const shown = { slug: "2026", label: "2026", state: "awaiting-close" };
      const coordinator = aScope(municipality, "coordinator");
      const awaiting = {
        kind: "awaiting-close",
        responses: { n: 6, invited: 18, answering: "individual" },
        appearAt: "2026-12-11T17:01:00.000Z",
        threshold: 5,
        round: shown,
        rounds: [shown],
        earlier: null,
        earlierRounds: [],
      };
      expect(await wholePage(environment, coordinator, { series })).toEqual(awaiting);
      environment.moveClockTo("2026-12-11T17:00:59Z");
      expect(await wholePage(environment, coordinator, { series })).toEqual(awaiting);
      environment.moveClockTo("2026-12-11T17:01:00Z");
      expect(await wholePage(environment, coordinator, { series })).toMatchObject({
        kind: "figures",
        round: { state: "preliminary" },
      });
    });

    it("hides small departments of a confidential round, and says which", async () => {
      const { environment, municipality } = await setUp();
      const { social, education } = municipality.departments;
      const confidential = { disclosure: "confidential", threshold: 5, invited: 9 } as const;
      const round = await aRound(environment, municipality, { ...published(2025), ...confidential });
      await answer(environment, round, social, 3, 3, 3, 3, 4);
      await answer(environment, round, education, 1, 2);
      const page = figuresOf(await wholePage(environment, aScope(municipality, "reader"), { series }));
      expect(page.responses).toMatchObject({ n: 7, invited: 18 });
      expect(page.disclosure).toMatchObject({ threshold: 5, pooled: [{ sv: "education" }], leftOut: 2 });
      expect(page.levels.rows).toMatchObject([
        { subject: { name: { sv: "social" } }, level: 3.2, n: 5 },
        { subject: { name: { sv: "education" } }, level: null, missing: "suppressed", n: 2 },
        { subject: { kind: "organization" }, level: 3.2, n: 7 },
      ]);
    });

    it("shows small departments of a confidential round together where they are enough", async () => {
      const environment = anEnvironment(await openTestDatabase());
      const departments = { social: "social", education: "education", company: "company" } as const;
      const municipality = await aMunicipality(environment, { questionnaire: oneQuestion, departments });
      const { social, education, company } = municipality.departments;
      const confidential = { disclosure: "confidential", threshold: null, invited: 9 } as const;
      const round = await aRound(environment, municipality, { ...published(2025), ...confidential });
      await answer(environment, round, social, 5, 5, 5, 5, 5);
      await answer(environment, round, education, 1, 2);
      await answer(environment, round, company, 2, 2, 2);
      const page = figuresOf(await wholePage(environment, aScope(municipality, "reader"), { series }));
      // A round that names no threshold has that of the method.
      expect(page.disclosure).toEqual({
        threshold: 5,
        pooled: [
          { sv: "education", en: "education" },
          { sv: "company", en: "company" },
        ],
        leftOut: 0,
      });
      // Together (1 + 2 + 2 + 2 + 2)/5, weighing as two of three departments: (5 + 2 · 1.8)/3 is 2.867.
      expect(page.levels.rows).toMatchObject([
        { level: 5 },
        { level: null, missing: "suppressed" },
        { level: null, missing: "suppressed" },
        { subject: { kind: "others" }, level: 1.8, n: 5, invited: 18, change: null },
        { subject: { kind: "organization" }, level: 2.8, n: 10, invited: 27 },
      ]);
      expect(page.years.rows.map(({ levels }) => levels)).toEqual([[2.8], [5], [null], [null]]);
    });

    it("compares two versions on their common questions, followed through the one between", async () => {
      const { environment, municipality } = await setUp();
      const version = (name: string, ...questions: readonly Json[]) =>
        aQuestionnaireFile({ questions, maturity: { ...oneDimension({ target: 3 }), version: name } });
      const adopt = async (file: unknown, day: string) => {
        environment.moveClockTo(day);
        const adoption = await environment.database.transact((writer) =>
          adoptQuestionnaireFile(writer, municipality.organizationId, file, environment.now()),
        );
        if (!adoption.ok) throw new Error("The questionnaire is faulty.");
        return adoption.hash;
      };
      // strategy became plan, and plan became aim; what is asked anew in between counts for nothing.
      const first = await adopt(version("1", aRubric("strategy"), aRubric("gone")), "2024-01-01");
      await adopt(version("2", aRubric("plan", { replaces: "strategy" })), "2025-01-01");
      const last = await adopt(
        version("3", aRubric("aim", { replaces: "plan" }), aRubric("fresh")),
        "2025-02-01",
      );
      environment.moveClockTo("2026-11-23");
      const before = await aRound(environment, municipality, {
        ...published(2024),
        questionnaireHash: first,
        invited: 2,
      });
      const after = await aRound(environment, municipality, {
        ...published(2025),
        questionnaireHash: last,
        invited: 2,
      });
      const { social } = municipality.departments;
      await someResponses(environment, before, social, [
        { strategy: 1, gone: 5 },
        { strategy: 1, gone: 5 },
      ]);
      await someResponses(environment, after, social, [
        { aim: 2, fresh: 0 },
        { aim: 2, fresh: 0 },
      ]);
      const page = figuresOf(await wholePage(environment, aScope(municipality, "reader"), { series }));
      expect(page).toMatchObject({ notCompared: null, basis: "common" });
      // Shown: (1 + 5)/2 and (2 + 0)/2; compared on the one question that is the same, 1 and 2.
      expect(page.levels.rows[0]).toMatchObject({
        level: 1,
        earlier: { level: 3 },
        change: { change: { difference: 20, verdict: "up", basis: "common" } },
      });
      expect(page.changes[0]?.changes).toMatchObject([
        { dimension: null, levels: { before: { level: 3 }, after: { level: 1 } } },
        {
          dimension: { en: "direction" },
          levels: { before: { level: 3 }, after: { level: 1 } },
          change: { difference: 20 },
        },
      ]);
      expect(page.years.breaks).toEqual([{ before: 1, reason: "other-version" }]);
    });

    it("says that an open round of another version is compared once it has closed", async () => {
      const { environment, municipality } = await setUp();
      const { social } = municipality.departments;
      const before = await aRound(environment, municipality, { ...published(2025), invited: 1 });
      await answer(environment, before, social, 1);
      const newer = await environment.database.transact((writer) =>
        adoptQuestionnaireFile(
          writer,
          municipality.organizationId,
          aQuestionnaireFile({
            questions: [aRubric("strategy"), aRubric("fresh")],
            maturity: oneDimension({ target: 3 }),
          }),
          environment.now(),
        ),
      );
      if (!newer.ok) throw new Error("The questionnaire is faulty.");
      const open = await aRound(environment, municipality, { questionnaireHash: newer.hash, invited: 1 });
      await someResponses(environment, open, social, [{ strategy: 3, fresh: 1 }]);
      const coordinator = aScope(municipality, "coordinator");
      const request = { round: "2026", series } as const;
      const page = figuresOf(await wholePage(environment, coordinator, request));
      expect(page).toMatchObject({ notCompared: "not-closed-yet", changes: [] });
      environment.moveClockTo("2027-01-01");
      const later = figuresOf(await wholePage(environment, coordinator, request));
      expect(later).toMatchObject({ notCompared: null, basis: "common" });
      expect(later.levels.rows[0]).toMatchObject({ change: { change: { difference: 40 } } });
    });

    it("computes no change where the questionnaire is another", async () => {
      const { environment, municipality } = await setUp();
      const before = await aRound(environment, municipality, { ...published(2024), invited: 1 });
      const other = await aMunicipality(environment, { slug: "other" });
      await environment.database.transact((writer) =>
        writer
          .insertInto("questionnaires")
          .values({
            organizationId: municipality.organizationId,
            hash: other.questionnaireHash,
            adoptedAt: environment.now(),
          })
          .execute(),
      );
      const after = await aRound(environment, municipality, {
        ...published(2025),
        questionnaireHash: other.questionnaireHash,
        invited: 1,
      });
      await answer(environment, before, municipality.departments.social, 1);
      await answer(environment, after, municipality.departments.social, 1);
      const page = figuresOf(await wholePage(environment, aScope(municipality, "reader"), { series }));
      expect(page.notCompared).toBe("other-questionnaire");
      expect(page.changes).toEqual([]);
      expect(page.years.breaks).toEqual([{ before: 1, reason: "other-questionnaire" }]);
    });

    it("measures against the round's own targets", async () => {
      const { environment, municipality } = await setUp();
      const targets = toJson({ direction: 4 });
      const round = await aRound(environment, municipality, { ...published(2025), targets, invited: 1 });
      await answer(environment, round, municipality.departments.social, 3);
      const page = figuresOf(await wholePage(environment, aScope(municipality, "reader"), { series }));
      expect(page.levels.target).toBe(4);
      expect(page.heatmap.rows[0]?.cells[0]).toMatchObject({ level: 3, underTarget: true });
    });

    it("says what to wait for where there is nothing to show", async () => {
      const { environment, municipality } = await setUp();
      const coordinator = aScope(municipality, "coordinator");
      expect(await wholePage(environment, coordinator, { series })).toMatchObject({ reason: "no-rounds" });
      await aRound(environment, municipality, { year: 2027, releasedAt: null });
      expect(await wholePage(environment, coordinator, { series })).toMatchObject({
        reason: "nothing-open-yet",
      });
      await aRound(environment, municipality);
      expect(await wholePage(environment, coordinator, { series })).toMatchObject({ kind: "no-responses" });
    });

    it("knows nothing of other organizations' rounds", async () => {
      const { environment, municipality } = await setUp();
      const other = await aMunicipality(environment, { slug: "other" });
      await aRound(environment, other, published(2025));
      await expect(
        wholePage(environment, aScope(municipality, "administrator"), { round: "2025", series }),
      ).rejects.toMatchObject({ status: 404 });
    });
  });

  describe("the overview", () => {
    it("counts who has answered of those invited, without the revoked who had not", async () => {
      const { environment, municipality } = await setUp();
      const { social, education } = municipality.departments;
      const round = await aRound(environment, municipality);
      const revokedAt = environment.now();
      await anInvitation(environment, round, social.id);
      await anInvitation(environment, round, social.id, { overrides: { revokedAt } });
      await anInvitation(environment, round, social.id, { overrides: { revokedAt, submitted: 1 } });
      await anInvitation(environment, round, education.id);
      await answer(environment, round, social, 3);
      const page = await overviewPage(environment, aScope(municipality, "department-head"));
      expect(page.rounds).toMatchObject([
        {
          stage: "open",
          hasResults: false,
          rates: {
            total: { n: 1, invited: 3 },
            departments: [
              { name: { sv: "social" }, n: 1, invited: 2 },
              { name: { sv: "education" }, n: 0, invited: 1 },
            ],
          },
        },
      ]);
    });

    it("shows readers the published rounds alone, without response rates", async () => {
      const { environment, municipality } = await setUp();
      await aRound(environment, municipality);
      await aRound(environment, municipality, published(2025));
      const page = await overviewPage(environment, aScope(municipality, "reader"));
      expect(page.rounds).toMatchObject([{ slug: "2025", hasResults: true, rates: null }]);
    });
  });
});
