import type { Agent } from "node:http";
import { test } from "vitest";
import { connections } from "./answering-client.ts";
import { aFaultRun, type FaultRun } from "./fault-run.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

type Fixtures = {
  readonly run: FaultRun;
  /** Starts a server on the run's database; whatever is left of it goes with the test. */
  readonly serve: () => Promise<ServerProcess>;
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
    await use(async () => {
      const server = await startServer(run.folder);
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

/** How long a fault run may take, in milliseconds, before it counts as hung. */
export const patience = 900_000;
