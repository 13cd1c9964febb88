/** Whether everything runs that `npm run test:faults` runs, or the short form that every test run has. */
export const isFull = import.meta.env.MODE === "full";

/** Tells what a run came to, as one line of JSON. */
export function report(figures: Readonly<Record<string, string | number>>): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
