import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Scrubbing } from "./scrubbing.ts";

/** A cleaning that ends when it is told to, and how often it began. */
function aCleaning() {
  const running: ((done: boolean) => void)[] = [];
  let begun = 0;
  return {
    clean: () => {
      begun++;
      return new Promise<boolean>((resolve) => running.push(resolve));
    },
    end: (done = true) => running.shift()?.(done),
    begun: () => begun,
  };
}

describe("scrubbing", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("gives all who ask while it runs one more cleaning, which begins after they asked", async () => {
    const { clean, end, begun } = aCleaning();
    const scrubbing = new Scrubbing(clean);
    const first = scrubbing.request();
    const later = [scrubbing.request(), scrubbing.request(), scrubbing.request()];
    expect(begun()).toBe(1);
    end();
    await first;
    await vi.waitFor(() => expect(begun()).toBe(2));
    end();
    await Promise.all(later);
    expect(begun()).toBe(2);
  });

  it("tries again what could not be done, until it is, and never fails whoever asked", async () => {
    let tries = 0;
    const scrubbing = new Scrubbing(async () => {
      tries++;
      if (tries === 1) throw new Error("out of reach");
      return tries === 3;
    });
    await scrubbing.request();
    expect(tries).toBe(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tries).toBe(3);
  });

  it("stops when the database closes", async () => {
    let tries = 0;
    const scrubbing = new Scrubbing(async () => {
      tries++;
      return false;
    });
    await scrubbing.request();
    await scrubbing.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    await scrubbing.request();
    expect(tries).toBe(1);
  });
});
