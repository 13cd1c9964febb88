import { describe, expect, it } from "vitest";
import type { KeptAnswer, KeptAnswers } from "#app/domain/response/merge.ts";
import { type Acknowledgement, acknowledge, bodyOf, enqueue, nothingQueued, seal } from "./queued-answers.ts";
import { aStore, aTab, settled } from "./testing-queue.ts";

type Sent = { readonly question: string; readonly value: unknown; readonly basedOn: number };
type Reply = Response | Error;

/** A server that answers when the test says so. */
function aServer() {
  const requests: {
    readonly body: string;
    readonly save: string;
    readonly changes: readonly Sent[];
    readonly keepalive: boolean;
    readonly answer: (reply: Reply) => Promise<void>;
    /** Everything is kept, at a revision. */
    readonly keep: (revision: number) => Promise<void>;
  }[] = [];
  const asked: string[] = [];
  let changed: unknown = { revision: 0, changed: [] };
  const fetch = (address: string, request: RequestInit) => {
    if (request.method !== "POST") {
      asked.push(address);
      return Promise.resolve(changed instanceof Response ? changed.clone() : Response.json(changed));
    }
    return new Promise<Response>((resolve, reject) => {
      const body = String(request.body);
      const { save, changes }: { save: string; changes: Sent[] } = JSON.parse(body);
      const answer = async (reply: Reply) => {
        if (reply instanceof Error) reject(reply);
        else resolve(reply);
        await settled();
      };
      const keep = (revision: number) =>
        answer(reply({ save, applied: changes.map(({ question }) => ({ question, revision })) }));
      requests.push({ body, save, changes, keepalive: request.keepalive === true, answer, keep });
    });
  };
  const last = () => {
    const request = requests.at(-1);
    if (!request) throw new Error("nothing was sent");
    return request;
  };
  const hasChanged = (answer: unknown) => {
    changed = answer;
  };
  return { fetch, requests, last, asked, hasChanged };
}

function reply(saved: Partial<Acknowledgement>, status = 200): Response {
  return Response.json({ applied: [], conflicts: [], refused: [], ...saved }, { status });
}

function loadedWith(question: string, kept: KeptAnswer): KeptAnswers {
  return { revision: 7, answers: Object.fromEntries([[question, kept]]) };
}

async function begun(options: Partial<Parameters<typeof aTab>[0]> = {}) {
  const server = aServer();
  const tab = aTab({ fetch: server.fetch, ...options });
  await tab.queue.start();
  await settled();
  return { ...tab, server };
}

describe("an answer on its way", () => {
  it("is sent at once, with the revision of its question that the person saw", async () => {
    const { give, view, server } = await begun({ loaded: loadedWith("goals", { value: 1, revision: 3 }) });
    give("goals", 2);
    give("plan", 1);
    await settled();
    expect(server.requests).toHaveLength(1);
    expect(server.last()).toMatchObject({
      changes: [
        { question: "goals", value: 2, basedOn: 3 },
        { question: "plan", value: 1, basedOn: 0 },
      ],
      keepalive: true,
    });
    expect(view().state).toEqual({ kind: "saving" });
    await server.last().keep(8);
    await settled();
    expect(view()).toMatchObject({ state: { kind: "saved", at: 1_000 }, pending: [] });
    expect(server.requests, "what was acknowledged is not sent again").toHaveLength(1);
  });

  it("goes with others in one request at a time, of each question the last value", async () => {
    const { give, server } = await begun();
    give("goals", 1);
    await settled();
    give("goals", 2);
    give("plan", 4);
    give("goals", 3);
    expect(server.requests).toHaveLength(1);
    await server.last().keep(8);
    expect(server.requests).toHaveLength(2);
    expect(server.last().changes).toEqual([
      { question: "plan", value: 4, basedOn: 0 },
      { question: "goals", value: 3, basedOn: 8 },
    ]);
  });

  it("waits for a pause while words are typed, and is in the store all the same", async () => {
    const { give, server, timers, view, store, runTimers } = await begun();
    give("remarks", "W", true);
    give("remarks", "We", true);
    await settled();
    expect(server.requests).toHaveLength(0);
    expect(view().state).toEqual({ kind: "saving" });
    expect(timers.map(({ done }) => done)).toEqual([true, false]);
    expect(store.state.rows.get("place")).toContain('"We"');
    runTimers();
    await settled();
    expect(server.last().changes).toMatchObject([{ question: "remarks", value: "We" }]);
  });

  it("is stored with its save before it is sent", async () => {
    const store = aStore();
    const server = aServer();
    const storedWhenSent: boolean[] = [];
    const { queue, give } = aTab({
      store,
      fetch: (address, request) => {
        const { save }: { save: string } = JSON.parse(String(request.body));
        storedWhenSent.push(store.state.rows.get("place")?.includes(`"save":"${save}"`) === true);
        return server.fetch(address, request);
      },
    });
    await queue.start();
    give("goals", 2);
    await settled();
    expect(storedWhenSent).toEqual([true]);
  });
});

describe("a failing line or server", () => {
  it("is tried again later and later, up to half a minute and without end, with the very same request", async () => {
    const { give, server, view, timers, runTimers } = await begun();
    give("goals", 2);
    await settled();
    const waits: number[] = [];
    const failures = [new TypeError("offline"), 500, 503, 429, 408, 507, new TypeError("offline"), 502];
    for (const failure of failures) {
      await server.last().answer(failure instanceof Error ? failure : new Response("", { status: failure }));
      expect(view().state).toMatchObject({ kind: "waiting", count: 1 });
      waits.push(timers.at(-1)?.milliseconds ?? 0);
      runTimers();
      await settled();
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(new Set(server.requests.map(({ body }) => body)).size).toBe(1);
    await server.last().keep(8);
    expect(view()).toMatchObject({ state: { kind: "saved" }, pending: [] });
  });

  it("is given the time it asks for", async () => {
    const { give, server, timers } = await begun();
    give("goals", 2);
    await settled();
    await server.last().answer(new Response("", { status: 503, headers: { "retry-after": "17" } }));
    expect(timers.at(-1)?.milliseconds).toBe(17_000);
  });

  it("is tried at once when the connection is back, and with short waits again", async () => {
    const { give, server, queue, timers } = await begun();
    give("goals", 1);
    await settled();
    for (let time = 0; time < 3; time++) {
      await server.last().answer(new TypeError("offline"));
      queue.hurry();
      await settled();
    }
    expect(server.requests).toHaveLength(4);
    expect(timers.at(-1)?.done).toBe(true);
    await server.last().answer(new TypeError("offline"));
    expect(timers.at(-1)?.milliseconds).toBe(1_000);
  });

  it("that comes back several times at once gets one request", async () => {
    const { give, server, queue } = await begun();
    give("goals", 1);
    await settled();
    await server.last().answer(new TypeError("offline"));
    for (let time = 0; time < 3; time++) queue.hurry();
    await queue.ask();
    await settled();
    expect(server.requests).toHaveLength(2);
  });

  it("that answers after the browser's patience has received what is repeated", async () => {
    const { give, server, view, runTimers } = await begun();
    give("goals", 1);
    await settled();
    await server.last().answer(new DOMException("The operation timed out.", "TimeoutError"));
    expect(view().state).toMatchObject({ kind: "waiting", why: "server" });
    runTimers();
    await settled();
    expect(server.requests[1]?.body).toBe(server.requests[0]?.body);
    await server.last().keep(8);
    expect(view()).toMatchObject({ state: { kind: "saved" }, pending: [] });
  });

  it("holds nothing that was answered meanwhile back for good: it goes after what failed", async () => {
    const { give, server, runTimers } = await begun();
    give("goals", 1);
    await settled();
    give("goals", 2);
    await server.last().answer(new TypeError("offline"));
    give("plan", null);
    expect(server.requests).toHaveLength(1);
    runTimers();
    await settled();
    expect(server.last().changes).toMatchObject([{ question: "goals", value: 1 }]);
    await server.last().keep(8);
    expect(server.last().changes).toEqual([
      { question: "goals", value: 2, basedOn: 8 },
      { question: "plan", value: null, basedOn: 0 },
    ]);
  });

  it("is not believed when it says that all is well without naming the save and every answer", async () => {
    const { give, server, view, runTimers } = await begun();
    give("goals", 1);
    await settled();
    const strangers = [
      new Response("<h1>Log in to the hotel's network</h1>", { status: 200 }),
      new Response("<h1>Forbidden</h1>", { status: 403 }),
      Response.json({}),
      reply({ save: "another", applied: [{ question: "goals", revision: 8 }] }),
      reply({ save: server.last().save }),
    ];
    for (const stranger of strangers) {
      await server.last().answer(stranger);
      expect(view()).toMatchObject({ state: { kind: "waiting", why: "server", count: 1 } });
      runTimers();
      await settled();
    }
    await server.last().keep(8);
    expect(view().state.kind).toBe("saved");
  });
});

describe("a refusal", () => {
  it("of one answer keeps the person's value in sight, and holds up no other", async () => {
    const { give, server, view, store } = await begun();
    give("goals", 9);
    give("plan", 1);
    await settled();
    const { save } = server.last();
    await server.last().answer(
      reply(
        {
          save,
          applied: [{ question: "plan", revision: 8 }],
          refused: [{ question: "goals", problem: "wrong-choice" }],
        },
        422,
      ),
    );
    const unkept = { kind: "refused", question: "goals", own: 9, problem: "wrong-choice" };
    expect(view()).toMatchObject({ pending: [], unkept: [unkept] });
    const again = aTab({ fetch: server.fetch, store });
    await again.queue.start();
    expect(again.view().unkept, "also on the page loaded anew").toMatchObject([unkept]);
    expect(again.shown.get("goals")).toBe(9);
  });

  it("that waiting cannot mend stops, says which, and keeps everything", async () => {
    const { give, server, view, store } = await begun();
    give("goals", 1);
    await settled();
    const details = { closed: "2026-12-11T16:00:00.000Z" };
    await server.last().answer(Response.json({ code: "round-closed", details }, { status: 403 }));
    give("plan", 2);
    await settled();
    expect(server.requests).toHaveLength(1);
    expect(view().state).toEqual({ kind: "stopped", code: "round-closed", details, count: 2 });
    expect(view().pending.map(({ inWords }) => inWords)).toEqual(["goals: 1", "plan: 2"]);
    expect(store.state.rows.get("place")).toContain('"plan"');
  });

  it("ends when the person comes back and the server takes answers again", async () => {
    const { give, server, queue, view } = await begun();
    give("goals", 1);
    await settled();
    await server
      .last()
      .answer(Response.json({ code: "answering-session-gone", details: {} }, { status: 401 }));
    queue.hurry();
    await settled();
    expect(server.requests[1]?.body).toBe(server.requests[0]?.body);
    await server.last().keep(8);
    expect(view().state.kind).toBe("saved");
  });

  it("of a whole batch, because of what is in it, has each answer sent alone", async () => {
    const { give, server, view } = await begun();
    give("remarks", "a".repeat(300_000));
    await settled();
    give("goals", 1);
    give("plan", 2);
    expect(server.last().keepalive, "too large to outlive the page").toBe(false);
    await server.last().answer(Response.json({ code: "bad-request", details: {} }, { status: 413 }));
    expect(view().unkept).toMatchObject([{ kind: "refused", question: "remarks", problem: "bad-request" }]);
    await server.last().answer(Response.json({ code: "bad-request", details: {} }, { status: 400 }));
    expect(server.last().changes).toMatchObject([{ question: "goals" }]);
    await server.last().keep(8);
    expect(server.last().changes).toMatchObject([{ question: "plan" }]);
    await server.last().keep(9);
    expect(view()).toMatchObject({ state: { kind: "saved" }, pending: [] });
  });
});

describe("an answer that somebody else has changed", () => {
  it("stands beside the person's own until the person chooses, also on the page loaded anew", async () => {
    const { give, server, view, store } = await begun();
    give("goals", 1);
    await settled();
    const { save } = server.last();
    const kept = { value: 4, revision: 9 };
    await server.last().answer(reply({ save, conflicts: [{ question: "goals", kept }] }, 409));
    expect(view().unkept).toMatchObject([{ kind: "conflict", question: "goals", own: 1, kept }]);
    const again = aTab({ fetch: server.fetch, store, loaded: loadedWith("goals", kept) });
    await again.queue.start();
    expect(again.shown.get("goals")).toBe(1);
    again.give("goals", 1);
    await settled();
    expect(server.last().changes).toEqual([{ question: "goals", value: 1, basedOn: 9 }]);
    await server.last().keep(10);
    expect(again.view()).toMatchObject({ unkept: [], pending: [] });
    expect(store.state.rows.size).toBe(0);
  });

  it("can be taken as it is", async () => {
    const { give, server, view, queue } = await begun();
    give("goals", 1);
    await settled();
    const conflicts = [{ question: "goals", kept: { value: 4, revision: 9 } }];
    await server.last().answer(reply({ save: server.last().save, conflicts }, 409));
    expect(queue.settle("goals")).toBe(4);
    expect(view().unkept).toEqual([]);
    give("goals", 5);
    await settled();
    expect(server.last().changes).toEqual([{ question: "goals", value: 5, basedOn: 9 }]);
  });

  it("is never overwritten by what the person answered before being told", async () => {
    const { give, server, view } = await begun();
    give("goals", 1);
    await settled();
    give("goals", 2);
    const conflicts = [{ question: "goals", kept: { value: 4, revision: 9 } }];
    await server.last().answer(reply({ save: server.last().save, conflicts }, 409));
    expect(server.last().changes).toEqual([{ question: "goals", value: 2, basedOn: 0 }]);
    await server.last().answer(reply({ save: server.last().save, conflicts }, 409));
    expect(view().unkept).toMatchObject([{ own: 2, kept: { value: 4 } }]);
  });

  it("is asked for as the page begins, and shown: an earlier page may have sent it only just then", async () => {
    const server = aServer();
    server.hasChanged({ revision: 8, changed: [{ question: "goals", value: 3, revision: 8 }] });
    const { queue, shown } = aTab({ fetch: server.fetch });
    await queue.start();
    await settled();
    expect(server.asked).toEqual(["/svara/handle/answers?since=7"]);
    expect([...shown]).toEqual([["goals", 3]]);
  });

  it("shows as soon as the page asks, and says so", async () => {
    const { server, queue, shown, elsewhere } = await begun();
    server.hasChanged({ revision: 9, changed: [{ question: "goals", value: 4, revision: 9 }] });
    await queue.ask();
    expect(shown.get("goals")).toBe(4);
    expect(elsewhere).toEqual(["goals"]);
    await queue.ask();
    expect(server.asked.slice(1)).toEqual(["/svara/handle/answers?since=7", "/svara/handle/answers?since=9"]);
    expect(elsewhere).toEqual(["goals"]);
  });

  it("shows over nothing that waits or is being typed, and is asked for again", async () => {
    const { server, queue, shown, give, typing } = await begun();
    give("goals", 1);
    typing.add("remarks");
    const changed = [
      { question: "goals", value: 4, revision: 9 },
      { question: "remarks", value: "theirs", revision: 9 },
    ];
    server.hasChanged({ revision: 9, changed });
    await queue.ask();
    expect(shown.size).toBe(0);
    typing.clear();
    await queue.ask();
    expect(server.asked.at(-1)).toBe("/svara/handle/answers?since=7");
    expect([...shown]).toEqual([["remarks", "theirs"]]);
    await settled();
    expect(server.requests[0]?.changes).toMatchObject([{ question: "goals", value: 1, basedOn: 0 }]);
  });
});

describe("a page that goes", () => {
  it("sends what waits beside the request under way", async () => {
    const { give, server, queue, view } = await begun();
    give("goals", 1);
    await settled();
    give("goals", 2);
    give("plan", 3);
    queue.leave();
    expect(server.requests).toHaveLength(2);
    expect(server.last().keepalive).toBe(true);
    const follows = [server.requests[0]?.save];
    expect(server.last().changes, "the server is told which of them is the newer").toEqual([
      { question: "goals", value: 2, basedOn: 0, follows },
      { question: "plan", value: 3, basedOn: 0 },
    ]);
    // The page stayed after all. The older request came first: the newer stands against this browser's own.
    await server.requests[0]?.keep(8);
    const { save } = server.last();
    const conflicts = [{ question: "goals", kept: { value: 1, revision: 8 } }];
    await server.last().answer(reply({ save, applied: [{ question: "plan", revision: 9 }], conflicts }, 409));
    expect(view().unkept).toEqual([]);
    expect(server.last().changes).toEqual([{ question: "goals", value: 2, basedOn: 8 }]);
    await server.last().keep(10);
    expect(view()).toMatchObject({ state: { kind: "saved" }, pending: [] });
  });

  it("is done with an older request that comes after the newer one", async () => {
    const { give, server, queue, view } = await begun();
    give("goals", 1);
    await settled();
    give("goals", 2);
    queue.leave();
    await server.last().keep(8);
    const conflicts = [{ question: "goals", kept: { value: 2, revision: 8 } }];
    const [older] = server.requests;
    await older?.answer(reply({ save: older.save, conflicts }, 409));
    expect(view()).toMatchObject({ state: { kind: "saved" }, pending: [], unkept: [] });
    expect(server.requests).toHaveLength(2);
  });

  it("sends much in pieces, of which those that fit together outlive it", async () => {
    const { give, server, queue } = await begun();
    for (let index = 0; index < 10; index++) give(`remarks_${index}`, "å".repeat(4_000), true);
    queue.leave();
    expect(server.requests.length).toBeGreaterThan(2);
    const bytes = ({ body }: { body: string }) => new TextEncoder().encode(body).byteLength;
    const outliving = server.requests.filter(({ keepalive }) => keepalive);
    expect(outliving.length).toBeGreaterThan(1);
    expect(outliving.reduce((sum, request) => sum + bytes(request), 0)).toBeLessThan(64 * 1024);
    expect(server.requests.flatMap(({ changes }) => changes)).toHaveLength(10);
  });

  it("leaves what was not acknowledged to the next, which shows it and repeats the very same", async () => {
    const store = aStore();
    const first = await begun({ store });
    first.give("goals", 2);
    first.give("plan", 3);
    await settled();
    const second = await begun({ store });
    await settled();
    expect(second.shown).toEqual(
      new Map([
        ["goals", 2],
        ["plan", 3],
      ]),
    );
    expect(second.server.last().body).toBe(first.server.last().body);
    await second.server.last().keep(8);
    expect(store.state.rows.size).toBe(0);
  });
});

describe("a store", () => {
  it("that refuses costs no answer: they are sent from memory, and the page says so", async () => {
    const store = aStore();
    store.state.refuses = true;
    const { give, server, view } = await begun({ store });
    give("goals", 2);
    await settled();
    expect(view().keeping).toBe("refused");
    await server.last().answer(new TypeError("offline"));
    expect(view().pending).toHaveLength(1);
    store.state.refuses = false;
    give("plan", 3);
    await settled();
    expect(view().keeping, "and takes them when it can again").toBe("device");
    expect(store.state.rows.get("place")).toContain('"goals"');
  });

  it("that is full when a sent answer is to be removed has it neither sent again nor lost", async () => {
    const { give, server, view, store, queue } = await begun();
    give("goals", 2);
    await settled();
    store.state.refuses = true;
    await server.last().keep(8);
    expect(view()).toMatchObject({ state: { kind: "saved" }, pending: [] });
    queue.hurry();
    await settled();
    expect(server.requests).toHaveLength(1);
  });

  it("that would not let go of a sent answer has the next page repeat that very save, and nothing newer", async () => {
    const { give, server, store } = await begun();
    give("goals", 2);
    await settled();
    store.state.refuses = true;
    await server.last().keep(8);
    store.state.refuses = false;
    const next = aTab({ fetch: server.fetch, store, loaded: loadedWith("goals", { value: 2, revision: 8 }) });
    await next.queue.start();
    await settled();
    expect(server.requests[1]?.body).toBe(server.requests[0]?.body);
    await server.last().keep(8);
    expect(next.view()).toMatchObject({ state: { kind: "saved" }, pending: [], unkept: [] });
    expect(store.state.rows.size).toBe(0);
  });

  it("that is wiped behind the page's back gets what the page remembers", async () => {
    const { give, server, view, store, runTimers } = await begun();
    give("goals", 2);
    await settled();
    await server.last().answer(new TypeError("offline"));
    store.state.rows.clear();
    give("plan", 3);
    await settled();
    expect(store.state.rows.get("place")).toContain('"goals"');
    expect(view().pending).toHaveLength(2);
    runTimers();
    await settled();
    await server.last().keep(8);
    await server.last().keep(9);
    expect(server.requests.map(({ changes }) => changes.map(({ question }) => question))).toEqual([
      ["goals"],
      ["goals"],
      ["plan"],
    ]);
    expect(view().pending).toEqual([]);
  });

  it("gets nothing on a shared computer, and what it had is removed once acknowledged", async () => {
    const { give, server, queue, view, store } = await begun();
    give("goals", 2);
    await settled();
    queue.keepNothing(true);
    give("plan", 3);
    await settled();
    expect(store.state.rows.get("place")).not.toContain('"plan"');
    expect(view()).toMatchObject({
      keeping: "nothing",
      pending: [{ question: "goals" }, { question: "plan" }],
    });
    await server.last().keep(8);
    await server.last().keep(9);
    expect(view().pending).toEqual([]);
    expect(store.state.rows.size).toBe(0);
  });
});

describe("the tabs of a device", () => {
  async function twoTabs() {
    const server = aServer();
    const store = aStore();
    let turn = Promise.resolve();
    const alone = (work: () => Promise<void>) => {
      turn = turn.then(work);
      return turn;
    };
    const tabs: ReturnType<typeof aTab>[] = [];
    const open = () => {
      const tab: ReturnType<typeof aTab> = aTab({
        fetch: server.fetch,
        store,
        alone,
        others: () => tabs.filter((other) => other !== tab),
      });
      tabs.push(tab);
      return tab;
    };
    const [left, right] = [open(), open()];
    await left.queue.start();
    await right.queue.start();
    return { server, store, left, right };
  }

  it("show at once what is answered in one, and send it once", async () => {
    const { server, left, right } = await twoTabs();
    left.give("goals", 2);
    await settled();
    expect(right.shown.get("goals")).toBe(2);
    expect(right.view().pending).toHaveLength(1);
    right.queue.hurry();
    await settled();
    expect(server.requests).toHaveLength(1);
    await server.last().keep(8);
    expect(server.requests).toHaveLength(1);
    expect([left.view().pending, right.view().pending]).toEqual([[], []]);
  });

  it("build on each other's answers, so that they are no conflict", async () => {
    const { server, left, right } = await twoTabs();
    left.give("goals", 2);
    await settled();
    await server.last().keep(8);
    right.give("goals", 3);
    await settled();
    expect(server.last().changes).toEqual([{ question: "goals", value: 3, basedOn: 8 }]);
  });

  it("finish what another has left when it is gone", async () => {
    const { server, left, right, store } = await twoTabs();
    left.give("goals", 2);
    await settled();
    await server.last().answer(new TypeError("offline"));
    // The left tab is closed: only the right one's timers run from now on.
    right.queue.hurry();
    await settled();
    expect(server.requests[1]?.body).toBe(server.requests[0]?.body);
    await server.last().keep(8);
    expect(store.state.rows.size).toBe(0);
  });

  it("know what has been settled in one, so that none asks for it again", async () => {
    const { server, store, left, right } = await twoTabs();
    left.give("goals", 2);
    await settled();
    const conflicts = [{ question: "goals", kept: { value: 4, revision: 9 } }];
    await server.last().answer(reply({ save: server.last().save, conflicts }, 409));
    expect(right.view().unkept).toMatchObject([{ question: "goals", own: 2 }]);
    right.queue.settle("goals");
    await settled();
    expect([left.view(), right.view()]).toMatchObject([
      { unkept: [], pending: [] },
      { unkept: [], pending: [] },
    ]);
    expect(server.requests).toHaveLength(1);
    expect(store.state.rows.size).toBe(0);
  });

  it("hold what the store has lost although another writes and empties it since", async () => {
    const { server, store, left, right } = await twoTabs();
    left.give("goals", 2, true);
    await settled();
    store.state.rows.clear();
    // It has seen nothing of what the store held.
    const stranger = aTab({ fetch: server.fetch, store, others: () => [left, right] });
    stranger.give("plan", 1);
    await stranger.queue.start();
    await settled();
    expect(left.view().pending).toContainEqual(expect.objectContaining({ question: "goals", value: 2 }));
    stranger.queue.leave();
    await settled();
    const sent = server.requests.flatMap(({ changes }) => changes);
    expect(sent).toContainEqual({ question: "goals", value: 2, basedOn: 0 });
  });
});

describe("a batch", () => {
  it("names no question twice, where two tabs answered it in the same moment and the older came first", () => {
    const given = { question: "goals", inWords: "", basedOn: 7 };
    const [oldest, left, right] = [
      { ...given, value: 1, nth: 1 },
      { ...given, value: 2, nth: 2 },
      { ...given, value: 3, nth: 2 },
    ];
    const sent = [oldest, left].reduce(
      (queue, answer, index) => seal(enqueue(queue, answer), { save: `save-${index}`, changes: [answer] }),
      nothingQueued,
    );
    const acknowledged = acknowledge(enqueue(sent, right), {
      ...{ save: "save-0", conflicts: [], refused: [] },
      applied: [{ question: "goals", revision: 8 }],
    });
    const { waiting, unkept } = acknowledge(acknowledged, {
      ...{ save: "save-1", applied: [], refused: [] },
      conflicts: [{ question: "goals", kept: { value: 1, revision: 8 } }],
    });
    expect(waiting).toEqual([{ ...right, basedOn: 8 }]);
    expect(unkept).toEqual([]);
  });

  it("has the same body however often it is written", () => {
    const change = { question: "goals", value: 2, basedOn: 7, inWords: "never sent", nth: 1 };
    expect(JSON.parse(bodyOf({ save: "one", changes: [change] }))).toEqual({
      save: "one",
      changes: [{ question: "goals", value: 2, basedOn: 7 }],
    });
  });
});
