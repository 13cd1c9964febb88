import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { newReceiptCode, sendAndHangUp, sendSave, sendSubmission } from "./answering-client.ts";
import { AnsweringPerson } from "./answering-person.ts";
import { expectEverybodyToSend, expectTalliesAsRecounted, faultTest, patience } from "./fault-test.ts";
import { isFull, report } from "./scale.ts";

const rounds = isFull ? 50 : 5;

faultTest(
  "a save whose acknowledgement was lost, and five repeats of it at once, are one save",
  { timeout: patience },
  async ({ run, serve, agent }) => {
    const { url } = await serve();
    const [browser] = await run.invite(1);
    const [question] = run.questions;
    if (!browser || !question) throw new Error("nobody to answer, or nothing");
    for (let number = 0; number < rounds; number += 1) {
      const value = question.values[number % question.values.length];
      const changes = [{ question: question.name, value, basedOn: number }];
      const save = { save: randomUUID(), changes };
      await sendAndHangUp(url, browser, save);
      const repeats = await Promise.all([1, 2, 3, 4, 5].map(() => sendSave(agent, url, browser, save)));
      const expected = {
        save: save.save,
        revision: number + 1,
        applied: [{ question: question.name, revision: number + 1 }],
        conflicts: [],
        refused: [],
      };
      for (const repeat of repeats) expect(repeat).toMatchObject({ status: 200, body: expected });
    }
    const rows = await run.responses();
    const lost = rounds - (rows[0]?.revision ?? 0);
    report({ fault: "acknowledgement lost, five repeats at once", saves: rounds, rows: rows.length, lost });
    expect(rows).toHaveLength(1);
    expect(lost).toBe(0);
    await expectEverybodyToSend(run, agent, url, [new AnsweringPerson(browser, run.questions)]);
  },
);

faultTest(
  "five submissions at once with one receipt are one, and count once",
  { timeout: patience },
  async ({ run, serve, agent }) => {
    const { url } = await serve();
    const browsers = await run.invite(rounds);
    const [question] = run.questions;
    if (!question) throw new Error("nothing to answer");
    for (const browser of browsers) {
      const changes = [{ question: question.name, value: question.values[0], basedOn: 0 }];
      const save = { save: randomUUID(), changes };
      const saved = await sendSave(agent, url, browser, save);
      const code = newReceiptCode();
      const statuses = await Promise.all(
        [1, 2, 3, 4, 5].map(() => sendSubmission(agent, url, browser, code)),
      );
      expect(statuses).toEqual(Array(5).fill(302));
      // A repeat that comes after the answers were sent is answered alike, and revives nothing.
      expect(await sendSave(agent, url, browser, save)).toEqual(saved);
    }
    const rows = await run.responses();
    report({
      fault: "five submissions at once",
      people: rounds,
      rows: rows.length,
      lost: rounds - rows.length,
    });
    expect(rows.map(({ status }) => status)).toEqual(Array(rounds).fill("submitted"));
    await expectTalliesAsRecounted(run, rounds);
  },
);

faultTest(
  "saves that arrive twice and in any order are all kept, once",
  { timeout: patience },
  async ({ run, serve, agent }) => {
    const { url } = await serve();
    const browsers = await run.invite(rounds);
    let lost = 0;
    for (const browser of browsers) {
      const saves = run.questions.map(({ name, values }, index) => ({
        save: randomUUID(),
        changes: [{ question: name, value: values[index % values.length], basedOn: 0 }],
      }));
      const sent = inAnyOrder([...saves, ...saves, ...saves]);
      const answered = await Promise.all(
        sent.map(async (save) => ({ save: save.save, ...(await sendSave(agent, url, browser, save)) })),
      );
      for (const { save } of saves) {
        const bodies = answered.filter((one) => one.save === save).map(({ body }) => JSON.stringify(body));
        expect(new Set(bodies).size).toBe(1);
      }
      const kept = (await run.responses()).find(({ invitationId }) => invitationId === browser.invitationId);
      expect(kept?.revision).toBe(saves.length);
      for (const { changes } of saves)
        lost += changes.filter(({ question, value }) => kept?.answers[question]?.value !== value).length;
    }
    const saves = rounds * run.questions.length;
    report({ fault: "saves three times each and in any order", saves, lost });
    expect(lost).toBe(0);
    const people = browsers.map((browser) => new AnsweringPerson(browser, run.questions));
    await expectEverybodyToSend(run, agent, url, people);
  },
);

/** The same in an order of chance (Fisher and Yates). */
function inAnyOrder<One>(several: readonly One[]): readonly One[] {
  const ordered = [...several];
  for (let index = ordered.length - 1; index > 0; index -= 1) {
    const other = Math.floor(Math.random() * (index + 1));
    [ordered[index], ordered[other]] = [ordered[other] as One, ordered[index] as One]; // both are within
  }
  return ordered;
}
