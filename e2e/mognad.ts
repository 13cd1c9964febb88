import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { instant, type MembershipId } from "../app/domain/id.ts";
import type { DepartmentKind, RespondentRole } from "../app/domain/questionnaire/definition.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound } from "../app/domain/testing.ts";
import { openDatabase } from "../db/client.ts";
import { insertMemberships } from "../db/queries/memberships.ts";

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
  readonly freshRound: (
    invited?: Partial<
      Record<"kind", DepartmentKind> & Record<"role", RespondentRole> & Record<"questionnaire", object>
    >,
  ) => Promise<FreshRound>;
};

export type FreshRound = { readonly link: string; readonly organization: string };

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
      const server = await start(folder);
      const sheet: DemonstrationSheet = JSON.parse(await readFile(join(folder, "demo.json"), "utf8"));
      await use({
        url: server.url,
        sheet,
        signIn: (page, role) => signIn(page, server.url, sheet, role),
        freshRound: (invited) =>
          freshRound(folder, server.url, sheet, { kind: "company", role: "management", ...invited }),
      });
      await stop(server.process);
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

/** The browser itself reports every answer of 400 and up; a test that asks for one looks at the page instead. */
function isExpected(text: string): boolean {
  return text.startsWith("Failed to load resource: the server responded with a status of");
}

type Running = { readonly process: ChildProcess; readonly url: string };

async function start(folder: string): Promise<Running> {
  const server = spawn("node", ["scripts/serve.ts"], {
    env: {
      ...process.env,
      PORT: "0",
      DATA_FOLDER: folder,
      DATABASE_URL: `file:${join(folder, "mognad.db")}`,
      LOG_LEVEL: "error",
      BASE_URL: "",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /is served at (\S+)/.exec(printed)?.[1];
      if (address) resolve(address);
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    server.once("exit", () => reject(new Error(`The server stopped before it served:\n${printed}`)));
  });
  return { process: server, url };
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill("SIGTERM");
  });
}

async function signIn(page: Page, url: string, sheet: DemonstrationSheet, role: string): Promise<void> {
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
}

let organizations = 0;

/** Writes into the running demonstration's database, as another process may. */
async function freshRound(
  folder: string,
  url: string,
  sheet: DemonstrationSheet,
  invited: {
    readonly kind: DepartmentKind;
    readonly role: RespondentRole;
    /** The standard one where none is given. */
    readonly questionnaire?: object;
  },
): Promise<FreshRound> {
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
    });
    const { token } = await anInvitation(environment, round, municipality.departments.bolaget.id, {
      role: invited.role,
    });
    const coordinator = sheet.accounts.find(({ role }) => role === "coordinator")?.email ?? "";
    await database.transact(async (writer) => {
      const user = await writer
        .selectFrom("users")
        .where("email", "=", coordinator)
        .select("id")
        .executeTakeFirstOrThrow();
      await insertMemberships(writer, [
        {
          organizationId: municipality.organizationId,
          id: environment.newId<MembershipId>(),
          userId: user.id,
          role: "coordinator",
          departmentId: null,
          createdAt: environment.now(),
        },
      ]);
    });
    return { link: `${url}/r/${token}`, organization: slug };
  } finally {
    await database.close();
  }
}
