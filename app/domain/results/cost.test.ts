import { describe, expect, it } from "vitest";
import type { Environment } from "#app/domain/environment.ts";
import type { Instant } from "#app/domain/id.ts";
import { aQuestionnaireFile, aRubric, oneDimension } from "#app/domain/questionnaire/testing.ts";
import { beginAnswering } from "#app/domain/response/invitation.server.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aScope,
  someResponses,
  type TestEnvironment,
} from "#app/domain/testing.ts";
import { type CountedReads, countingReads } from "#db/counted-reads.ts";
import { onEachDatabase } from "#db/testing.ts";
import { ownResult } from "./own-result.server.ts";
import { sealEndedRounds } from "./seal-ended-rounds.server.ts";
import { wholePage } from "./whole-page-testing.server.ts";

const file = aQuestionnaireFile({ questions: [aRubric("strategy")], maturity: oneDimension({ target: 3 }) });

/** The same environment, in which what is read counts, and nothing is remembered. */
function counting(environment: TestEnvironment): {
  readonly environment: Environment;
  readonly counted: CountedReads;
} {
  const { database, counted } = countingReads(environment.database);
  return { environment: { ...environment, database }, counted };
}

const confidential = { disclosure: "confidential", threshold: 5 } as const;

onEachDatabase((openTestDatabase) => {
  /** What a page of each year's round costs, with so many times ten responses in each. */
  async function costsOf(times: number) {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment, { questionnaire: file });
    const { social, education } = municipality.departments;
    const closesAt = (year: number) => ({ closesAt: `${year}-11-20T16:00:00.000Z` as Instant });
    for (const round of [
      await aRound(environment, municipality, { year: 2024, ...closesAt(2024), ...confidential }),
      await aRound(environment, municipality, { year: 2025, ...closesAt(2025) }),
      await aRound(environment, municipality, { year: 2026 }),
    ]) {
      const answers = [0, 1, 2, 3, 4, 5, 1, 2, 3, 4].map((strategy) => ({ strategy }));
      await someResponses(environment, round, social, new Array(times).fill(answers).flat());
      await someResponses(environment, round, education, [{ strategy: 2 }, { strategy: 5 }]);
    }
    await sealEndedRounds(environment);
    const costs = [];
    for (const round of ["2024", "2025", "2026"]) {
      const { environment: watched, counted } = counting(environment);
      const coordinator = aScope(municipality, "coordinator");
      const page = await wholePage(watched, coordinator, { round, series: "departments" });
      expect(page).toMatchObject({ kind: "figures", responses: { n: 10 * times + 2 } });
      costs.push(counted);
    }
    return costs;
  }

  /** What it costs to see a department's own result, with so many times ten responses in it. */
  async function ownCostOf(times: number) {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment, { questionnaire: file });
    const { social, education } = municipality.departments;
    let token = "";
    for (const year of [2024, 2025]) {
      const round = await aRound(environment, municipality, {
        year,
        closesAt: `${year}-11-20T16:00:00.000Z` as Instant,
        publishedAt: `${year}-12-20T16:00:00.000Z` as Instant,
        ...confidential,
      });
      const answers = [0, 1, 2, 3, 4, 5, 1, 2, 3, 4].map((strategy) => ({ strategy }));
      await someResponses(environment, round, social, new Array(times).fill(answers).flat());
      await someResponses(environment, round, education, [{ strategy: 2 }, { strategy: 5 }]);
      token = (await anInvitation(environment, round, social.id)).token;
    }
    await sealEndedRounds(environment);
    const session = await beginAnswering(environment, token);
    const { environment: watched, counted } = counting(environment);
    const { result } = await ownResult(watched, session);
    expect(result).toMatchObject({ kind: "figures", own: { n: 10 * times }, notCompared: null });
    return counted;
  }

  // Thousands of responses, on a machine that may be busy.
  describe("a results page", { timeout: 60_000 }, () => {
    it("reads as many rows, by as many statements, with 1,000 responses as with 10", async () => {
      const few = await costsOf(1);
      for (const { statements, rows } of few) {
        expect(statements).toBeGreaterThan(5);
        expect(rows).toBeGreaterThan(5);
      }
      expect(await costsOf(100)).toEqual(few);
    });

    it("of one's own department does so too", async () => {
      const few = await ownCostOf(1);
      expect(few.rows).toBeGreaterThan(5);
      expect(await ownCostOf(100)).toEqual(few);
    });
  });
});
