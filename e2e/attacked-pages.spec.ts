import { type Instant, instant } from "../app/domain/id.ts";
import { beginAnswering } from "../app/domain/response/invitation.server.ts";
import {
  type AttackedRounds,
  attackedRounds,
  aWorld,
  oneAlone,
  type World,
  withoutIds,
  withShownAnswer,
} from "../app/domain/results/attacked-rounds-testing.server.ts";
import {
  attack,
  hiddenAnswers,
  mustRemainPossible,
  worldOfAnotherCount,
} from "../app/domain/scoring/attack-testing.ts";
import { publish, type RespondedRounds } from "../app/domain/scoring/publishing-testing.ts";
import { anEnvironment, anInvitation } from "../app/domain/testing.ts";
import { answeringCookie } from "../app/routes/respond/answering-cookies.server.ts";
import type { Database } from "../db/client.ts";
import { setSharesResults } from "../db/queries/organizations.ts";
import { addCoordinator, expect, type Mognad, test } from "./mognad.ts";

/*
 * The attacker of method § 6 against what is truly sent: he has every byte of every page and file of results, with every
 * filter and in both languages. What differs from one answer to the next whatever they say is taken out: the nonce of
 * the scripts, ids, and what the organization is called in addresses.
 */

for (const [name, attacked] of Object.entries(attackedRounds)) {
  test(`nothing that is sent tells a hidden answer of rounds with ${name}`, async ({ page, mognad }) => {
    test.slow();
    await mognad.signIn(page, "coordinator");
    const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const see = (rounds: RespondedRounds) => everythingSent(mognad, cookies, { ...attacked, rounds });
    const seen = await see(attacked.rounds);
    // Not compared by the test's own means: texts of a million characters are no help where they differ.
    expect((await see(attacked.rounds)) === seen, "the same answers show the same").toBe(true);
    for (const { hidden, possible } of await attack(attacked.rounds, see, 1)) {
      const where = `${hidden.question.name} from ${hidden.department} in ${hidden.round}`;
      expect([...possible], where).toEqual(
        expect.arrayContaining([...mustRemainPossible(attacked.rounds, hidden)]),
      );
    }
    const worlds = await Promise.all(
      hiddenAnswers(attacked.rounds, await publish(attacked.rounds)).map((hidden) =>
        worldOfAnotherCount(attacked.rounds, hidden),
      ),
    );
    const counted = worlds.find((world) => world !== null);
    if (!counted) throw new Error("Each of the attacked rounds has a world of another count.");
    expect((await see(counted)) === seen, "how many answered what is hidden").toBe(true);
    for (const year of Object.keys(attacked.rounds)) {
      const shown = await see(withShownAnswer(attacked.rounds, year));
      expect(shown === seen, `a shown answer of ${year} is seen`).toBe(false);
    }
  });
}

const day = 24 * 60 * 60_000;
/** The same moment for all worlds. */
const now = new Date();

function timesOf(year: number) {
  const ended = (2026 - year) * 365 + 3;
  const daysAgo = (days: number): Instant => instant(new Date(now.getTime() - days * day));
  return {
    releasedAt: daysAgo(ended + 30),
    opensAt: daysAgo(ended + 20),
    closesAt: daysAgo(ended),
    factCheckAt: daysAgo(ended - 1),
    publishedAt: daysAgo(ended - 2),
  };
}

let worlds = 0;

/** All that is sent of rounds, byte for byte: to somebody of the organization, to a neighbour and to those invited. */
async function everythingSent(
  mognad: Mognad,
  coordinator: string,
  attacked: AttackedRounds,
): Promise<string> {
  const slug = `angriparkoping-${++worlds}`;
  const neighbour = `grannkoping-${worlds}`;
  const handles: string[] = [];
  const asked = await mognad.inDatabase(async (database) => {
    const world = await aMadeWorld(mognad, database, attacked, slug);
    await aMadeWorld(mognad, database, oneAlone, neighbour);
    const cookies = await answeringCookies(mognad, database, world);
    handles.push(...cookies.map(({ handle }) => handle));
    return [
      ...addresses(world).map((address) => ({ address, cookie: coordinator })),
      { address: `/${neighbour}/results/organizations`, cookie: coordinator },
      ...cookies.map(({ handle, cookie }) => ({ address: `/svara/${handle}/result`, cookie })),
    ];
  });
  const sent: string[] = [];
  for (const language of ["sv", "en"]) {
    for (const { address, cookie } of asked) {
      const headers = { cookie, "Accept-Language": language };
      const response = await fetch(mognad.url + address, { headers });
      expect(response.status, address).toBe(200);
      const nonce = /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
      const body = (await response.text()).replaceAll(nonce ?? "no nonce", "nonce");
      sent.push(`${address}\n${response.headers.get("content-disposition")}\n${body}`);
    }
  }
  await mognad.inDatabase((database) => forget(database, [slug, neighbour]));
  return handles
    .reduce((text, handle, place) => text.replaceAll(handle, `handle ${place}`), withoutIds(sent.join("\n")))
    .replaceAll(slug, "angriparkoping")
    .replaceAll(neighbour, "grannkoping");
}

/** A world that shares its results, and that the demonstration's coordinator sees. */
async function aMadeWorld(
  mognad: Mognad,
  database: Database,
  attacked: AttackedRounds,
  slug: string,
): Promise<World> {
  const environment = anEnvironment(database);
  environment.moveClockTo(now.toISOString());
  const world = await aWorld(environment, attacked, timesOf, slug);
  const { organizationId } = world.municipality;
  await database.transact(async (writer) => {
    await setSharesResults(writer, organizationId, true);
    await addCoordinator(writer, environment, mognad.sheet, organizationId);
  });
  return world;
}

/** So that the next world is as alone in the installation as this one was. */
async function forget({ transact }: Database, slugs: readonly string[]): Promise<void> {
  await transact(async (writer) => {
    const rows = await writer.selectFrom("organizations").where("slug", "in", slugs).select("id").execute();
    for (const { id } of rows) {
      await setSharesResults(writer, id, false);
      await writer.deleteFrom("memberships").where("organizationId", "=", id).execute();
    }
  });
}

/** What opens the result of each department for somebody who was invited in it. */
async function answeringCookies(mognad: Mognad, database: Database, { rounds }: World) {
  const environment = anEnvironment(database);
  environment.moveClockTo(now.toISOString());
  const cookies: { readonly handle: string; readonly cookie: string }[] = [];
  for (const { round, departments } of rounds) {
    for (const { id } of departments) {
      const { token } = await anInvitation(environment, round, id);
      const key = await beginAnswering(environment, token);
      const [cookie = ""] = (await answeringCookie(key, mognad.url)).split(";");
      cookies.push({ handle: key.handle, cookie });
    }
  }
  return cookies;
}

/** A place below the results, with what its address says besides the round. */
type Place = readonly [place: string, search: Readonly<Record<string, string>>];

/** Every page and file of an organization's results, with everything that can be chosen there. */
function addresses({ municipality: { slug, departments }, rounds }: World): readonly string[] {
  const groups = [...Object.values(departments).map(({ id }) => id), "others", "all"];
  const dimensions = ["direction", "delivery"];
  const places: readonly Place[] = [
    ["", {}],
    ["", { sort: "-delivery" }],
    ["/summary", {}],
    ["/organizations", {}],
    ["/csv/levels", {}],
    ...["departments", "dimensions"].flatMap((series): readonly Place[] => [
      ["/years", { series }],
      ["/csv/years", { series }],
    ]),
    ...groups.flatMap((department): readonly Place[] => [
      ["/profile", { department }],
      ["/questions", { department }],
      ...dimensions.map((dimension): Place => ["/questions", { department, dimension }]),
      ["/csv/questions", { department }],
      ...["plan", "owner", "habit"].map((question): Place => [`/questions/${question}`, { department }]),
    ]),
  ];
  const choices = rounds.map(({ round }) => ({ round: round.slug }));
  return [
    `/${slug}`,
    `/${slug}/follow-up`,
    ...choices.flatMap((choice) =>
      places.map(
        ([place, search]) => `/${slug}/results${place}?${new URLSearchParams({ ...choice, ...search })}`,
      ),
    ),
  ];
}
