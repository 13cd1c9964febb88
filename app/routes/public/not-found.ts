import { Problem } from "#app/domain/problem.ts";

/** Every address that no other route knows. Without it no middleware would run for them, and no language be known. */
export function loader(): never {
  throw new Problem("not-found");
}

export const action = loader;

export default function NotFound(): null {
  return null;
}
