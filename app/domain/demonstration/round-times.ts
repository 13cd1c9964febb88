import { type Instant, instant } from "#app/domain/id.ts";
import { between, type Random } from "./random.ts";

/** A made-up round's times; the latest one is open at whatever time it is made. */
export type RoundTimes = {
  readonly year: number;
  readonly createdAt: Instant;
  readonly releasedAt: Instant;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly factCheckAt: Instant | null;
  readonly publishedAt: Instant | null;
};

/** The three rounds: two published, and one that opened three weeks ago and closes in two and a half. */
export function roundTimes(now: Instant): readonly RoundTimes[] {
  return [
    publishedRound(2024, "2024-10-07T06:00:00.000Z" as Instant),
    publishedRound(2025, "2025-10-06T06:00:00.000Z" as Instant),
    {
      year: 2026,
      createdAt: daysAfter(now, -40, 8),
      releasedAt: daysAfter(now, -28, 8),
      opensAt: daysAfter(now, -21, 6),
      closesAt: daysAfter(now, 18, 16),
      factCheckAt: null,
      publishedAt: null,
    },
  ];
}

function publishedRound(year: number, opensAt: Instant): RoundTimes {
  return {
    year,
    createdAt: daysAfter(opensAt, -20, 8),
    releasedAt: daysAfter(opensAt, -7, 8),
    opensAt,
    closesAt: daysAfter(opensAt, 25, 16),
    factCheckAt: daysAfter(opensAt, 29, 9),
    publishedAt: daysAfter(opensAt, 56, 9),
  };
}

/** A time in office hours at which somebody answered: while the round was open, and before now. */
export function answeringTime({ opensAt, closesAt }: RoundTimes, now: Instant, random: Random): Instant {
  const end = closesAt < now ? closesAt : now;
  const wholeDays = Math.floor((Date.parse(end) - Date.parse(opensAt)) / millisecondsADay);
  const time = new Date(daysAfter(opensAt, between(random, 0, wholeDays - 1), between(random, 7, 14)));
  time.setUTCMinutes(between(random, 0, 59), between(random, 0, 59));
  return instant(time);
}

/** Some minutes earlier. */
export function minutesBefore(time: Instant, minutes: number): Instant {
  return instant(new Date(Date.parse(time) - minutes * 60_000));
}

/** A day some days from another (or, with a negative number, before it), at a full hour of UTC. */
export function daysAfter(time: Instant, days: number, hour: number): Instant {
  const day = new Date(Date.parse(time) + days * millisecondsADay);
  day.setUTCHours(hour, 0, 0, 0);
  return instant(day);
}

const millisecondsADay = 86_400_000;
