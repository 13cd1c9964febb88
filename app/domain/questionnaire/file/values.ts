import { describe } from "./describe.ts";
import type { Place } from "./place.ts";

/*
 * Readers of single values. Each returns what the file says, or notes a fault and returns a stand-in that is thrown
 * away with the whole questionnaire.
 */

/** A value that is there but wrong, or not there although it must be. */
export function notAsExpected(place: Place, expected: string): void {
  place.fault(
    place.absent ? `missing; expected ${expected}` : `expected ${expected}, found ${describe(place.value)}`,
  );
}

/** `true` or `false`; `otherwise` where the file says nothing. */
export function readFlag<Otherwise extends boolean | null>(
  place: Place,
  otherwise: Otherwise,
): boolean | Otherwise {
  if (typeof place.value === "boolean") return place.value;
  if (!place.absent) notAsExpected(place, "true or false");
  return otherwise;
}

export type NumberRange = { readonly min?: number; readonly max?: number; readonly whole?: boolean };

/** A number within the range; `otherwise` where the file says nothing. */
export function readNumber<Otherwise extends number | null>(
  place: Place,
  range: NumberRange,
  otherwise: Otherwise,
): number | Otherwise {
  if (place.absent) return otherwise;
  const { value } = place;
  if (typeof value === "number" && isWithin(value, range)) return value;
  notAsExpected(place, describeRange(range));
  return otherwise;
}

/** A number that must be there. */
export function readRequiredNumber<StandIn extends number | null>(
  place: Place,
  range: NumberRange,
  standIn: StandIn,
): number | StandIn {
  if (place.absent) notAsExpected(place, describeRange(range));
  return readNumber(place, range, standIn);
}

function isWithin(value: number, { min, max, whole }: NumberRange): boolean {
  return (
    Number.isFinite(value) &&
    (min === undefined || value >= min) &&
    (max === undefined || value <= max) &&
    (whole !== true || Number.isInteger(value))
  );
}

function describeRange({ min, max, whole }: NumberRange): string {
  const kind = whole === true ? "a whole number" : "a number";
  if (min !== undefined && max !== undefined) return `${kind} from ${min} to ${max}`;
  if (min !== undefined) return `${kind} of at least ${min}`;
  if (max !== undefined) return `${kind} of at most ${max}`;
  return kind;
}

/** The places in a list; none, and a fault, where the value is no list, is empty though it must not be, or too long. */
export function readList(
  place: Place,
  { of, atLeast, atMost }: { readonly of: string; readonly atLeast: number; readonly atMost: number },
): readonly Place[] {
  const { value } = place;
  if (!Array.isArray(value)) {
    notAsExpected(place, `a list of ${of}`);
    return [];
  }
  if (value.length < atLeast) place.fault(`expected at least ${atLeast} ${of}, found ${value.length}`);
  if (value.length > atMost) {
    place.fault(`expected at most ${atMost} ${of}, found ${value.length}`);
  }
  return Array.from({ length: Math.min(value.length, atMost) }, (_, index) => place.at(index));
}
