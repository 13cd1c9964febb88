import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { dimensionPriorities } from "#app/domain/scoring/priority.ts";
import { type ChangeGroup, changeGroups } from "./change-groups.ts";
import { type Finding, findingOf } from "./finding.ts";
import { type Heatmap, heatmap } from "./heatmap.ts";
import { type LevelRows, levelRows } from "./level-rows.ts";
import type { Arrangement } from "./results-page.ts";
import { heldChange } from "./shown-change.ts";

/** The round on one page, for a committee. */
export type Summary = {
  readonly title: string;
  readonly year: number;
  readonly finding: Finding;
  /** The organization alone where there are many departments: the heatmap has them all. */
  readonly levels: LevelRows;
  readonly heatmap: Heatmap;
  /** The areas that ask most to be worked on, the most urgent first (method § 7). */
  readonly gaps: readonly SummaryGap[];
  /** Of how many of the areas with a target it is shown whether they reach it. */
  readonly judged: "all" | "some" | "none";
  /** The changes that hold, the organization's first. */
  readonly changes: readonly ChangeGroup[];
};

type SummaryGap = {
  readonly title: LocalizedText;
  readonly level: number;
  readonly target: number;
  /** Levels missing to the target. */
  readonly gap: number;
  /** How many of the departments that show the area are below the target. */
  readonly below: number;
  readonly departments: number;
};

/** More would be a list, and no summary. */
const mostGaps = 3;

/** With more departments, a row for each of them and for the whole would not stand on one page beside the heatmap. */
const mostRows = 7;

export const summaryView: Arrangement<Summary> = {
  rounds: "chosen",
  arrange: ({ results, comparison, names }) => {
    const { questionnaire, figures, round } = results;
    const groups = figures.others === null ? figures.departments : [...figures.departments, figures.others];
    const levels = levelRows(results, comparison, names);
    const targeted = questionnaire.dimensions.filter(({ target }) => target !== null);
    const judged = targeted.filter(({ key }) => figures.organization.dimensions.get(key)?.level != null);
    const changes = comparison ? changeGroups(questionnaire, comparison, names) : [];
    return {
      title: round.title,
      year: round.year,
      finding: findingOf(results, comparison, names),
      levels: { ...levels, rows: levels.rows.length > mostRows ? levels.rows.slice(-1) : levels.rows },
      heatmap: heatmap(results, comparison, names),
      gaps: dimensionPriorities(questionnaire, figures)
        .slice(0, mostGaps)
        .flatMap(({ subject, gap }): readonly SummaryGap[] => {
          const dimension = questionnaire.dimensions.find(({ key }) => key === subject);
          const level = figures.organization.dimensions.get(subject)?.level ?? null;
          if (!dimension || dimension.target === null || level === null) return [];
          const gaps = groups.flatMap((group) => group.dimensions.get(subject)?.gap ?? []);
          const below = gaps.filter((missing) => missing > 0).length;
          const { title, target } = dimension;
          return [{ title, level, target, gap, below, departments: gaps.length }];
        }),
      judged: judged.length === 0 ? "none" : judged.length < targeted.length ? "some" : "all",
      changes: [...changes.slice(-1), ...changes.slice(0, -1)]
        .map((group) => ({
          ...group,
          changes: group.changes.filter(({ change }) => heldChange(change) !== null),
        }))
        .filter((group) => group.changes.length > 0),
    };
  },
};
