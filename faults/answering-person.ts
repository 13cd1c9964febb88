import { randomInt, randomUUID } from "node:crypto";
import type { Agent } from "node:http";
import type { WantedSave } from "#app/domain/response/saved-answers.ts";
import { newReceiptCode, sendSave, sendSubmission } from "./answering-client.ts";
import type { Browser, ChoiceQuestion, KeptRow } from "./fault-run.ts";

/**
 * Somebody who answers in one browser, as fast as the server takes it, and who remembers what was acknowledged. A save
 * is sent again, the same, until its acknowledgement has come.
 */
export class AnsweringPerson {
  readonly browser: Browser;
  readonly #questions: readonly ChoiceQuestion[];
  readonly #acknowledged = new Map<string, { readonly value: unknown; readonly revision: number }>();
  readonly #code = newReceiptCode();
  #pending: WantedSave | null = null;
  #saves = 0;

  constructor(browser: Browser, questions: readonly ChoiceQuestion[]) {
    this.browser = browser;
    this.#questions = questions;
  }

  /** How many saves were acknowledged. */
  get saves(): number {
    return this.#saves;
  }

  /**
   * Answers a question, or sends the last answer again where it was not acknowledged.
   * @returns the status
   * @throws whatever happens to the connection
   */
  async answer(agent: Agent, url: string): Promise<number> {
    this.#pending ??= this.#nextSave();
    const { status, body } = await sendSave(agent, url, this.browser, this.#pending);
    if (!("save" in body)) return status;
    if (body.save !== this.#pending.save) throw new Error("This is another save's acknowledgement.");
    for (const { question, revision } of body.applied) {
      const change = this.#pending.changes.find((one) => one.question === question);
      this.#acknowledged.set(question, { value: change?.value, revision });
    }
    this.#pending = null;
    this.#saves += 1;
    return status;
  }

  /** Sends the answers; repeats have the same code. */
  submit(agent: Agent, url: string): Promise<number> {
    return sendSubmission(agent, url, this.browser, this.#code);
  }

  /** The acknowledged answers that are not in place, nor replaced by what was sent after them. */
  lostIn(rows: readonly KeptRow[]): readonly string[] {
    const kept = rows.find(({ invitationId }) => invitationId === this.browser.invitationId)?.answers ?? {};
    const underWay = new Map(this.#pending?.changes.map(({ question, value }) => [question, value]));
    return [...this.#acknowledged].flatMap(([question, { value, revision }]) => {
      const found = kept[question];
      const inPlace = found !== undefined && found.value === value && found.revision >= revision;
      const replaced =
        found !== undefined && found.revision > revision && found.value === underWay.get(question);
      return inPlace || replaced ? [] : [question];
    });
  }

  #nextSave(): WantedSave {
    const { name, values } = anyOf(this.#questions);
    const basedOn = this.#acknowledged.get(name)?.revision ?? 0;
    return { save: randomUUID(), changes: [{ question: name, value: anyOf(values), basedOn }] };
  }
}

/** How many saves were acknowledged to all of them. */
export function savesOf(all: readonly AnsweringPerson[]): number {
  return all.reduce((sum, { saves }) => sum + saves, 0);
}

/** One of several, by chance. */
function anyOf<One>(several: readonly One[]): One {
  const one = several[randomInt(several.length)];
  if (one === undefined) throw new Error("There is none to choose.");
  return one;
}
