/** Numbers from 0 up to but not including 1 that look random and are the same for the same seed. */
export type Random = () => number;

/**
 * A generator for a seed in words, so that what is made for one respondent does not change when another is added.
 *
 * The numbers are mulberry32's; the seed is the FNV-1a hash of the words. Good enough to make up answers with, and
 * for nothing else.
 */
export function seededRandom(seed: string): Random {
  let state = hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** True with a probability (0–1). */
export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** A number from the standard normal distribution (Box & Muller 1958). */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random())); // 1 − u is never 0
  return radius * Math.cos(2 * Math.PI * random());
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** The same things in another order (Fisher & Yates). */
export function shuffled<Item>(random: Random, items: readonly Item[]): readonly Item[] {
  const left = [...items];
  const taken: Item[] = [];
  while (left.length > 0) taken.push(...left.splice(between(random, 0, left.length - 1), 1));
  return taken;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of new TextEncoder().encode(text)) value = Math.imul(value ^ character, 0x01000193);
  return value >>> 0;
}
