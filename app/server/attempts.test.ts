import { describe, expect, it } from "vitest";
import { type Attempted, limitAttempts } from "./attempts.ts";

const minute = 60_000;

/** Attempts at a clock that stands still until it is moved. */
function atAClock() {
  let time = 0;
  const attempts = limitAttempts(() => time);
  const attempt = async (isRight: boolean, attempted: Partial<Attempted> = {}) => {
    const outcome = await attempts.limit(
      { credential: "password", account: "a@kommun.example", clientAddress: "192.0.2.1", ...attempted },
      async () => isRight,
      (result) => result,
    );
    return outcome.kind === "wait" ? outcome.seconds : outcome.result;
  };
  return {
    wrong: (attempted?: Partial<Attempted>) => attempt(false, attempted),
    right: (attempted?: Partial<Attempted>) => attempt(true, attempted),
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

type Clock = ReturnType<typeof atAClock>;

async function repeat(times: number, attempt: (turn: number) => Promise<unknown>) {
  const results: unknown[] = [];
  for (let turn = 0; turn < times; turn++) results.push(await attempt(turn));
  return results;
}

/** Wrong from many networks at one account, until all of them together have to wait. */
const fromManyNetworks = (clock: Clock) =>
  repeat(70, (turn) => clock.wrong({ clientAddress: `203.0.${turn}.1` }));

describe.each(["password", "code", "reset"] as const)("wrong attempts to give a %s", (credential) => {
  it("wait longer and longer after the fifth, but never longer than a quarter of an hour", async () => {
    const clock = atAClock();
    expect(await repeat(6, () => clock.wrong({ credential }))).toEqual([
      false,
      false,
      false,
      false,
      false,
      5,
    ]);
    const waits = await repeat(12, async () => {
      const seconds = await clock.wrong({ credential });
      clock.pass(Number(seconds) * 1000);
      await clock.wrong({ credential });
      return seconds;
    });
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900, 900]);
  });

  it("do not hold up a right one that has waited, nor what comes after it", async () => {
    const clock = atAClock();
    await repeat(5, () => clock.wrong({ credential }));
    expect(await clock.right({ credential })).toBe(5);
    clock.pass(5000);
    expect(await clock.right({ credential })).toBe(true);
    expect(await repeat(5, () => clock.wrong({ credential }))).toEqual([false, false, false, false, false]);
  });
});

describe("limits on attempts", () => {
  it("hold up neither colleagues behind the same address nor the owner elsewhere", async () => {
    const clock = atAClock();
    await repeat(20, () => clock.wrong());
    expect(await clock.right({ account: "b@kommun.example" })).toBe(true);
    expect(await clock.right({ clientAddress: "198.51.100.7" })).toBe(true);
  });

  it("count an address written in another case as the same", async () => {
    const clock = atAClock();
    await repeat(5, () => clock.wrong());
    expect(await clock.wrong({ account: "A@Kommun.Example" })).toBe(5);
  });

  it("count what many try at once", async () => {
    const clock = atAClock();
    const results = await Promise.all(Array.from({ length: 20 }, () => clock.wrong()));
    expect(results.filter((result) => result === false)).toHaveLength(5);
  });

  it("stop what many networks try at one account, for ten minutes at most", async () => {
    const clock = atAClock();
    const results = await fromManyNetworks(clock);
    expect(results.filter((result) => result === false)).toHaveLength(60);
    expect(await clock.right({ clientAddress: "198.51.100.7" })).toBe(600);
    clock.pass(10 * minute);
    expect(await clock.right({ clientAddress: "198.51.100.7" })).toBe(true);
  });

  it("let the owner in from where they were before, whatever others try", async () => {
    const clock = atAClock();
    await clock.right({ clientAddress: "198.51.100.7" });
    await fromManyNetworks(clock);
    expect(await clock.right({ clientAddress: "198.51.100.7" })).toBe(true);
  });

  it("stop one network that tries many accounts, and let a whole municipality sign in", async () => {
    const clock = atAClock();
    expect(await repeat(1000, (turn) => clock.right({ account: `${turn}@kommun.example` }))).not.toContain(
      600,
    );
    const results = await repeat(310, (turn) => clock.wrong({ account: `${turn}@kommun.example` }));
    expect(results.filter((result) => result === false)).toHaveLength(300);
    clock.pass(10 * minute);
    expect(await clock.right()).toBe(true);
  });
});
