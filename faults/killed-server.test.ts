import { expect } from "vitest";
import { connections } from "./answering-client.ts";
import { AnsweringPerson, savesOf } from "./answering-person.ts";
import { faultTest, patience } from "./fault-test.ts";
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
    const sent = all.map(async (person) => {
      await person.answer(agent, url); // what was under way when the server ended
      return Promise.all([person.submit(agent, url), person.submit(agent, url)]);
    });
    const statuses = new Set((await Promise.all(sent)).flat());
    const rows = await run.responses();
    lost += all.flatMap((person) => person.lostIn(rows)).length;
    report({ fault: `${how} of the server while saving`, times, saved: savesOf(all), lost });
    expect(lost).toBe(0);
    expect([...statuses]).toEqual([302]);
    expect(rows.map(({ status }) => status)).toEqual(Array(people).fill("submitted"));
    const { kept, counted } = await run.talliesAndRecount();
    expect(kept).toEqual(counted);
    expect(kept.responses).toBe(people);
  },
);
