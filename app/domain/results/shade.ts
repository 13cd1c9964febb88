import type { Scale } from "#app/domain/questionnaire/definition.ts";
import { reachedLevel } from "#app/domain/scoring/level.ts";

/** The shades that levels are coloured in, whatever the scale's own steps are. */
const shades = [0, 1, 2, 3, 4, 5] as const;
export type Shade = (typeof shades)[number];

/** The shade of a level: that of the level reached, on scales with other steps the one as far up. */
export function shadeOf(level: number, { min, max }: Pick<Scale, "min" | "max">): Shade {
  const step = reachedLevel(((level - min) * (shades.length - 1)) / (max - min));
  return shades[step] ?? shades[0];
}
