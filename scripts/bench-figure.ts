/** One measured figure, as `npm run bench` prints it. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** For a ratio: what is below the line. */
  readonly against?: string;
  /** What the figure must not be above, or below. */
  readonly atMost?: number;
  readonly atLeast?: number;
};

/** Prints a figure as a line of JSON; where it is beyond its bound, the process will end in failure. */
export function print(figure: Figure): void {
  const { value, atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY } = figure;
  process.stdout.write(`${JSON.stringify({ ...figure, value: Number(value.toPrecision(4)) })}\n`);
  if (!(value <= atMost && value >= atLeast)) process.exitCode = 1;
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** The middle one of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
