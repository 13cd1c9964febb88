import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AnswerChange,
  type EarlierSave,
  following,
  type KeptAnswers,
  mergeAnswers,
} from "#app/domain/response/merge.ts";
import { aStore, aTab, later, settled, type Tab } from "./testing-queue.ts";

/*
 * Two devices answer for the same response, one of them in two tabs that no lock keeps apart, over a line that loses,
 * delays and repeats, while pages are loaded anew and stores refuse. Every value is given once, so that what became of
 * each can be told from the server's log.
 */

type Line = "well" | "request lost" | "answer lost" | "busy" | "slow";

type Step =
  | { readonly kind: "give"; readonly tab: number; readonly question: string; readonly typing: boolean }
  /** Answers and goes in the same moment, before the store has taken the answer. */
  | { readonly kind: "give and go"; readonly tab: number; readonly question: string }
  | { readonly kind: "line"; readonly tab: number; readonly line: Line }
  | { readonly kind: "refuse"; readonly tab: number; readonly refuses: boolean }
  | { readonly kind: "timers" | "reload" | "leave" | "ask" | "hurry" | "wipe"; readonly tab: number }
  | { readonly kind: "arrive"; readonly which: number };

const questions = ["goals", "plan", "remarks"] as const;
const tab = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("give"),
      tab,
      question: fc.constantFrom(...questions),
      typing: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("give and go"),
      tab,
      question: fc.constantFrom(...questions),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("line"),
      tab,
      line: fc.constantFrom<Line>("well", "request lost", "answer lost", "busy", "slow"),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom("timers", "ask", "hurry"), tab }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("reload", "leave"), tab }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("wipe"), tab }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("refuse"), tab, refuses: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("arrive"), which: fc.nat({ max: 5 }) }) },
);

type Body = {
  readonly save: string;
  readonly changes: readonly (AnswerChange & { readonly follows?: readonly string[] })[];
};
type Write = {
  readonly question: string;
  readonly device: number;
  readonly value: unknown;
  readonly over: unknown;
};

type Given = {
  readonly device: number;
  readonly tab: number;
  readonly question: string;
  readonly value: number;
  /** Whether the page went in the same moment. */
  readonly went: boolean;
};

/** The server as the contract has it: a save is kept once, and a repeat gets the same answer. */
function aServer() {
  let kept: KeptAnswers = { revision: 0, answers: {} };
  const answered = new Map<string, EarlierSave>();
  const writes: Write[] = [];
  const receive = (device: number, { save, changes }: Body): object => {
    const before = answered.get(save);
    if (before) return before;
    const merged = mergeAnswers(
      kept,
      changes.map((change) =>
        following(
          change,
          (change.follows ?? []).flatMap((save) => answered.get(save) ?? []),
        ),
      ),
    );
    for (const { question, value } of changes) {
      const old = kept.answers[question];
      if (merged.kept.answers[question] === old) continue;
      writes.push({ question, device, value, over: old?.value ?? null });
    }
    kept = merged.kept;
    const applied = [...merged.applied].map(([question, revision]) => ({ question, revision }));
    const answer = { save, revision: kept.revision, applied, conflicts: merged.conflicts, refused: [] };
    answered.set(save, answer);
    return answer;
  };
  const since = (revision: number) => ({
    revision: kept.revision,
    changed: Object.entries(kept.answers).flatMap(([question, answer]) =>
      answer.revision > revision ? [{ question, ...answer }] : [],
    ),
  });
  return { receive, since, writes, kept: () => kept };
}

/** Runs a history to its end, then lets everything come right. */
async function live(steps: readonly Step[]) {
  const server = aServer();
  const deviceOf = (tab: number) => (tab === 2 ? 1 : 0);
  const stores = [aStore(), aStore()] as const;
  const lines: Line[] = ["well", "well", "well"];
  const late: (() => void)[] = [];
  /** By device, whether a page has been opened to which the store shows nothing of what it holds. */
  const unread = [false, false];
  /** By device, the others' values that the person was shown. */
  const told = [new Set<unknown>(), new Set<unknown>()] as const;
  const given: Given[] = [];
  /** The values that have been sent, and those that had been when one was given with which the page went. */
  const sent = new Set<number>();
  const sentBefore = new Map<number, ReadonlySet<number>>();
  /** The newest that was given, and the time. */
  let value = 0;
  const pages: { tab: Tab; end: () => void }[] = [];

  const open = (index: number) => {
    const device = deviceOf(index) === 0 ? 0 : 1;
    let open = true;
    const never = new Promise<never>(() => undefined);
    const fetch = async (address: string, request: RequestInit): Promise<Response> => {
      const arrive = () =>
        request.method === "POST"
          ? server.receive(device, JSON.parse(String(request.body)))
          : server.since(Number(address.split("=")[1]));
      if (request.method === "POST") {
        const { changes }: Body = JSON.parse(String(request.body));
        for (const { value } of changes) sent.add(Number(value));
      }
      const line = lines[index];
      if (line === "request lost") throw new TypeError("lost");
      if (line === "busy") return new Response("busy", { status: 503 });
      if (line === "slow") await new Promise<void>((resolve) => late.push(resolve));
      const answer = arrive();
      if (!open) return never;
      if (line === "answer lost") throw new TypeError("lost");
      return Response.json(answer);
    };
    const store = stores[device];
    const page = aTab({
      fetch,
      store: {
        ...store,
        // A page that is gone writes nothing any more.
        update: async (place, change) => {
          await later();
          return open ? store.update(place, change) : never;
        },
        read: (place) => (open ? store.read(place) : never),
      },
      loaded: server.kept(),
      others: () =>
        pages.flatMap(({ tab }, other) => (other !== index && deviceOf(other) === device ? [tab] : [])),
      onShow: (value) => told[device].add(value),
      now: () => value,
    });
    for (const { value } of Object.values(server.kept().answers)) told[device].add(value);
    pages[index] = {
      tab: page,
      end: () => {
        open = false;
      },
    };
    void page.queue.start();
  };
  for (const index of [0, 1, 2]) open(index);
  await settled();
  const page = (index: number) => {
    const found = pages[index];
    if (!found) throw new Error("no such page");
    return found;
  };
  const tellOfConflicts = () => {
    for (const [index, { tab }] of pages.entries()) {
      for (const unkept of tab.view().unkept) {
        if (unkept.kind === "conflict") told[deviceOf(index) === 0 ? 0 : 1].add(unkept.kept.value);
      }
    }
  };

  /** Whoever has answers that the browser does not keep is warned, and stays. */
  const staysWarned = (index: number) => {
    const { keeping, pending, unkept } = page(index).tab.view();
    const wiped = stores[deviceOf(index) === 0 ? 0 : 1].state.rows.size === 0;
    return (keeping === "refused" || wiped) && pending.length + unkept.length > 0;
  };

  for (const step of steps) {
    switch (step.kind) {
      case "give":
        value += 1;
        given.push({ ...step, device: deviceOf(step.tab), value, went: false });
        page(step.tab).tab.give(step.question, value, step.typing);
        break;
      case "give and go":
        // Where neither the store nor the line takes it, nobody has it.
        if (lines[step.tab] === "request lost" || lines[step.tab] === "busy") break;
        if (page(step.tab).tab.view().keeping === "refused" || staysWarned(step.tab)) break;
        value += 1;
        given.push({ ...step, device: deviceOf(step.tab), value, went: true });
        sentBefore.set(value, new Set(sent));
        page(step.tab).tab.give(step.question, value);
        page(step.tab).tab.queue.leave();
        page(step.tab).end();
        open(step.tab);
        break;
      case "line":
        lines[step.tab] = step.line;
        break;
      case "refuse":
        stores[deviceOf(step.tab) === 0 ? 0 : 1].state.refuses = step.refuses;
        if (!step.refuses) unread[deviceOf(step.tab)] = false;
        break;
      case "wipe":
        // What a store would show to no page is gone with it, whatever a page does.
        if (!unread[deviceOf(step.tab)]) stores[deviceOf(step.tab) === 0 ? 0 : 1].state.rows.clear();
        break;
      case "timers":
        page(step.tab).tab.runTimers();
        break;
      case "reload": {
        if (staysWarned(step.tab)) break;
        page(step.tab).end();
        if (stores[deviceOf(step.tab) === 0 ? 0 : 1].state.refuses) unread[deviceOf(step.tab)] = true;
        open(step.tab);
        break;
      }
      case "leave":
        page(step.tab).tab.queue.leave();
        break;
      case "ask":
        void page(step.tab).tab.queue.ask();
        break;
      case "hurry":
        page(step.tab).tab.queue.hurry();
        break;
      case "arrive":
        late.splice(step.which % (late.length || 1), 1)[0]?.();
        break;
    }
    await settled();
    tellOfConflicts();
  }

  lines.fill("well");
  for (const { state } of stores) state.refuses = false;
  for (let turn = 0; turn < 6; turn++) {
    for (const arrive of late.splice(0)) arrive();
    for (const { tab } of pages) {
      tab.runTimers();
      tab.queue.hurry();
      await settled();
    }
    tellOfConflicts();
  }
  return { server, given, sentBefore, told, tabs: pages.map(({ tab }) => tab), deviceOf };
}

/**
 * Whether another answer to the question of one with which a page went may be quicker than that: one of another device
 * or tab, of an even earlier page that went too, or one that waited in the store and is sent by the next page. Whoever
 * goes before the store has the answer is not told of that.
 */
function mayBeOvertaken(one: Given, given: readonly Given[], sentBefore: ReadonlySet<number>): boolean {
  return given.some(
    ({ question, value, tab, went }) =>
      question === one.question &&
      value !== one.value &&
      (tab !== one.tab || went || (value < one.value && !sentBefore.has(value))),
  );
}

/** Histories that once went wrong, and that chance finds once in thousands. */
const rareHistories: [readonly Step[]][] = [
  // The page goes with a newer answer while an older is under way, before the store has it.
  [
    [
      { kind: "line", tab: 2, line: "slow" },
      { kind: "give", tab: 2, question: "goals", typing: false },
      { kind: "give and go", tab: 2, question: "goals" },
    ],
  ],
  // A page that could not read the store is answered on; what an earlier page had left there is older all the same.
  [
    [
      { kind: "line", tab: 2, line: "busy" },
      { kind: "give", tab: 2, question: "goals", typing: false },
      { kind: "refuse", tab: 2, refuses: true },
      { kind: "reload", tab: 2 },
      { kind: "give", tab: 2, question: "goals", typing: false },
    ],
  ],
  // A tab's steps are taken late, on top of what another tab has got acknowledged: an answer was sealed, and waited on.
  [
    [
      { kind: "refuse", tab: 0, refuses: true },
      { kind: "line", tab: 1, line: "slow" },
      { kind: "give", tab: 1, question: "goals", typing: false },
      { kind: "give", tab: 0, question: "goals", typing: true },
      { kind: "give", tab: 1, question: "goals", typing: false },
      { kind: "wipe", tab: 0 },
    ],
  ],
  // The store is wiped while one tab's answer waits there, and another tab, which it had refused, empties it after that.
  [
    [
      { kind: "refuse", tab: 0, refuses: true },
      { kind: "give", tab: 0, question: "goals", typing: false },
      { kind: "reload", tab: 1 },
      { kind: "refuse", tab: 0, refuses: false },
      { kind: "give", tab: 1, question: "goals", typing: true },
      { kind: "wipe", tab: 0 },
    ],
  ],
  // The same, where the answer was sent once and the server was busy.
  [
    [
      { kind: "line", tab: 1, line: "busy" },
      { kind: "refuse", tab: 0, refuses: true },
      { kind: "give", tab: 0, question: "goals", typing: false },
      { kind: "refuse", tab: 0, refuses: false },
      { kind: "give", tab: 1, question: "goals", typing: false },
      { kind: "timers", tab: 0 },
      { kind: "wipe", tab: 0 },
    ],
  ],
];

describe("any history of answers, failures, reloads and tabs", () => {
  it("ends with each person's last answer acknowledged once or in sight, and none overwritten by an older or unseen", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps: readonly Step[]) => {
        const { server, given, sentBefore, told, tabs, deviceOf } = await live(steps);
        for (const tab of tabs) expect(tab.view().pending).toEqual([]);

        const last = new Map(given.map((one) => [`${one.device} ${one.question}`, one]));
        for (const one of last.values()) {
          const { device, question, value } = one;
          if (one.went && mayBeOvertaken(one, given, sentBefore.get(value) ?? new Set())) continue;
          const written = server.writes.filter((write) => write.value === value);
          const inSight = tabs.some(
            (tab, index) =>
              deviceOf(index) === device &&
              tab.view().unkept.some((unkept) => unkept.question === question && unkept.own === value),
          );
          expect(written.length, `${question} ${value} is at the server once`).toBeLessThanOrEqual(1);
          expect(written.length === 1 || inSight, `${question} ${value} is kept or in sight`).toBe(true);
        }

        const writer = new Map(server.writes.map(({ value, device }) => [value, device]));
        for (const { device, over, question, value } of server.writes) {
          if (over === null) continue;
          if (writer.get(over) === device) {
            expect(Number(value), `${question} ${value} is newer than one's own`).toBeGreaterThan(
              Number(over),
            );
            continue;
          }
          expect(told[device === 0 ? 0 : 1].has(over), `${question} ${over} was seen`).toBe(true);
        }
      }),
      { numRuns: 300, examples: rareHistories },
    );
  });
});
