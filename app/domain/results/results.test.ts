import { describe, expect, it } from "vitest";
import type { DepartmentId, Instant } from "#app/domain/id.ts";
import { visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { aQuestionnaireFile, aRubric, oneDimension } from "#app/domain/questionnaire/testing.ts";
import { scoreResponse } from "#app/domain/scoring/response.ts";
import { tallyResponse } from "#app/domain/scoring/tally.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aScope,
  aSuccession,
  type TestDepartment,
  type TestEnvironment,
  type TestMunicipality,
} from "#app/domain/testing.ts";
import { toJson } from "#db/json.ts";
import { addToTallies } from "#db/queries/tallies.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { overviewPage } from "./overview.server.ts";
import { resultsPage } from "./results.server.ts";
import type { ResultsPage } from "./results-view.ts";

/** One area, target 3, with one question on levels 0–5. */
const oneQuestion = aQuestionnaireFile({
  questions: [aRubric("strategy")],
  maturity: oneDimension({ target: 3 }),
});
const series = "departments";

/** The times of a round that has been published in its year. */
function published(year: number) {
  const time = (text: string) => `${year}-${text}` as Instant; // its form
  return {
    year,
    releasedAt: time("09-01T07:00:00.000Z"),
    opensAt: time("10-01T07:00:00.000Z"),
    closesAt: time("11-01T16:00:00.000Z"),
    factCheckAt: time("11-10T07:00:00.000Z"),
    publishedAt: time("11-20T07:00:00.000Z"),
  };
}

/** Lets a department answer `strategy`, one response a level. */
async function answer(
  environment: TestEnvironment,
  round: Rounds,
  { id, kind }: TestDepartment,
  ...levels: readonly number[]
): Promise<void> {
  const { questionnaire, rules } = await loadQuestionnaire(
    environment.database.read,
    round.questionnaireHash,
  );
  const place = { organizationId: round.organizationId, roundId: round.id, departmentId: id };
  for (const strategy of levels) {
    const answers = { strategy };
    const context = { department: { kind }, respondent: { role: "management" as const } };
    const score = scoreResponse(questionnaire, answers, visibleQuestions(rules, answers, context));
    const contribution = tallyResponse(questionnaire, answers, score);
    await environment.database.transact((writer) => addToTallies(writer, place, contribution, 1));
  }
}

function figuresOf(page: ResultsPage): Extract<ResultsPage, { kind: "figures" }> {
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
      const page = figuresOf(await resultsPage(environment, aScope(municipality, "reader"), { series }));

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
      const page = figuresOf(await resultsPage(environment, aScope(municipality, "reader"), { series }));

      expect([page.round.label, page.earlier?.label]).toEqual(["2025", "2024"]);
      expect(page.levels.rows).toMatchObject([
        { earlierLevel: 2, change: { change: { difference: 20, word: "everyone-answered" } } },
        { earlierLevel: 3, change: { change: { difference: 0, word: "none" } } },
        { earlierLevel: 2.5, change: { change: { difference: 10, verdict: "up" } } },
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
      const page = figuresOf(await resultsPage(environment, aScope(municipality, "reader"), { series }));
      expect(page.levels.rows[0]).toMatchObject({ earlierLevel: 1, change: { change: { difference: 20 } } });
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
      const page = figuresOf(await resultsPage(environment, aScope(municipality, "coordinator"), request));
      expect(page.round.state).toBe("preliminary");
      for (const role of ["reader", "department-head"] as const) {
        const scope = aScope(municipality, role);
        await expect(resultsPage(environment, scope, request)).rejects.toMatchObject({ status: 404 });
        expect(await resultsPage(environment, scope, { series })).toEqual({
          kind: "empty",
          reason: "nothing-published",
        });
      }
    });

    it("shows no figure of a confidential round, to anybody", async () => {
      const { environment, municipality } = await setUp();
      const round = await aRound(environment, municipality, {
        ...published(2025),
        disclosure: "confidential",
        threshold: 5,
        invited: 2,
      });
      await answer(environment, round, municipality.departments.social, 1, 2);
      const page = await resultsPage(environment, aScope(municipality, "administrator"), { series });
      expect(page).toEqual({
        kind: "suppressed",
        round: { slug: "2025", label: "2025", state: "suppressed" },
        rounds: [{ slug: "2025", label: "2025", state: "suppressed" }],
        earlier: null,
        earlierRounds: [],
      });
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
      const page = figuresOf(await resultsPage(environment, aScope(municipality, "reader"), { series }));
      expect(page.notCompared).toBe("other-questionnaire");
      expect(page.changes).toEqual([]);
      expect(page.years.breaks).toEqual([{ before: 1, reason: "other-questionnaire" }]);
    });

    it("measures against the round's own targets", async () => {
      const { environment, municipality } = await setUp();
      const targets = toJson({ direction: 4 });
      const round = await aRound(environment, municipality, { ...published(2025), targets, invited: 1 });
      await answer(environment, round, municipality.departments.social, 3);
      const page = figuresOf(await resultsPage(environment, aScope(municipality, "reader"), { series }));
      expect(page.levels.target).toBe(4);
      expect(page.heatmap.rows[0]?.cells[0]).toMatchObject({ level: 3, underTarget: true });
    });

    it("says what to wait for where there is nothing to show", async () => {
      const { environment, municipality } = await setUp();
      const coordinator = aScope(municipality, "coordinator");
      expect(await resultsPage(environment, coordinator, { series })).toMatchObject({ reason: "no-rounds" });
      await aRound(environment, municipality, { year: 2027, releasedAt: null });
      expect(await resultsPage(environment, coordinator, { series })).toMatchObject({
        reason: "nothing-open-yet",
      });
      await aRound(environment, municipality);
      expect(await resultsPage(environment, coordinator, { series })).toMatchObject({ kind: "no-responses" });
    });

    it("knows nothing of other organizations' rounds", async () => {
      const { environment, municipality } = await setUp();
      const other = await aMunicipality(environment, { slug: "other" });
      await aRound(environment, other, published(2025));
      await expect(
        resultsPage(environment, aScope(municipality, "administrator"), { round: "2025", series }),
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
