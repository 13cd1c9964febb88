import { expect } from "vitest";
import { connections } from "./answering-client.ts";
import { AnsweringPerson, savesOf } from "./answering-person.ts";
import { expectEverybodyToSend, expectTalliesAsRecounted, faultTest, patience } from "./fault-test.ts";
import { isFull, report } from "./scale.ts";
import type { ServerProcess } from "./server-process.ts";

const people = 20;

/** Answers until the server is ended after so many more acknowledgements, in the middle of others. */
async function answerUntilEnded(
  { url }: ServerProcess,
  all: readonly AnsweringPerson[],
  acknowledgements: number,
  end: () => Promise<void>,
): Promise<void> {
  const agent = connections();
  const enough = savesOf(all) + acknowledgements;
  let ending: Promise<void> | null = null;
  const answering = all.map(async (person) => {
    while (ending === null) {
      try {
        await person.answer(agent, url);
      } catch (error) {
        if (ending === null) throw error; // nobody has touched the server yet
      }
      if (savesOf(all) >= enough) ending ??= end();
    }
  });
  await Promise.all(answering);
  await ending;
  agent.destroy();
}

faultTest.for([
  { how: "kill", times: isFull ? 50 : 3 },
  { how: "stop", times: isFull ? 10 : 1 },
] as const)(
  "no acknowledged answer is lost by a $how of the server in the middle of saving, $times times",
  { timeout: patience },
  async ({ how, times }, { run, serve, agent }) => {
    const all: AnsweringPerson[] = [];
    for (const browser of await run.invite(people)) all.push(new AnsweringPerson(browser, run.questions));
    let lost = 0;
    for (let time = 0; time < times; time += 1) {
      const server = await serve();
      const acknowledgements = 50 + Math.floor(Math.random() * 150);
      await answerUntilEnded(server, all, acknowledgements, server[how]);
      const rows = await run.responses();
      lost += all.flatMap((person) => person.lostIn(rows)).length;
    }

    const { url } = await serve();
    await Promise.all(all.map((person) => person.answer(agent, url))); // what was under way when the server ended
    const rows = await run.responses();
    lost += all.flatMap((person) => person.lostIn(rows)).length;
    report({ fault: `${how} of the server while saving`, times, saved: savesOf(all), lost });
    expect(lost).toBe(0);
    await expectEverybodyToSend(run, agent, url, all);
  },
);

const kills = isFull ? 20 : 2;

faultTest(
  `a response is sent and counted, or neither, when the server is killed in the middle of sending, ${kills} times`,
  { timeout: patience },
  async ({ run, serve, agent }) => {
    let counted = 0;
    let unanswered = 0;
    let lost = 0;
    for (let time = 0; time < kills; time += 1) {
      const server = await serve();
      const browsers = await run.invite(people);
      const sending = browsers.map((browser) => new AnsweringPerson(browser, run.questions));
      await Promise.all(sending.map((person) => person.answer(agent, server.url)));
      const enough = 1 + Math.floor(Math.random() * people);
      let acknowledged = 0;
      let killing: Promise<void> | null = null;
      const ownAgent = connections();
      await Promise.all(
        sending.map(async (person) => {
          try {
            expect(await person.submit(ownAgent, server.url)).toBe(302);
            acknowledged += 1;
            if (acknowledged === enough) killing ??= server.kill();
          } catch (error) {
            if (killing === null) throw error;
            unanswered += 1;
          }
        }),
      );
      await killing;
      ownAgent.destroy();
      const sent = (await run.responses()).filter(({ status }) => status === "submitted").length;
      lost += Math.max(0, counted + acknowledged - sent);
      await expectTalliesAsRecounted(run, sent);
      counted += people;
      await everybodySendsAgain(await serve(), sending);
      await expectTalliesAsRecounted(run, counted);
    }
    report({ fault: "kill of the server while sending", times: kills, sent: counted, unanswered, lost });
    expect(lost).toBe(0);

    async function everybodySendsAgain({ url, stop }: ServerProcess, all: readonly AnsweringPerson[]) {
      const statuses = await Promise.all(all.map((person) => person.submit(agent, url)));
      expect(new Set(statuses)).toEqual(new Set([302]));
      await stop();
    }
  },
);
