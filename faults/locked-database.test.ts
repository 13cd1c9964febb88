import BetterSqlite from "better-sqlite3";
import { expect } from "vitest";
import { AnsweringPerson, savesOf } from "./answering-person.ts";
import { expectEverybodyToSend, faultTest, patience } from "./fault-test.ts";
import { isFull, report } from "./scale.ts";

/** For how long another process holds the write lock at least, in milliseconds; the server waits for ten seconds. */
const held = isFull ? 12_000 : 500;
/** How many requests the server answers meanwhile. */
const others = 20;

faultTest(
  "saves wait while another process holds the database, nothing is lost, and the server answers meanwhile",
  { timeout: patience },
  async ({ run, serve, agent }) => {
    const all = (await run.invite(20)).map((browser) => new AnsweringPerson(browser, run.questions));
    const { url } = await serve();
    await Promise.all(all.map((person) => person.answer(agent, url)));

    const other = new BetterSqlite(run.databaseFile);
    other.exec("begin immediate");
    const statuses: number[] = [];
    const answering = all.map(async (person) => {
      let status = await person.answer(agent, url);
      for (; status === 503; status = await person.answer(agent, url)) statuses.push(status);
      statuses.push(status);
    });
    let healthy = 0;
    for (const until = performance.now() + held; healthy < others || performance.now() < until; ) {
      if ((await fetch(`${url}/healthz`)).ok) healthy += 1;
    }
    // Nobody was told that an answer is kept while none could be.
    expect(savesOf(all)).toBe(all.length);
    other.exec("rollback");
    other.close();
    await Promise.all(answering);

    const rows = await run.responses();
    const lost = all.flatMap((person) => person.lostIn(rows)).length;
    const refused = statuses.filter((status) => status === 503).length;
    report({ fault: "database locked", milliseconds: held, healthy, refused, saved: savesOf(all), lost });
    if (isFull) expect(refused).toBeGreaterThan(0);
    expect(new Set(statuses.filter((status) => status !== 503))).toEqual(new Set([200]));
    expect(lost).toBe(0);
    expect(savesOf(all)).toBe(2 * all.length);
    await expectEverybodyToSend(run, agent, url, all);
  },
);
