import { describe, expect, it } from "vitest";
import { AnswerQueue, type SavedChanges, type SavingState, type UnkeptAnswer } from "./answer-queue.ts";

type Sent = { readonly question: string; readonly value: unknown; readonly basedOn: number };

/** A server that answers when the test says so, and timers that run when the test moves the clock. */
function aBrowser() {
  const requests: {
    changes: Sent[];
    keepalive: boolean;
    answer: (reply: Response | Error) => Promise<void>;
  }[] = [];
  const timers: { work: () => void; milliseconds: number; off: boolean }[] = [];
  const states: SavingState[] = [];
  const unkept: UnkeptAnswer[] = [];
  const queue = new AnswerQueue({
    address: "/svara/handle/answers",
    revision: 7,
    now: () => 1_000,
    fetch: (_address, { body, keepalive }) =>
      new Promise<Response>((resolve, reject) => {
        const { changes }: { changes: Sent[] } = JSON.parse(String(body));
        const answer = async (reply: Response | Error) => {
          if (reply instanceof Error) reject(reply);
          else resolve(reply);
          await new Promise((settled) => setImmediate(settled));
        };
        requests.push({ changes, keepalive: keepalive === true, answer });
      }),
    later: (work, milliseconds) => {
      const timer = { work, milliseconds, off: false };
      timers.push(timer);
      return () => {
        timer.off = true;
      };
    },
    onState: (state) => states.push(state),
    onUnkept: (answers) => unkept.push(...answers),
  });
  const last = () => {
    const request = requests.at(-1);
    if (!request) throw new Error("nothing was sent");
    return request;
  };
  const runTimer = () => {
    const timer = timers.at(-1);
    if (timer && !timer.off) timer.work();
  };
  return { queue, requests, timers, states, unkept, last, runTimer };
}

function kept(revision: number, ...questions: string[]): Response {
  return reply({
    applied: questions.map((question) => ({ question, revision })),
    conflicts: [],
    refused: [],
  });
}

function reply(saved: SavedChanges, status = 200): Response {
  return Response.json(saved, { status });
}

describe("the queue of answers", () => {
  it("sends an answer at once, with the revision that the page was loaded with", async () => {
    const { queue, requests, states, last } = aBrowser();
    queue.change("goals", 2);
    expect(requests[0]).toMatchObject({
      changes: [{ question: "goals", value: 2, basedOn: 7 }],
      keepalive: true,
    });
    expect(queue.isEmpty).toBe(false);
    await last().answer(kept(8, "goals"));
    expect(queue.isEmpty).toBe(true);
    expect(states).toEqual([{ kind: "saving" }, { kind: "saved", at: 1_000 }]);
  });

  it("sends one request at a time, and of each question the last answer", async () => {
    const { queue, requests, last } = aBrowser();
    queue.change("goals", 1);
    queue.change("goals", 2);
    queue.change("plan", 4);
    queue.change("goals", 3);
    expect(requests).toHaveLength(1);
    await last().answer(kept(8, "goals"));
    expect(requests).toHaveLength(2);
    expect(last().changes).toEqual([
      { question: "goals", value: 3, basedOn: 8 },
      { question: "plan", value: 4, basedOn: 7 },
    ]);
  });

  it("tries again later and later, up to half a minute, and loses nothing", async () => {
    const { queue, timers, states, last, runTimer } = aBrowser();
    queue.change("goals", 2);
    for (const failure of [new TypeError("offline"), 500, 503, 429, 408, new TypeError("offline"), 502]) {
      await last().answer(failure instanceof Error ? failure : new Response("", { status: failure }));
      expect(states.at(-1)).toEqual({ kind: "waiting" });
      runTimer();
    }
    expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
    ]);
    await last().answer(kept(8, "goals"));
    expect(queue.isEmpty).toBe(true);
  });

  it("sends what was answered while waiting together with what failed, the newer over the older", async () => {
    const { queue, requests, last, runTimer } = aBrowser();
    queue.change("goals", 1);
    queue.change("goals", 2);
    await last().answer(new TypeError("offline"));
    queue.change("plan", null);
    expect(requests).toHaveLength(1);
    runTimer();
    expect(last().changes.map(({ question, value }) => [question, value])).toEqual([
      ["goals", 2],
      ["plan", null],
    ]);
  });

  it("hurries when the connection is back or the page goes, and begins anew with short waits", async () => {
    const { queue, requests, timers, last, runTimer } = aBrowser();
    queue.change("goals", 1);
    await last().answer(new TypeError("offline"));
    queue.hurry();
    expect(requests).toHaveLength(2);
    expect(timers[0]?.off).toBe(true);
    await last().answer(kept(8, "goals"));
    queue.hurry();
    expect(requests).toHaveLength(2);
    queue.change("plan", 1);
    await last().answer(new TypeError("offline"));
    expect(timers.at(-1)?.milliseconds).toBe(1_000);
    runTimer();
    expect(requests).toHaveLength(4);
  });

  it("sends what waits beside the request under way when the page goes, and builds on that one", async () => {
    const { queue, requests, last, runTimer, states } = aBrowser();
    queue.change("goals", 1);
    queue.change("goals", 2);
    queue.change("plan", 3);
    queue.leave();
    expect(requests).toHaveLength(2);
    expect(last().changes).toEqual([
      { question: "goals", value: 2, basedOn: 8 },
      { question: "plan", value: 3, basedOn: 7 },
    ]);
    // The page stayed after all, and the older request failed: it must not undo the newer one.
    await last().answer(kept(9, "goals", "plan"));
    await requests[0]?.answer(new TypeError("offline"));
    runTimer();
    expect(requests).toHaveLength(2);
    expect(queue.isEmpty).toBe(true);
    expect(states.at(-1)).toEqual({ kind: "saved", at: 1_000 });
  });

  it("waits for a pause while words are typed, says so, and sends them at once when the page goes", async () => {
    const { queue, requests, timers, states, last, runTimer } = aBrowser();
    queue.change("remarks", "W", true);
    queue.change("remarks", "We", true);
    expect(requests).toHaveLength(0);
    expect(states.at(-1)).toEqual({ kind: "saving" });
    expect(timers.map(({ off }) => off)).toEqual([true, false]);
    runTimer();
    expect(last().changes).toMatchObject([{ question: "remarks", value: "We" }]);
    await last().answer(kept(8, "remarks"));
    queue.change("remarks", "Well", true);
    queue.leave();
    expect(last().changes).toMatchObject([{ question: "remarks", value: "Well", basedOn: 8 }]);
  });

  it("tells which answers were refused, and is done with them", async () => {
    const { queue, unkept, last } = aBrowser();
    queue.change("goals", 9);
    queue.change("plan", 1);
    await last().answer(
      reply({ applied: [], conflicts: [], refused: [{ question: "goals", problem: "wrong-choice" }] }, 422),
    );
    expect(unkept).toEqual([{ kind: "refused", question: "goals", own: 9, problem: "wrong-choice" }]);
    await last().answer(kept(8, "plan"));
    expect(queue.isEmpty).toBe(true);
  });

  it("keeps both answers of a conflict, and lets the person's next choice stand over the other", async () => {
    const { queue, unkept, last } = aBrowser();
    queue.change("goals", 1);
    await last().answer(
      reply({
        applied: [],
        conflicts: [{ question: "goals", kept: { value: 4, revision: 9 } }],
        refused: [],
      }),
    );
    expect(unkept).toEqual([{ kind: "conflict", question: "goals", own: 1, kept: 4 }]);
    queue.change("goals", 1);
    expect(last().changes).toEqual([{ question: "goals", value: 1, basedOn: 9 }]);
  });

  it("stops at a refusal that waiting cannot mend, says which, and keeps the answers", async () => {
    const { queue, requests, states, last } = aBrowser();
    queue.change("goals", 1);
    const details = { closed: "2026-12-11T16:00:00.000Z" };
    await last().answer(Response.json({ code: "round-closed", details }, { status: 403 }));
    queue.change("plan", 2);
    queue.hurry();
    expect(requests).toHaveLength(1);
    expect(queue.isEmpty).toBe(false);
    expect(states.at(-1)).toEqual({ kind: "stopped", code: "round-closed", details });
  });

  it("lets no request that is too large for it outlive the page", () => {
    const { queue, last } = aBrowser();
    queue.change("remarks", "a".repeat(70_000));
    expect(last().keepalive).toBe(false);
  });
});
