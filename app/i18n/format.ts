import { shownGap, shownLevel } from "#app/domain/scoring/level.ts";
import { asLocale } from "./language.ts";

/** How numbers, days and times are written for the reader. */
export type Format = {
  /** A level, cut to one decimal: `2,9` for 2.96, so that it is never taken for 3. */
  readonly level: (level: number) => string;
  /** Levels missing to a target, rounded up as the level beside them is cut: `0,4`. */
  readonly gap: (gap: number) => string;
  /** A target level, without decimal where it is whole: `3`. */
  readonly target: (level: number) => string;
  /** From one level to another: `1,8–2,4`. */
  readonly levels: (low: number, high: number) => string;
  /** A difference in whole points with its sign: `+12`, `−3`, `0`. */
  readonly difference: (points: number) => string;
  /** A number of points without sign: `18`. */
  readonly points: (points: number) => string;
  /** A number of points with one decimal, where it has one: `16,7`, `20`. */
  readonly tenths: (points: number) => string;
  /** A share, 0–1, in whole per cent: `73 %`. */
  readonly percent: (share: number) => string;
  readonly count: (count: number) => string;
  /** The day in Sweden at a moment: `2026-11-23`. */
  readonly day: (instant: string) => string;
  /** The time in Sweden at a moment, with minutes: `14:02`. */
  readonly time: (instant: string) => string;
  /** `a, b och c`. */
  readonly list: (texts: readonly string[]) => string;
};

/** Where the municipalities are; the database keeps UTC. */
const timeZone = "Europe/Stockholm";
/** Swedish dates and times are those of ISO 8601, which English readers know too. */
const clock = new Intl.DateTimeFormat("sv-SE", {
  timeZone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

const formats = { sv: makeFormat("sv-SE"), en: makeFormat("en-GB") };

/** The format of a language, alike on the server and in the browser. */
export function formatFor(language: string): Format {
  return formats[asLocale(language)];
}

function makeFormat(locale: string): Format {
  const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const upToOneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const level = (value: number) => oneDecimal.format(shownLevel(value));
  return {
    level,
    gap: (gap) => oneDecimal.format(shownGap(gap)),
    target: (value) => upToOneDecimal.format(shownLevel(value)),
    levels: (low, high) => `${level(low)}–${level(high)}`,
    difference: (points) => signed.format(points).replace("-", "−"),
    points: (points) => whole.format(points),
    tenths: (points) => upToOneDecimal.format(points),
    percent: (share) => percent.format(share),
    count: (count) => whole.format(count),
    day: (instant) => {
      const { year, month, day } = clockParts(instant);
      return `${year}-${month}-${day}`;
    },
    time: (instant) => {
      const { hour, minute } = clockParts(instant);
      return `${hour}:${minute}`;
    },
    list: (texts) => list.format(texts),
  };
}

function clockParts(instant: string): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  return Object.fromEntries(clock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}
