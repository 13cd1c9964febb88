import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { between, chance, normal, seededRandom, shuffled } from "./random.ts";

const many = 20_000;

describe("seededRandom", () => {
  it("gives the same numbers for the same seed, and others for another", () => {
    const draw = (seed: string) => Array.from({ length: 20 }, seededRandom(seed));
    expect(draw("2025 social 3")).toEqual(draw("2025 social 3"));
    expect(draw("2025 social 3")).not.toEqual(draw("2025 social 4"));
  });

  it("gives numbers from 0 up to 1, evenly", () => {
    const random = seededRandom("evenly");
    const tenths = new Array<number>(10).fill(0);
    for (let drawn = 0; drawn < many; drawn += 1) {
      const tenth = Math.floor(random() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(tenths).toHaveLength(10);
    for (const count of tenths) expect(Math.abs(count / many - 0.1)).toBeLessThan(0.01);
  });
});

describe("what is drawn from it", () => {
  it("is normal with mean 0 and deviation 1", () => {
    const random = seededRandom("normal");
    const numbers = Array.from({ length: many }, () => normal(random));
    const mean = numbers.reduce((sum, x) => sum + x, 0) / many;
    const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / many;
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });

  it("happens as often as its probability says", () => {
    const random = seededRandom("chance");
    const happened = Array.from({ length: many }, () => chance(random, 0.3)).filter(Boolean).length;
    expect(happened / many).toBeCloseTo(0.3, 1);
  });

  it("lies between its ends, both included", () => {
    const random = seededRandom("between");
    const drawn = new Set(Array.from({ length: 200 }, () => between(random, 3, 6)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
  });

  it("is a shuffle that loses and adds nothing", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.integer()), (seed, items) => {
        const inOrder = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
        expect(inOrder(shuffled(seededRandom(seed), items))).toEqual(inOrder(items));
      }),
    );
  });
});
