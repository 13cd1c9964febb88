import type { ChoiceValue, ScoredOption, Threshold, WeightedOption } from "../definition.ts";
import type { Choice, Choices } from "./choices.ts";
import { describe, enumerate, quote } from "./describe.ts";
import { isRecord, type Place } from "./place.ts";
import { checkProperties } from "./properties.ts";
import { notAsExpected, readList, readNumber, readRequiredNumber } from "./values.ts";

const scoreRange = { min: 0, max: 100 } as const;
const weightRange = { min: 0, max: 1_000_000 } as const;

/** How the choices of one question count, whatever its type. */
type Counting = {
  /** The question, whose `scores` and `reverse` are read. */
  readonly place: Place;
  readonly reverse: boolean;
  /** Whether the question counts, so that every choice must have a score. */
  readonly counts: boolean;
};

/**
 * The choices with their scores (method § 2): those in `scores`, else linear from the lowest to the highest number.
 * Null where the choices have none, which only a question that does not count may leave so.
 */
export function scoreChoices(
  choices: Choices,
  { place, reverse, counts }: Counting,
  of: string,
): readonly ScoredOption[] | null {
  const scoresPlace = place.at("scores");
  if (scoresPlace.absent) return scoreLinearly(choices, { place: place.at(of), reverse, counts }, of);
  const scores = readScores(scoresPlace, choices, scoreRange, "a score");
  if (
    scores !== null &&
    choices.complete &&
    scores.size > 0 &&
    [...scores.values()].every((s) => s === null)
  ) {
    scoresPlace.fault("no choice has a score; expected a number from 0 to 100 for at least one");
  }
  return choices.all.map(({ value, text }) => {
    const score = scores?.get(String(value)) ?? null;
    return { value, text, score: score === null ? null : turn(score, reverse) };
  });
}

function scoreLinearly(
  { all, complete }: Choices,
  { place, reverse, counts }: Counting,
  of: string,
): readonly ScoredOption[] | null {
  const numbers = all.map(({ value }) => value).filter((value) => typeof value === "number");
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (numbers.length < all.length || !(high > low)) {
    if (counts && complete) {
      place.fault(
        `without "scores" the ${of} of a scored question are at least two different numbers; found ${enumerate(all.map(({ value }) => value))}`,
      );
    }
    return null;
  }
  return all.map(({ value, text }) => ({
    value,
    text,
    score: turn(linear(Number(value), low, high), reverse),
  }));
}

/** Where `value` lies between `low` (0) and `high` (100). */
function linear(value: number, low: number, high: number): number {
  return (100 * (value - low)) / (high - low);
}

function turn(score: number, reverse: boolean): number {
  return reverse ? 100 - score : score;
}

/** The choices of a checklist with their weights: those in `scores`, else 1 each. */
export function weighChoices(choices: Choices, place: Place): readonly WeightedOption[] {
  const scoresPlace = place.at("scores");
  if (scoresPlace.absent) return choices.all.map((choice) => ({ ...choice, weight: 1 }));
  const weights = readScores(scoresPlace, choices, weightRange, "a weight");
  if (
    weights !== null &&
    choices.complete &&
    ![...weights.values()].some((weight) => weight !== 0 && weight !== null)
  ) {
    scoresPlace.fault("no choice weighs anything; expected a number above 0 for at least one");
  }
  return choices.all.map((choice) => ({ ...choice, weight: weights?.get(String(choice.value)) ?? null }));
}

/** `scores` by the choices' values as texts, with a fault for each that is missing, unknown or out of range. */
function readScores(
  place: Place,
  choices: Choices,
  range: { readonly min: number; readonly max: number },
  what: string,
): ReadonlyMap<string, number | null> | null {
  if (!isRecord(place.value)) {
    notAsExpected(place, `an object with ${what} for every choice`);
    return null;
  }
  const scores = new Map<string, number | null>();
  const known = new Set(choices.all.map(({ value }) => String(value)));
  for (const key of place.keys) {
    const own = place.at(key);
    if (choices.complete && !known.has(key)) {
      own.fault(`there is no choice ${quote(key)}; the question has ${enumerate(choices.all.map(toValue))}`);
    } else scores.set(key, own.value === null ? null : readNumber(own, range, 0));
  }
  for (const value of choices.complete ? choices.all.map(toValue) : []) {
    if (!scores.has(String(value))) {
      place.fault(
        `choice ${describe(value)} is missing; expected ${what}, or null where it means does-not-apply`,
      );
    }
  }
  return scores;
}

function toValue({ value }: Choice): ChoiceValue {
  return value;
}

/** The points of a number's score, sorted by value and already turned. */
export function readThresholds(place: Place, reverse: boolean): readonly Threshold[] {
  const seen = new Set<number>();
  const thresholds: Threshold[] = [];
  for (const point of readPoints(place)) {
    if (seen.has(point.value)) {
      point.place.fault(`${point.value} stands twice; each value has one score`);
      continue;
    }
    seen.add(point.value);
    thresholds.push({ value: point.value, score: turn(point.score, reverse) });
  }
  return thresholds.toSorted((a, b) => a.value - b.value);
}

type PlacedPoint = Threshold & { readonly place: Place };

/** Thresholds as `{"0": 0, "10": 100}`, or as a list of `{"value": 0, "score": 0}`. */
function readPoints(place: Place): readonly PlacedPoint[] {
  if (Array.isArray(place.value)) return readPointList(place);
  if (!isRecord(place.value)) {
    notAsExpected(place, 'an object of numbers and their scores, such as {"0": 0, "10": 100}');
    return [];
  }
  if (place.keys.length < 2) place.fault(`expected at least 2 points, found ${place.keys.length}`);
  return place.keys.flatMap((key) => {
    const own = place.at(key);
    const value = Number(key);
    if (key.trim() === "" || !Number.isFinite(value)) {
      own.fault(`expected a number as the point's name, found ${quote(key)}`);
      return [];
    }
    return [{ place: own, value, score: readNumber(own, scoreRange, 0) }];
  });
}

function readPointList(place: Place): readonly PlacedPoint[] {
  return readList(place, { of: "points", atLeast: 2, atMost: 100 }).flatMap((point) => {
    checkProperties(point, "a point", ["value", "score"]);
    const value = readRequiredNumber(point.at("value"), {}, null);
    const score = readRequiredNumber(point.at("score"), scoreRange, 0);
    return value === null ? [] : [{ place: point, value, score }];
  });
}
