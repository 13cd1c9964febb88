import type { Dimension, DimensionKey, LocalizedText, Scale, ScaleLevel } from "../definition.ts";
import { describe, enumerate, quote } from "./describe.ts";
import { limits } from "./limits.ts";
import { isObjectsOwn } from "./names.ts";
import type { Place } from "./place.ts";
import { checkProperties } from "./properties.ts";
import { noText, readOptionalText, readText } from "./text.ts";
import { notAsExpected, readList, readNumber, readRequiredNumber } from "./values.ts";

/** What the file says of the questionnaire as a measuring instrument: which one it is, its scale and its dimensions. */
export type Maturity = {
  readonly id: string;
  readonly version: string;
  readonly scale: Scale;
  readonly dimensions: readonly Dimension[];
};

const idPattern = /^[a-z][a-z0-9-]{0,99}$/;
const versionPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/;
const keyPattern = /^[a-z][a-z0-9_-]{0,99}$/;

/** The highest level of a scale: `limits.levels` counts level 0 too. */
const highestMax = limits.levels - 1;
const highestWeight = 1_000_000;

export const weightRange = { min: 0, max: highestWeight } as const;

export function readMaturity(place: Place): Maturity {
  const known = checkProperties(place, "maturity", ["id", "version", "scale", "dimensions"]);
  if (!known) return { id: "", version: "", scale: { min: 0, max: 1, levels: [] }, dimensions: [] };
  const scale = readScale(place.at("scale"));
  return {
    id: readPattern(
      place.at("id"),
      idPattern,
      "an id of small letters, digits and -, beginning with a letter",
    ),
    version: readPattern(
      place.at("version"),
      versionPattern,
      'a version as a text of letters, digits, ".", "_" and "-", such as "2026"',
    ),
    scale,
    dimensions: readDimensions(place.at("dimensions"), scale),
  };
}

function readPattern(place: Place, pattern: RegExp, expected: string): string {
  const { value } = place;
  if (typeof value === "string" && pattern.test(value)) return value;
  notAsExpected(place, expected);
  return "";
}

function readScale(place: Place): Scale {
  if (!checkProperties(place, "a scale", ["min", "max", "levels"]))
    return { min: 0, max: highestMax, levels: [] };
  if (place.at("min").value !== 0) notAsExpected(place.at("min"), "0, where every scale begins");
  const max = readRequiredNumber(place.at("max"), { min: 1, max: highestMax, whole: true }, null);
  const levels = readList(place.at("levels"), { of: "levels", atLeast: 1, atMost: limits.levels }).map(
    readLevel,
  );
  // What is missing cannot be told while the maximum is unknown.
  if (max !== null) checkLevels(place.at("levels"), levels, max);
  return {
    min: 0,
    max: max ?? highestMax,
    levels: levels.map(({ place: _, ...level }) => level),
  };
}

type PlacedLevel = ScaleLevel & { readonly place: Place };

function readLevel(place: Place): PlacedLevel {
  checkProperties(place, "a level", ["value", "label", "description"]);
  return {
    place,
    value: readRequiredNumber(place.at("value"), { min: 0, max: highestMax, whole: true }, -1),
    label: readText(place.at("label")),
    description: readDescription(place),
  };
}

function checkLevels(place: Place, levels: readonly PlacedLevel[], max: number): void {
  for (const [index, level] of levels.entries()) {
    if (level.value < 0) continue;
    const { value } = level;
    if (value > max) level.place.at("value").fault(`level ${value} is above the scale's max, ${max}`);
    else if (value !== index) {
      level.place
        .at("value")
        .fault(`expected level ${index} here, found ${value}; levels run from 0 to max in order`);
    }
  }
  if (Array.isArray(place.value) && levels.length < max + 1) {
    place.fault(`expected ${max + 1} levels, 0 to ${max}, found ${levels.length}`);
  }
}

function readDimensions(place: Place, scale: Scale): readonly Dimension[] {
  const faultsBefore = place.faultsSoFar;
  const seen = new Map<string, string>();
  const dimensions = readList(place, { of: "dimensions", atLeast: 1, atMost: limits.dimensions }).map(
    (item) => {
      const dimension = readDimension(item, scale);
      const first = seen.get(dimension.key);
      if (first !== undefined && dimension.key !== "") {
        item.at("key").fault(`${quote(dimension.key)} is already the key of ${first}; keys are unique`);
      } else seen.set(dimension.key, item.way);
      return dimension;
    },
  );
  if (
    place.faultsSoFar === faultsBefore &&
    dimensions.length > 0 &&
    dimensions.every(({ weight }) => weight === 0)
  ) {
    place.fault("every dimension has weight 0; expected at least one above 0");
  }
  return dimensions;
}

function readDimension(place: Place, scale: Scale): Dimension {
  checkProperties(place, "a dimension", ["key", "title", "description", "weight", "target", "source"]);
  return {
    key: readKey(place.at("key")),
    title: readText(place.at("title")),
    description: readDescription(place),
    weight: readNumber(place.at("weight"), weightRange, 1),
    target: readTarget(place.at("target"), scale),
    source: readOptionalText(place.at("source")),
  };
}

function readKey(place: Place): DimensionKey {
  const key = readPattern(
    place,
    keyPattern,
    "a key of small letters, digits, _ and -, beginning with a letter",
  );
  if (isObjectsOwn(key)) place.fault(`${quote(key)} is reserved; choose another key`);
  // The one place where a dimension's key comes into being.
  return key as DimensionKey;
}

function readDescription(place: Place): LocalizedText {
  return readOptionalText(place.at("description")) ?? noText;
}

/** A level to aim at, or null where none is set. */
export function readTarget(place: Place, scale: Scale): number | null {
  return readNumber(place, { min: 0, max: scale.max }, null);
}

/** The dimension a question names. What `known` holds is null where the file's dimensions could not be read. */
export function readDimensionOf(place: Place, known: ReadonlySet<string> | null): DimensionKey | null {
  const { value } = place;
  if (place.absent) return null;
  if (typeof value !== "string") {
    notAsExpected(place, "the key of a dimension");
    return null;
  }
  if (known !== null && !known.has(value)) {
    place.fault(`there is no dimension ${describe(value)}; the file has ${enumerate(known)}`);
  }
  // Known to the file, or the file is refused.
  return value as DimensionKey;
}
