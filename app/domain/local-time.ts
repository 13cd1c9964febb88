import { Temporal } from "temporal-polyfill";
import { type Day, type Instant, instant } from "#app/domain/id.ts";

/** Where the municipalities are; the database keeps UTC. */
const timeZone = "Europe/Stockholm";

/**
 * The moment that a form's `datetime-local` means in Sweden: `2026-12-11T17:00`. An hour that summer time leaves out is
 * taken an hour later, one that comes twice as the first. Null where the text is no such time.
 */
export function instantOfLocal(text: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null;
  try {
    const local = Temporal.PlainDateTime.from(text, { overflow: "reject" });
    return instant(new Date(local.toZonedDateTime(timeZone).epochMilliseconds));
  } catch {
    return null; // such as the 31st of February
  }
}

/** A moment as a form's `datetime-local` shows it in Sweden. */
export function localOf(moment: Instant): string {
  return Temporal.Instant.from(moment)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}

/** Swedish writes days as ISO 8601 does; made once, a sixth of the time that Temporal takes for a day. */
const days = new Intl.DateTimeFormat("sv-SE", {
  timeZone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The day that it is in Sweden at a moment. */
export function dayOf(moment: Instant): Day {
  return days.format(new Date(moment)) as Day; // the form of a day
}

/** A day that a form's `date` sent; null where the text is none. */
export function dayFrom(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() as Day; // the form of a day
  } catch {
    return null;
  }
}

/** How many days of the calendar in Sweden lie between two moments; negative where the second came first. */
export function daysBetween(from: Instant, to: Instant): number {
  return Temporal.PlainDate.from(dayOf(from)).until(dayOf(to), { largestUnit: "day" }).days;
}

/** A day of the calendar some days after another. */
export function daysAfter(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString() as Day; // the form of a day
}

/** The moment at which a day begins in Sweden. */
export function beginningOf(day: Day): Instant {
  return instant(new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds));
}
