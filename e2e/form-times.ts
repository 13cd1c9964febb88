import { instant } from "../app/domain/id.ts";
import { localOf } from "../app/domain/local-time.ts";

/** So many days from now, as a form's field for day and time has it. */
export function inDays(days: number): string {
  return localOf(instant(new Date(Date.now() + days * 24 * 60 * 60 * 1000)));
}
