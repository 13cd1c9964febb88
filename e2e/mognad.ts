import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { Environment } from "../app/domain/environment.ts";
import { instant, type MembershipId, type OrganizationId } from "../app/domain/id.ts";
import type { DepartmentKind, RespondentRole } from "../app/domain/questionnaire/definition.ts";
import { talliesAndRecount } from "../app/domain/response/testing.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  type TestDepartment,
} from "../app/domain/testing.ts";
import { type Database, openDatabase, type Writer } from "../db/client.ts";
import { insertMemberships } from "../db/queries/memberships.ts";
import type { Rounds } from "../db/schema.ts";
import { type ReceivedMail, receiveMail } from "../faults/mail-receiver.ts";
import { startServer } from "../faults/server-process.ts";

/** What `data/demo.json` holds. */
export type DemonstrationSheet = {
  readonly url: string;
  readonly accounts: readonly { readonly role: string; readonly email: string; readonly password: string }[];
  readonly invitations: readonly { readonly department: string; readonly url: string }[];
};

export type Mognad = {
  readonly url: string;
  readonly sheet: DemonstrationSheet;
  /** Signs in as one of the demonstration's roles. */
  readonly signIn: (page: Page, role: string) => Promise<void>;
  /** An open round of a test's own, with one department in which one is invited; the coordinator may see it. */
  readonly freshRound: (invited?: Partial<FreshlyInvited>) => Promise<FreshRound>;
  /** What the server has printed: its log, of everything. */
  readonly printed: () => string;
  /** What the mail server has got from it; one that is called `unknown` at any place is refused there. */
  readonly mails: readonly ReceivedMail[];
  /** The link in the last mail to an address, once the mail server has got it. */
  readonly linkMailedTo: (address: string) => Promise<string>;
  /** Works on the demonstration's database, as another process may. */
  readonly inDatabase: <Result>(work: (database: Database) => Promise<Result>) => Promise<Result>;
  /** How many responses an organization has, drafts and superseded ones among them. */
  readonly countResponses: (organization: string) => Promise<number>;
  /** The tallies of each fresh round so far, and what counting its responses again gives. */
  readonly talliesAndRecounts: () => Promise<readonly Awaited<ReturnType<typeof talliesAndRecount>>[]>;
  /** Kills the server as a power cut would, and starts it again at the same address once `meanwhile` is done. */
  readonly killServer: (meanwhile: () => Promise<void>) => Promise<void>;
};

export type FreshRound = { readonly link: string; readonly organization: string };

type MadeRound = FreshRound & { readonly round: Rounds; readonly department: TestDepartment };

type FreshlyInvited = {
  readonly kind: DepartmentKind;
  readonly role: RespondentRole;
  readonly disclosure: Rounds["disclosure"];
  /** The standard one where none is given. */
  readonly questionnaire?: object;
};

type WorkerFixtures = { readonly mognad: Mognad };

/**
 * A demonstration of each worker's own, in a process and a data folder of its own, as `npm start` would make it. An
 * error on the browser's console, or one that nobody caught, fails the test.
 */
export const test = base.extend<{ readonly quietConsole: undefined }, WorkerFixtures>({
  mognad: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from this pattern.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), "mognad-e2e-"));
      const post = await receiveMail({
        toRecipient: (address) =>
          address.startsWith("unknown@") ? { code: 550, reply: "5.1.1 No such user" } : "accept",
      });
      const settings = { logLevel: "debug", smtpUrl: post.url } as const;
      let server = await startServer(folder, settings);
      const sheet: DemonstrationSheet = JSON.parse(await readFile(join(folder, "demo.json"), "utf8"));
      const made: MadeRound[] = [];
      const sessions: Sessions = new Map();
      await use({
        url: server.url,
        sheet,
        signIn: (page, role) => signIn(page, server.url, sheet, role, sessions),
        freshRound: async (invited) => {
          const fresh = await freshRound(folder, server.url, sheet, {
            kind: "company",
            role: "management",
            disclosure: "in-office",
            ...invited,
          });
          made.push(fresh);
          return fresh;
        },
        printed: () => server.printed(),
        mails: post.received,
        linkMailedTo: (address) => linkMailedTo(post.received, server.url, address),
        inDatabase: (work) => inDatabase(folder, work),
        countResponses: (organization) =>
          inDatabase(folder, (database) => countResponses(database, organization)),
        talliesAndRecounts: () =>
          inDatabase(folder, (database) =>
            Promise.all(made.map(({ round, department }) => talliesAndRecount(database, round, department))),
          ),
        killServer: async (meanwhile) => {
          await server.kill();
          try {
            await meanwhile();
          } finally {
            server = await startServer(folder, { ...settings, port: Number(new URL(server.url).port) });
          }
        },
      });
      await server.stop();
      await post.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  quietConsole: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !isExpected(message.text())) errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(String(error)));
      await use(undefined);
      expect(errors, "errors on the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";

/**
 * The browser itself reports every answer of 400 and up, and every request without one; a test that asks for such looks
 * at the page instead.
 */
function isExpected(text: string): boolean {
  return /^Failed to load resource: (the server responded with a status of|net::ERR_(INTERNET|CONNECTION|FAILED|EMPTY))/.test(
    text,
  );
}

/** By role, the cookies that a sign-in has left. */
type Sessions = Map<string, Awaited<ReturnType<BrowserContext["cookies"]>>>;

/** By the form the first time, and then by the session that this has left: too many sign-ins a minute are refused. */
async function signIn(
  page: Page,
  url: string,
  sheet: DemonstrationSheet,
  role: string,
  sessions: Sessions,
): Promise<void> {
  const context = page.context();
  const kept = sessions.get(role);
  if (kept) {
    await context.addCookies(kept);
    // A test may have ended it.
    if ((await page.request.get(`${url}/account`)).ok()) return;
  }
  const account = sheet.accounts.find((candidate) => candidate.role === role);
  if (!account) throw new Error(`The demonstration has no ${role}.`);
  await page.goto(`${url}/sign-in`);
  await page.getByRole("textbox", { name: /E-post|E-mail/ }).fill(account.email);
  await page.getByLabel(/Lösenord|Password/).fill(account.password);
  await page
    .getByRole("main")
    .getByRole("button", { name: /Logga in|Sign in/ })
    .click();
  await page.waitForURL((address) => address.pathname !== "/sign-in");
  sessions.set(
    role,
    (await context.cookies()).filter(({ name }) => name.includes("session")),
  );
}

async function linkMailedTo(mails: readonly ReceivedMail[], url: string, address: string): Promise<string> {
  const last = () => mails.findLast(({ recipient }) => recipient === address);
  await expect.poll(() => last() !== undefined, { message: `a mail to ${address}` }).toBe(true);
  // Where links begin is known before the port is, so that their path alone is taken.
  const path = last()?.text.match(/https?:\/\/[^/\s]+(\/\S+)/)?.[1];
  if (path === undefined) throw new Error(`The mail to ${address} has no link.`);
  return url + path;
}

let organizations = 0;

async function countResponses(database: Database, slug: string): Promise<number> {
  const rows = await database.read
    .selectFrom("responses")
    .innerJoin("organizations", "organizations.id", "responses.organizationId")
    .where("organizations.slug", "=", slug)
    .select("responses.id")
    .execute();
  return rows.length;
}

async function inDatabase<Result>(
  folder: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = openDatabase(`file:${join(folder, "mognad.db")}`);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Writes into the running demonstration's database, as another process may. */
async function freshRound(
  folder: string,
  url: string,
  sheet: DemonstrationSheet,
  invited: FreshlyInvited,
): Promise<MadeRound> {
  const database = openDatabase(`file:${join(folder, "mognad.db")}`);
  try {
    const environment = anEnvironment(database);
    environment.moveClockTo(new Date().toISOString());
    const day = 24 * 60 * 60 * 1000;
    const slug = `testkoping-${++organizations}`;
    const municipality = await aMunicipality(environment, {
      slug,
      departments: { bolaget: invited.kind },
      questionnaire: invited.questionnaire,
    });
    const round = await aRound(environment, municipality, {
      releasedAt: instant(new Date(Date.now() - 2 * day)),
      opensAt: instant(new Date(Date.now() - day)),
      closesAt: instant(new Date(Date.now() + day)),
      disclosure: invited.disclosure,
      threshold: invited.disclosure === "confidential" ? 5 : null,
    });
    const { token } = await anInvitation(environment, round, municipality.departments.bolaget.id, {
      role: invited.role,
    });
    await database.transact((writer) =>
      addCoordinator(writer, environment, sheet, municipality.organizationId),
    );
    const department = municipality.departments.bolaget;
    return { link: `${url}/r/${token}`, organization: slug, round, department };
  } finally {
    await database.close();
  }
}

/** Lets the demonstration's coordinator be one in another organization too. */
export async function addCoordinator(
  writer: Writer,
  environment: Environment,
  sheet: DemonstrationSheet,
  organizationId: OrganizationId,
): Promise<void> {
  const coordinator = sheet.accounts.find(({ role }) => role === "coordinator")?.email ?? "";
  const user = await writer
    .selectFrom("users")
    .where("email", "=", coordinator)
    .select("id")
    .executeTakeFirstOrThrow();
  await insertMemberships(writer, [
    {
      organizationId,
      id: environment.newId<MembershipId>(),
      userId: user.id,
      role: "coordinator",
      departmentId: null,
      createdAt: environment.now(),
    },
  ]);
}
