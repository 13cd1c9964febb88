import { randomInt } from "node:crypto";
import { expect } from "vitest";
import { queueToInvited } from "#app/domain/mail/queue-to-invited.server.ts";
import { anEnvironment, anInvitation } from "#app/domain/testing.ts";
import type { Database } from "#db/client.ts";
import { faultTest, patience } from "./fault-test.ts";
import { type Reception, receiveMail } from "./mail-receiver.ts";
import { isFull, report } from "./scale.ts";
import type { ServerProcess } from "./server-process.ts";

const mails = isFull ? 500 : 60;
const kills = isFull ? 25 : 3;

/** Invites so many by mail, as another process may. */
async function queueInvitations(database: Database): Promise<void> {
  const environment = anEnvironment(database);
  environment.moveClockTo(new Date().toISOString());
  const round = await database.read.selectFrom("rounds").selectAll().executeTakeFirstOrThrow();
  const { departmentId } = await database.read
    .selectFrom("roundDepartments")
    .select("departmentId")
    .executeTakeFirstOrThrow();
  for (let index = 0; index < mails; index += 1) {
    const overrides = { email: `person-${index}@testkoping.example` };
    await anInvitation(environment, round, departmentId, { overrides });
  }
  await database.transact((writer) =>
    queueToInvited(writer, environment, round.organizationId, round.id, {
      kind: "invitation",
      batchId: environment.newId(),
    }),
  );
}

/** What the database says of each mail, by its recipient. */
async function statusesIn(database: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await database.read.selectFrom("mails").select(["recipient", "status"]).execute();
  return new Map(rows.map(({ recipient, status }) => [recipient, status]));
}

faultTest(
  `nobody gets two mails, and at most one a kill is uncertain, when the server is killed while sending ${mails}, ${kills} times`,
  { timeout: patience },
  async ({ run, serve }) => {
    await run.inDatabase(queueInvitations);
    let server: ServerProcess | null = null;
    let untilKill = 0;
    let killing: Promise<void> | null = null;
    const kill = () => {
      killing ??= server?.kill() ?? null;
    };
    const receiver = await receiveMail({
      toMessage: async (): Promise<Reception> => {
        untilKill -= 1;
        if (untilKill !== 0) return "accept";
        // Either before the server can hear that its mail was taken, or soon after it has.
        if (randomInt(2) === 0) {
          kill();
          await killing;
        } else {
          setTimeout(kill, randomInt(12));
        }
        return "accept";
      },
    });
    const start = () => serve({ smtpUrl: receiver.url });
    const statuses = () => run.inDatabase(statusesIn);
    const countOf = async (status: string) =>
      [...(await statuses()).values()].filter((one) => one === status).length;

    for (let time = 1; time <= kills; time += 1) {
      killing = null;
      // So few that mails are left for every kill, whatever goes in between.
      untilKill = 1 + randomInt(Math.floor(mails / kills / 2));
      server = await start();
      await expect.poll(() => killing !== null, { timeout: patience }).toBe(true);
      await killing;
      expect(await countOf("sending")).toBeLessThanOrEqual(1);
      expect(await countOf("uncertain")).toBeLessThan(time);
    }
    untilKill = Number.POSITIVE_INFINITY;
    await start();
    const settled = async () => (await countOf("waiting")) + (await countOf("sending"));
    await expect.poll(settled, { timeout: patience, interval: 200 }).toBe(0);
    await receiver.close();

    const got = receiver.received.map(({ recipient }) => recipient);
    const twice = got.length - new Set(got).size;
    const accepted = await countOf("accepted");
    const uncertain = await countOf("uncertain");
    const known = await statuses();
    const acceptedUnreceived = [...known].filter(
      ([recipient, status]) => status === "accepted" && !got.includes(recipient),
    );
    report({
      fault: "kill of the server while sending mail",
      times: kills,
      mails,
      received: got.length,
      twice,
      accepted,
      uncertain,
    });
    expect(twice).toBe(0);
    expect(acceptedUnreceived).toEqual([]);
    expect(accepted + uncertain).toBe(mails);
    expect(uncertain).toBeLessThanOrEqual(kills);
    // Whatever was received is known as accepted, or shown as uncertain: nothing is to be sent again silently.
    expect(
      got.filter((recipient) => !["accepted", "uncertain"].includes(known.get(recipient) ?? "")),
    ).toEqual([]);
  },
);
