import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Environment } from "#app/domain/environment.ts";
import type { DepartmentId, Instant } from "#app/domain/id.ts";
import { aQuestionnaireFile, aRubric, oneDimension } from "#app/domain/questionnaire/testing.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aScope,
  aSuccession,
  someResponses,
  type TestEnvironment,
  type TestMunicipality,
} from "#app/domain/testing.ts";
import { toJson } from "#db/json.ts";
import { roundById, updateRound } from "#db/queries/rounds.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { keptRounds } from "./kept-rounds.server.ts";
import { wholePage } from "./whole-page-testing.server.ts";

const file = aQuestionnaireFile({
  questions: [aRubric("strategy"), aRubric("goals")],
  maturity: oneDimension({ target: 3 }),
});

/** What may happen to a round after its results were looked at. */
const changes = [
  "another target",
  "another k",
  "invited",
  "revoked",
  "another N by hand",
  "more time, and an answer in it",
  "the time back",
  "answers destroyed",
  "succession",
] as const;

/** Each of them alone, in a round whose other years are compared with it; and a round that ends when it did before. */
const examples = [
  ...changes.map((change) => [change]),
  ["more time, and an answer in it", "the time back"] as const,
].map((steps): [{ change: (typeof changes)[number]; place: number; round: number; number: number }[]] => [
  steps.map((change) => ({ change, place: 0, round: 1, number: 2 })),
]);

type Place = {
  readonly municipality: TestMunicipality<"social" | "education">;
  readonly rounds: readonly Rounds[];
};

onEachDatabase((openTestDatabase) => {
  // Some hundred pages, on a machine that may be busy.
  describe("a page made from rounds that the process has kept", { timeout: 60_000 }, () => {
    it("is what one made anew is, whatever has happened in between, in either of two organizations with the same ids", async () => {
      const step = fc.record({
        change: fc.constantFrom(...changes),
        place: fc.nat({ max: 1 }),
        round: fc.nat({ max: 1 }),
        number: fc.integer({ min: 1, max: 4 }),
      });
      const environment = anEnvironment(await openTestDatabase());
      let slug = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
          slug += 1;
          environment.moveClockTo("2027-01-15T09:00:00.000Z");
          const places = await twoOfTheSameIds(environment, String(slug));
          expect(await expectSamePages(environment, places)).toEqual(["figures"]);
          for (const { change, place, round, number } of steps) {
            const { municipality, rounds } = places[place] as Place; // both are there
            await apply(environment, municipality, rounds[round] as Rounds, change, number);
            await expectSamePages(environment, places);
          }
        }),
        { examples, numRuns: examples.length + 5 },
      );
    });

    it("comes of the same object while nothing has changed", async () => {
      const { database } = anEnvironment(await openTestDatabase());
      const kept = keptRounds(database);
      const failing = kept.get("a", async () => {
        throw new Error("The database is away.");
      });
      await expect(failing).rejects.toThrow();
      const round = { round: {} } as Awaited<ReturnType<typeof kept.get>>; // nobody looks into it
      expect(await kept.get("a", async () => round)).toBe(round);
      expect(await kept.get("a", async () => ({ ...round }))).toBe(round);
      for (let other = 0; other < 100; other += 1) await kept.get(`${other}`, async () => ({ ...round }));
      expect(await kept.get("a", async () => ({ ...round }))).not.toBe(round);
    });
  });
});

/** The same rounds, departments and answers' owners by id in two organizations, with different answers. */
async function twoOfTheSameIds(environment: TestEnvironment, slug: string): Promise<readonly Place[]> {
  const made: string[] = [];
  const newId: Environment["newId"] = <Id extends string>() => {
    const id = environment.newId<Id>();
    made.push(id);
    return id;
  };
  const first = await aPlace({ ...environment, newId }, `first-${slug}`, [0, 1, 2, 3, 4, 5]);
  const [, ...again] = made; // the organization's own comes first
  const ids = [environment.newId(), ...again];
  const sameId: Environment["newId"] = <Id extends string>() => (ids.shift() ?? environment.newId()) as Id; // as they were
  const second = await aPlace({ ...environment, newId: sameId }, `second-${slug}`, [5, 5, 4, 5, 4, 4]);
  expect(second.rounds.map(({ id }) => id)).toEqual(first.rounds.map(({ id }) => id));
  return [first, second];
}

async function aPlace(environment: Environment, slug: string, levels: readonly number[]): Promise<Place> {
  const municipality = await aMunicipality(environment, { slug, questionnaire: file });
  const { social, education } = municipality.departments;
  const rounds = [];
  for (const year of [2025, 2026]) {
    const round = await aRound(environment, municipality, {
      year,
      disclosure: year === 2026 ? "confidential" : "in-office",
      threshold: year === 2026 ? 3 : null,
      closesAt: `${year}-11-20T16:00:00.000Z` as Instant,
      publishedAt: `${year}-12-20T16:00:00.000Z` as Instant,
    });
    const answers = levels.map((strategy, index) => ({ strategy, goals: index }));
    await someResponses(environment, round, social, answers);
    await someResponses(environment, round, education, answers.slice(0, 4));
    for (const _ of answers) await anInvitation(environment, round, social.id);
    for (const _ of answers) await anInvitation(environment, round, education.id);
    rounds.push(round);
  }
  return { municipality, rounds };
}

async function apply(
  environment: TestEnvironment,
  municipality: Place["municipality"],
  { organizationId, id, closesAt }: Rounds,
  change: (typeof changes)[number],
  number: number,
): Promise<void> {
  const { database } = environment;
  const { social, education } = municipality.departments;
  const current = await roundById(database.read, organizationId, id);
  if (current === null) throw new Error("The round is gone.");
  const row = await database.read
    .selectFrom("rounds")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .selectAll()
    .executeTakeFirstOrThrow();
  const update = (
    columns: Parameters<typeof updateRound>[3],
    invited: (id: DepartmentId, before: number | null) => number | null = (_, before) => before,
  ) =>
    database.transact((writer) =>
      updateRound(
        writer,
        organizationId,
        current,
        columns,
        current.departments.map((department) => ({
          ...department,
          invited: invited(department.departmentId, department.invited),
        })),
      ),
    );
  const invitations = { organizationId, roundId: id };
  switch (change) {
    case "another target":
      return update({ targets: toJson({ only: number }) as Rounds["targets"] });
    case "another k":
      return row.disclosure === "confidential" ? update({ threshold: number + 2 }) : undefined;
    case "invited":
      await anInvitation(environment, row, social.id);
      return;
    case "revoked":
      await database.transact((writer) =>
        writer
          .updateTable("invitations")
          .where("organizationId", "=", invitations.organizationId)
          .where("roundId", "=", invitations.roundId)
          .set({ revokedAt: environment.now() })
          .execute(),
      );
      return;
    case "another N by hand":
      return update({}, (department) => (department === social.id ? 6 + number : null));
    case "more time, and an answer in it":
      // The process did not run when the time was over: the next page seals the round.
      await update({ closesAt: `2027-01-1${number}T16:00:00.000Z` as Instant });
      await someResponses(environment, row, education, [{ strategy: number, goals: 0 }]);
      return;
    case "the time back":
      return update({ closesAt });
    case "answers destroyed":
      await database.transact((writer) =>
        writer
          .deleteFrom("responses")
          .where("organizationId", "=", organizationId)
          .where("roundId", "=", id)
          .execute(),
      );
      return;
    case "succession":
      await database.transact((writer) =>
        writer.deleteFrom("departmentSuccessions").where("organizationId", "=", organizationId).execute(),
      );
      return aSuccession(environment, municipality, social.id, education.id);
  }
}

/** Every page of each round, as the process shows it and as one that has just started does. */
async function expectSamePages(
  environment: TestEnvironment,
  places: readonly Place[],
): Promise<readonly string[]> {
  const kinds = new Set<string>();
  const restarted = { ...environment, database: { ...environment.database } };
  for (const { municipality } of places) {
    for (const role of ["coordinator", "reader"] as const) {
      const scope = aScope(municipality, role);
      for (const round of ["2025", "2026"]) {
        const shown = await wholePage(environment, scope, { round });
        expect(shown).toEqual(await wholePage(restarted, scope, { round }));
        kinds.add(shown.kind);
      }
    }
  }
  return [...kinds];
}
