import type { Agent } from "node:http";
import { expect, test } from "vitest";
import { connections } from "./answering-client.ts";
import type { AnsweringPerson } from "./answering-person.ts";
import { aFaultRun, type FaultRun } from "./fault-run.ts";
import { type ServerOptions, type ServerProcess, startServer } from "./server-process.ts";

type Fixtures = {
  readonly run: FaultRun;
  /** Starts a server on the run's database; whatever is left of it goes with the test. */
  readonly serve: (options?: ServerOptions) => Promise<ServerProcess>;
  readonly agent: Agent;
};

/** A test with an installation of its own. */
export const faultTest = test.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads which fixtures are wanted from this pattern.
  run: async ({}, use) => {
    const run = await aFaultRun();
    await use(run);
    await run.remove();
  },
  serve: async ({ run }, use) => {
    const started: ServerProcess[] = [];
    await use(async (options) => {
      const server = await startServer(run.folder, options);
      started.push(server);
      return server;
    });
    for (const server of started) await server.kill();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  agent: async ({}, use) => {
    const agent = connections();
    await use(agent);
    agent.destroy();
  },
});

/**
 * Lets everybody send what is kept, twice at once as after a lost acknowledgement. Each response then counts once, and
 * the tallies are what counting all of them again gives.
 */
export async function expectEverybodyToSend(
  run: FaultRun,
  agent: Agent,
  url: string,
  all: readonly AnsweringPerson[],
): Promise<void> {
  const sent = all.map((person) => Promise.all([person.submit(agent, url), person.submit(agent, url)]));
  const statuses = new Set((await Promise.all(sent)).flat());
  expect([...statuses]).toEqual([302]);
  const rows = await run.responses();
  expect(rows.map(({ status }) => status)).toEqual(Array(all.length).fill("submitted"));
  await expectTalliesAsRecounted(run, all.length);
}

/** That so many responses count, and that the tallies are what counting them again gives. */
export async function expectTalliesAsRecounted(run: FaultRun, responses: number): Promise<void> {
  const { kept, counted } = await run.talliesAndRecount();
  expect(kept).toEqual(counted);
  expect(kept.responses).toBe(responses);
}

/** How long a fault run may take, in milliseconds, before it counts as hung. */
export const patience = 900_000;
