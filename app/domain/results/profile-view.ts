import type { DimensionKey, LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { dimensionFigure, type FigureKey } from "#app/domain/scoring/figure-key.ts";
import type { ComparedFigures, Comparison, PlacedLevel } from "./comparison.ts";
import { intervalInLevels, type Missing, missingReason, partOf, placeOf } from "./level-rows.ts";
import type { GroupChoice } from "./question-list.ts";
import { chosenGroup, groupsOf, type ResultGroup } from "./result-groups.ts";
import type { Arrangement } from "./results-page.ts";
import type { ShownChange } from "./shown-change.ts";

/** One group's level in every area against the target: its profile. */
export type Profile = {
  readonly max: number;
  readonly group: GroupChoice;
  readonly groups: readonly GroupChoice[];
  readonly n: number;
  readonly invited: number | null;
  readonly overall: { readonly level: number | null; readonly missing: Missing | null };
  readonly dimensions: readonly ProfileRow[];
};

export type ProfileRow = {
  readonly key: DimensionKey;
  readonly title: LocalizedText;
  readonly target: number | null;
  readonly level: number | null;
  /** Where the level is drawn on the scale: in a confidential round by the score in whole points. */
  readonly place: number | null;
  readonly missing: Missing | null;
  readonly interval: readonly [low: number, high: number] | null;
  /** Levels missing to the target; null without target or level. */
  readonly gap: number | null;
  /** The earlier round's level; null where there is none that may be shown. */
  readonly earlier: PlacedLevel | null;
  readonly change: ShownChange | null;
  /** The organization's level, beside a department's. */
  readonly organization: number | null;
};

/** @param group the key of the group; else the organization */
export function profileView(group: string | undefined): Arrangement<Profile> {
  return {
    rounds: "chosen",
    arrange: ({ results, comparison, names }) => {
      const { questionnaire } = results;
      const groups = groupsOf(results, names);
      const chosen = chosenGroup(groups, group);
      const compared = comparedFigures(comparison, chosen);
      const { figures, subject } = chosen;
      return {
        max: questionnaire.scale.max,
        group: { key: chosen.key, subject },
        groups: groups.map((one) => ({ key: one.key, subject: one.subject })),
        n: figures.n,
        invited: figures.invited,
        overall: {
          level: figures.overall.level,
          missing: missingReason(subject, figures.n, figures.overall),
        },
        dimensions: questionnaire.dimensions.map(({ key, title, target }) => {
          const figure = figures.dimensions.get(key);
          if (figure === undefined) throw new Error(`The round has no figure for dimension ${key}.`);
          const ofFigure: FigureKey = dimensionFigure(key);
          return {
            key,
            title,
            target,
            level: figure.level,
            place: placeOf(figure, questionnaire.scale),
            missing: missingReason(subject, figures.n, figure),
            interval: intervalInLevels(figure, questionnaire.scale),
            gap: figure.gap,
            earlier: compared?.levels.get(ofFigure)?.before ?? null,
            change: compared?.changes.get(ofFigure) ?? null,
            organization:
              subject.kind === "organization"
                ? null
                : (results.figures.organization.dimensions.get(key)?.level ?? null),
          };
        }),
      };
    },
  };
}

/** What has changed in a group; null where it is compared with nothing, or only together with others. */
function comparedFigures(
  comparison: Comparison | null,
  { subject }: Pick<ResultGroup, "subject">,
): ComparedFigures | null {
  if (subject.kind === "organization") return comparison?.organization ?? null;
  if (subject.kind === "others") return null;
  const part = partOf(comparison, subject.id);
  return part?.later.length === 1 ? part : null;
}
