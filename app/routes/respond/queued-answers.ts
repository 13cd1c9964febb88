import type { AnswerValue } from "#app/domain/questionnaire/definition.ts";
import type { KeptAnswer } from "#app/domain/response/merge.ts";
import { mostFollowed } from "#app/domain/response/saved-answers.ts";

/** An answer that the server has not acknowledged. */
export type QueuedAnswer = {
  readonly question: string;
  /** Null: emptied. */
  readonly value: AnswerValue | null;
  /** The revision of the question that the person saw when answering. */
  readonly basedOn: number;
  /** Question and answer as text, for whoever must take them along without the questionnaire. */
  readonly inWords: string;
  /** Grows with each answer on this device, over all tabs and pages: a newer one replaces an older. */
  readonly nth: number;
};

/** Answers that were sent together, and are sent again just so until they are acknowledged. */
export type Batch = {
  /** A UUID, by which the server knows a repeat. */
  readonly save: string;
  readonly changes: readonly SentAnswer[];
};

/** An answer as it is sent. */
export type SentAnswer = QueuedAnswer & {
  /** The batches that held the question's older answers and were not acknowledged by then; the server knows of them. */
  readonly follows?: readonly string[];
};

/** An answer that was not kept, with the person's own value. */
export type UnkeptAnswer = {
  readonly question: string;
  readonly own: AnswerValue | null;
  readonly inWords: string;
  readonly nth: number;
} & (
  | { readonly kind: "refused"; readonly problem: string }
  /** Another browser has answered it since; `kept` is what stands there. */
  | { readonly kind: "conflict"; readonly kept: KeptAnswer }
);

/** All of a respondent's answers that are not safely at the server. */
export type QueuedAnswers = {
  /** Not sent yet; each question's last value only. */
  readonly waiting: readonly QueuedAnswer[];
  /** Sent, oldest first, and perhaps received. */
  readonly batches: readonly Batch[];
  /** For the person to settle. */
  readonly unkept: readonly UnkeptAnswer[];
  /** By question, the newest answer that was acknowledged and the revision it made, while anything is under way. */
  readonly answered: Readonly<Record<string, { readonly nth: number; readonly revision: number | null }>>;
};

/** What the server answers to a batch. */
export type Acknowledgement = {
  readonly save: string;
  readonly applied: readonly { readonly question: string; readonly revision: number }[];
  readonly conflicts: readonly { readonly question: string; readonly kept: KeptAnswer }[];
  readonly refused: readonly { readonly question: string; readonly problem: string }[];
};

export const nothingQueued: QueuedAnswers = { waiting: [], batches: [], unkept: [], answered: {} };

/**
 * Queues an answer in place of an older one of the same question, settled or not. Not over a newer one: where a tab had
 * no store for a while, its answers come late.
 */
export function enqueue(queue: QueuedAnswers, answer: QueuedAnswer): QueuedAnswers {
  if (hasNewer(queue, answer)) return queue;
  return {
    ...queue,
    waiting: [...without(queue.waiting, answer.question), answer],
    unkept: without(queue.unkept, answer.question),
  };
}

function hasNewer(queue: QueuedAnswers, answer: QueuedAnswer): boolean {
  return holds(queue, answer, answer.nth + 1);
}

/** Whether an answer to the question is held that has the number `from` or a later one. */
function holds(
  { waiting, unkept, batches }: QueuedAnswers,
  { question }: Pick<QueuedAnswer, "question">,
  from: number,
): boolean {
  return [...waiting, ...unkept, ...batches.flatMap(({ changes }) => changes)].some(
    (other) => other.question === question && other.nth >= from,
  );
}

/** What waits as a batch, up to a size in bytes, though one answer may be larger; null where nothing waits. */
export function nextBatch(
  { waiting, batches }: QueuedAnswers,
  save: string,
  mostBytes: number,
): Batch | null {
  let size = 0;
  const tooMany = waiting.findIndex((answer, index) => {
    size += bytesOf(JSON.stringify(answer.value)) + bytesOf(answer.question) + overhead;
    return size > mostBytes && index > 0;
  });
  const changes = tooMany === -1 ? waiting : waiting.slice(0, tooMany);
  if (changes.length === 0) return null;
  return { save, changes: changes.map((answer) => ({ ...answer, follows: followedBy(answer, batches) })) };
}

function followedBy({ question, nth }: QueuedAnswer, batches: readonly Batch[]): readonly string[] {
  return batches
    .filter(({ changes }) => changes.some((older) => older.question === question && older.nth < nth))
    .map(({ save }) => save)
    .slice(-mostFollowed);
}

/**
 * Takes a batch as sent. An answer that was given anew meanwhile waits on; not one that merely builds on more by now,
 * as where another tab's answers are acknowledged in a store that takes this batch late.
 */
export function seal(queue: QueuedAnswers, batch: Batch): QueuedAnswers {
  const sealed = new Set(batch.changes.map(whichAnswer));
  return {
    ...queue,
    waiting: queue.waiting.filter((answer) => !sealed.has(whichAnswer(answer))),
    batches: queue.batches.some(({ save }) => save === batch.save)
      ? queue.batches
      : [...queue.batches, batch],
  };
}

/** In place of a batch that is refused as a whole, one for each of its answers, so that none holds up the others. */
export function split(queue: QueuedAnswers, save: string, parts: readonly Batch[]): QueuedAnswers {
  return {
    ...queue,
    batches: queue.batches.flatMap((batch) => (batch.save === save ? parts : [batch])),
  };
}

/**
 * Forgets a batch that the server has acknowledged. Answers that it did not keep are for the person to settle, unless
 * the person has answered the question anew since. What was answered on top of an answer that was kept now builds on
 * that one. What stood in the way of an answer may be this queue's own older one, which came first after all: then it
 * is no conflict, and the newer is sent again over it.
 */
export function acknowledge(queue: QueuedAnswers, answer: Acknowledgement): QueuedAnswers {
  const batch = queue.batches.find(({ save }) => save === answer.save);
  if (batch === undefined) return queue;
  const revisions = new Map(answer.applied.map(({ question, revision }) => [question, revision]));
  const answered = { ...queue.answered };
  const rest: QueuedAnswers = {
    waiting: queue.waiting.map((waits) => ({
      ...waits,
      basedOn: Math.max(waits.basedOn, revisions.get(waits.question) ?? 0),
    })),
    batches: queue.batches.filter((other) => other !== batch),
    unkept: queue.unkept,
    answered,
  };
  let { waiting, unkept } = rest;
  for (const change of batch.changes) {
    const { question, value, inWords, nth } = change;
    const newest = queue.answered[question];
    if (newest !== undefined && newest.nth > nth) continue;
    answered[question] = { nth, revision: revisions.get(question) ?? null };
    // What waits with the same number was given in another tab in that very moment, and came last.
    if (hasNewer(rest, change) || holds({ ...nothingQueued, waiting: rest.waiting }, change, nth)) continue;
    const about = { question, own: value, inWords, nth };
    const refusal = answer.refused.find((one) => one.question === question);
    const conflict = answer.conflicts.find((one) => one.question === question);
    if (refusal) {
      unkept = [...without(unkept, question), { ...about, kind: "refused", problem: refusal.problem }];
    } else if (conflict && conflict.kept.revision === newest?.revision) {
      waiting = [...waiting, { ...change, basedOn: conflict.kept.revision }];
    } else if (conflict) {
      unkept = [...without(unkept, question), { ...about, kind: "conflict", kept: conflict.kept }];
    }
  }
  const done = rest.batches.length === 0 && waiting.length === 0;
  return { ...rest, waiting, unkept, answered: done ? {} : answered };
}

/** Whether a server's answer says of every answer of a batch what became of it. */
export function answersAll(answer: Acknowledgement, { save, changes }: Batch): boolean {
  const named = new Set(
    [...answer.applied, ...answer.conflicts, ...answer.refused].map(({ question }) => question),
  );
  return answer.save === save && changes.every(({ question }) => named.has(question));
}

/** The person has chosen: there is nothing more to tell of the answer. */
export function settle(queue: QueuedAnswers, { question, nth }: UnkeptAnswer): QueuedAnswers {
  return {
    ...queue,
    unkept: queue.unkept.filter((answer) => answer.question !== question || answer.nth > nth),
  };
}

/** Another browser has answered a question again: a conflict about it is now with that answer. */
export function meet(queue: QueuedAnswers, question: string, kept: KeptAnswer): QueuedAnswers {
  return {
    ...queue,
    unkept: queue.unkept.map((answer) =>
      answer.question === question && answer.kind === "conflict" && answer.kept.revision < kept.revision
        ? { ...answer, kept }
        : answer,
    ),
  };
}

/** By question, the newest answer that is not acknowledged. */
export function pendingIn({ batches, waiting }: QueuedAnswers): ReadonlyMap<string, QueuedAnswer> {
  return new Map(
    [...batches.flatMap(({ changes }) => changes), ...waiting]
      .sort((one, other) => one.nth - other.nth)
      .map((answer) => [answer.question, answer]),
  );
}

/**
 * The answers that an earlier state of a queue held, and of which a later one holds neither them nor newer ones. What
 * the person had to settle is asked of the server anew, as if nothing had been seen: so it comes to the same again.
 */
export function missingIn(later: QueuedAnswers, earlier: QueuedAnswers): readonly QueuedAnswer[] {
  const unkept = earlier.unkept.map(
    ({ question, own, inWords, nth }): QueuedAnswer => ({ question, value: own, inWords, nth, basedOn: 0 }),
  );
  return [...unkept, ...pendingIn(earlier).values()].filter((answer) => !holds(later, answer, answer.nth));
}

/** Queues anew what a store has lost, unless another tab has done so. */
export function recall(queue: QueuedAnswers, lost: readonly QueuedAnswer[]): QueuedAnswers {
  return lost.filter((answer) => !holds(queue, answer, answer.nth)).reduce(enqueue, queue);
}

/** The number of the newest answer that the queue knows of; 0 where it knows none. */
export function newestIn({ waiting, unkept, batches, answered }: QueuedAnswers): number {
  const held = [
    ...waiting,
    ...unkept,
    ...batches.flatMap(({ changes }) => changes),
    ...Object.values(answered),
  ];
  return Math.max(0, ...held.map(({ nth }) => nth));
}

/** Whether the server has acknowledged everything; what the person has to settle may still be there. */
export function isAcknowledged({ waiting, batches }: QueuedAnswers): boolean {
  return waiting.length === 0 && batches.length === 0;
}

/** The body of a batch's request: the same however often it is sent. */
export function bodyOf({ save, changes }: Batch): string {
  return JSON.stringify({
    save,
    changes: changes.map(({ question, value, basedOn, follows = [] }) =>
      follows.length === 0 ? { question, value, basedOn } : { question, value, basedOn, follows },
    ),
  });
}

/** The names and signs around a change in a body, and a revision. */
const overhead = 60;

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

/** What makes two answers the same one: tabs that answer in the same moment may give the same number. */
function whichAnswer({ question, nth, value }: QueuedAnswer): string {
  return JSON.stringify([question, nth, value]);
}

function without<Named extends { readonly question: string }>(
  list: readonly Named[],
  question: string,
): readonly Named[] {
  return list.filter((one) => one.question !== question);
}
