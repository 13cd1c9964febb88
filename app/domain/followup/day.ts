import type { Day, Instant } from "#app/domain/id.ts";

const swedishCalendar = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Stockholm",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** Which day it is in Sweden at a moment: a due day ends at midnight there, not in UTC. */
export function swedishDay(moment: Instant): Day {
  return swedishCalendar.format(new Date(moment)) as Day; // the form of a Swedish date
}

/** How many days one day comes after another. */
export function daysBetween(earlier: Day, later: Day): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / 86_400_000);
}
