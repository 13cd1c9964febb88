/** How far two numbers may lie apart and still count as equal in a comparison with a limit (method § 3). */
export const TOLERANCE = 1e-9;

/** `value ≥ limit`, where a value that misses the limit by rounding alone still counts. */
export function atLeast(value: number, limit: number): boolean {
  return value >= limit - TOLERANCE;
}

/** `value > limit`, where a value that passes the limit by rounding alone does not count. */
export function exceeds(value: number, limit: number): boolean {
  return value > limit + TOLERANCE;
}
