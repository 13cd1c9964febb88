import { describe, expect, it } from "vitest";
import type { Scope } from "#app/domain/access/authorize.ts";
import { Problem } from "#app/domain/problem.ts";
import { beginAnswering } from "#app/domain/response/invitation.server.ts";
import { takeStep } from "#app/domain/round/take-step.server.ts";
import {
  attack,
  type HiddenAnswer,
  hiddenAnswers,
  mustRemainPossible,
  type Sight,
  worldOfAnotherCount,
} from "#app/domain/scoring/attack-testing.ts";
import { publish, type RespondedRounds } from "#app/domain/scoring/publishing-testing.ts";
import { anEnvironment, anInvitation, aScope, type TestEnvironment } from "#app/domain/testing.ts";
import type { Database } from "#db/client.ts";
import { setSharesResults } from "#db/queries/organizations.ts";
import { onEachDatabase } from "#db/testing.ts";
import {
  type AttackedRounds,
  attackedRounds,
  aWorld,
  oneAlone,
  type World,
  withoutIds,
  withShownAnswer,
} from "./attacked-rounds-testing.server.ts";
import { overviewPage } from "./overview.server.ts";
import { ownResult } from "./own-result.server.ts";
import { questionPage } from "./question-page.server.ts";
import { resultsPage } from "./results.server.ts";
import { organizationsSideBySide } from "./side-by-side.server.ts";
import { summaryView } from "./summary-view.ts";
import { published } from "./testing.ts";
import { wholePage } from "./whole-page-testing.server.ts";

/*
 * The attacker of method § 6 against the pages: he sees what every page of results tells to everybody who may read it,
 * while the last round goes on, when it has ended and when it is published. He goes through the worlds that hidden
 * answers could make; each is a municipality in the database, in which the product itself works.
 */

onEachDatabase((openTestDatabase) => {
  describe.each(Object.entries(attackedRounds))("an attacker of rounds with %s", (_, attacked) => {
    it("can tell no hidden answer by all that any page shows", async () => {
      const see = await sightOf(openTestDatabase, attacked);
      const answers = await attack(attacked.rounds, see, 1);
      expect(questionsOf(answers.map(({ hidden }) => hidden))).toEqual(attacked.hides);
      for (const { hidden, possible } of answers) {
        const { round, department, respondent, question } = hidden;
        const where = `${question.name} from ${department} (${respondent}) in ${round}`;
        expect(possible.size, where).toBeGreaterThan(1);
        expect([...possible], where).toEqual(
          expect.arrayContaining([...mustRemainPossible(attacked.rounds, hidden)]),
        );
      }
    });

    it("cannot tell how many answered what is hidden", async () => {
      const see = await sightOf(openTestDatabase, attacked);
      const seen = await see(attacked.rounds);
      let counted = 0;
      for (const hidden of hiddenAnswers(attacked.rounds, await publish(attacked.rounds))) {
        const world = await worldOfAnotherCount(attacked.rounds, hidden);
        if (world === null) continue;
        counted += 1;
        expect(await see(world), `${hidden.question.name} from ${hidden.department}`).toBe(seen);
      }
      expect(counted).toBeGreaterThan(1);
    });

    it("sees it where an answer that is shown is another", async () => {
      const see = await sightOf(openTestDatabase, attacked);
      const seen = await see(attacked.rounds);
      for (const year of Object.keys(attacked.rounds)) {
        expect(await see(withShownAnswer(attacked.rounds, year))).not.toBe(seen);
      }
    });
  });

  it("an attacker can tell every answer of one who is alone where nothing is hidden", async () => {
    const database = await openTestDatabase();
    const inOffice = (rounds: RespondedRounds): RespondedRounds =>
      Object.fromEntries(
        Object.entries(rounds).map(([year, round]) => [year, { ...round, threshold: null }]),
      );
    const see: Sight = (rounds) => everythingShown(database, { ...oneAlone, rounds: inOffice(rounds) });
    const answers = await attack(oneAlone.rounds, see, 1);
    expect(questionsOf(answers.map(({ hidden }) => hidden))).toEqual(oneAlone.hides);
    for (const { truth, possible } of answers) expect([...possible]).toEqual([truth]);
  });
});

/** Questions in departments by year. */
function questionsOf(hidden: readonly HiddenAnswer[]): readonly string[] {
  return [
    ...new Set(hidden.map(({ round, department, question }) => `${round} ${department} ${question.name}`)),
  ];
}

/** What is seen of these rounds with other answers. */
async function sightOf(openTestDatabase: () => Promise<Database>, attacked: AttackedRounds): Promise<Sight> {
  const database = await openTestDatabase();
  return (rounds) => everythingShown(database, { ...attacked, rounds });
}

let worlds = 0;

/** All that is shown of rounds, to everybody and at every time, as text. */
async function everythingShown(database: Database, attacked: AttackedRounds): Promise<string> {
  const environment = anEnvironment(database);
  const last = Math.max(...Object.keys(attacked.rounds).map(Number));
  const slug = `testkoping-${++worlds}`;
  const timesOf = (year: number) => ({
    ...published(year),
    ...(year === last && { factCheckAt: null, publishedAt: null }),
  });
  const world = await aWorld(environment, attacked, timesOf, slug);
  const coordinator = aScope(world.municipality, "coordinator");
  const step = async (to: "fact-check" | "published") =>
    expect(await takeStep(environment, coordinator, `${last}`, { to })).toEqual({ ok: true });
  const shown: unknown[] = [];
  environment.moveClockTo(`${last}-10-20T09:00:00Z`);
  shown.push(await pagesFor(environment, world, coordinator));
  environment.moveClockTo(`${last}-11-12T09:00:00Z`);
  shown.push(await pagesFor(environment, world, coordinator));
  await step("fact-check");
  await step("published");
  environment.moveClockTo(`${last}-11-23T09:00:00Z`);
  for (const scope of [coordinator, ...readers(world)]) shown.push(await pagesFor(environment, world, scope));
  for (const answered of world.rounds) shown.push(await ownResults(environment, answered));
  shown.push(await besideANeighbour(environment, world));
  return withoutIds(JSON.stringify(shown)).replaceAll(slug, "testkoping");
}

/** Who follows no round: a reader, and the head of a department in which something is hidden. */
function readers({ municipality }: World): readonly Scope[] {
  const { education } = municipality.departments;
  if (education === undefined) throw new Error("Every attacked municipality has this department.");
  return [aScope(municipality, "reader"), aScope(municipality, "department-head", education.id)];
}

/** Every page of an organization's results with everything that can be chosen on it. */
async function pagesFor(environment: TestEnvironment, { rounds, municipality }: World, scope: Scope) {
  const pages: unknown[] = [await overviewPage(environment, scope)];
  const slugs = rounds.map(({ round }) => round.slug);
  const groups = [...Object.values(municipality.departments).map(({ id }) => id), "others", "all"];
  const choices = [{}, ...slugs.map((round) => ({ round }))];
  for (const choice of choices) {
    const shown = async (page: Promise<unknown>) => {
      pages.push(await page.catch(notFound));
    };
    for (const series of ["departments", "dimensions"] as const) {
      await shown(wholePage(environment, scope, { ...choice, series }));
    }
    await shown(resultsPage(environment, scope, choice, summaryView));
    for (const question of ["plan", "owner", "habit"]) {
      for (const department of groups) {
        const page = questionPage(environment, scope, question, { department });
        await shown(resultsPage(environment, scope, choice, page));
      }
    }
  }
  return pages;
}

/** A page of a round that this reader may not open yet; any other fault is one of ours. */
function notFound(fault: unknown): "not found" {
  if (fault instanceof Problem && fault.data.code === "not-found") return "not found";
  throw fault;
}

/** What somebody is shown by the link, in each department of a round. */
async function ownResults(
  environment: TestEnvironment,
  { round, departments }: World["rounds"][number],
): Promise<readonly unknown[]> {
  const results: unknown[] = [];
  for (const { id } of departments) {
    const { token } = await anInvitation(environment, round, id);
    const { result } = await ownResult(environment, await beginAnswering(environment, token));
    expect(result.kind).toBe("figures");
    results.push(result);
  }
  return results;
}

/** What another organization sees, and this one beside it. */
async function besideANeighbour(environment: TestEnvironment, { municipality }: World) {
  const neighbour = await aWorld(environment, oneAlone, published, `grannkoping-${worlds}`);
  const both = [municipality, neighbour.municipality];
  const share = (shares: boolean) =>
    environment.database.transact(async (writer) => {
      for (const { organizationId } of both) await setSharesResults(writer, organizationId, shares);
    });
  await share(true);
  const pages: unknown[] = [];
  for (const one of both) {
    const scope = aScope(one, "reader");
    const page = await resultsPage(environment, scope, {}, organizationsSideBySide(environment, scope));
    expect(page).toMatchObject({ kind: "figures", view: { kind: "sharing", rows: [{}, {}] } });
    pages.push(page);
  }
  await share(false);
  return pages;
}
