import type { DepartmentId } from "#app/domain/id.ts";
import type { Scale } from "#app/domain/questionnaire/definition.ts";
import { dimensionFigure, type FigureKey } from "#app/domain/scoring/figure-key.ts";
import type { SumAgain } from "#app/domain/scoring/sum-book.ts";
import {
  chosenResults,
  type NotCompared,
  nameOfRound,
  onPage,
  type ResultsMaterial,
} from "./chosen-results.ts";
import { type Heatmap, heatmap } from "./heatmap.ts";
import { type LevelRow, type LevelRows, levelRows, partOf } from "./level-rows.ts";
import type { ResponseCount, RoundResults } from "./round-results.ts";
import type { RowSubject } from "./row-subject.ts";
import type { ShownChange } from "./shown-change.ts";
import type { RoundName } from "./shown-rounds.ts";

/** What somebody who was invited is shown of a published round: their own department beside the whole. */
export type OwnResultView = { readonly kind: "no-responses" } | OwnFigures;

export type OwnFigures = {
  readonly kind: "figures";
  readonly round: RoundName;
  /** What it is compared with, or would be. */
  readonly earlier: RoundName | null;
  /** Why no change is shown; null where changes are. */
  readonly notCompared: NotCompared | null;
  /** Of the whole round. */
  readonly responses: ResponseCount;
  /** Who answered in the department; its level, or why it has none. */
  readonly own: LevelRow;
  /** k of a confidential round; null in office. */
  readonly threshold: number | null;
  /**
   * Where the department has too few responses to be shown: together with others that have, or not at all; `everybody`
   * where no department has enough.
   */
  readonly hidden: "pooled" | "left-out" | "everybody" | null;
  readonly scale: Scale;
  /** The department's, the other departments' where it is one of them, and last the organization's. */
  readonly levels: LevelRows;
  /** The same rows, without the department's where that is hidden. */
  readonly heatmap: Heatmap;
  /** The changes of those of its rows that may have one: the department's, or else the organization's. */
  readonly changes: OwnChanges | null;
};

type OwnChanges = {
  readonly subject: RowSubject;
  /** One a dimension, in the heatmap's order. */
  readonly dimensions: readonly (ShownChange | null)[];
};

/**
 * Arranges the figures of one department and of the organization, as the results page shows them; those of no other
 * department are in it.
 *
 * @param sumAgain goes through the responses of sealed rounds
 */
export async function ownResultView(
  material: ResultsMaterial,
  department: DepartmentId,
  sumAgain: SumAgain,
): Promise<OwnResultView> {
  const { selection, names, departmentNames } = material;
  const { responses, summed } = onPage(material, selection.round);
  if (summed === null) throw new Error("A published round's figures may be computed.");
  if (responses.n === 0) return { kind: "no-responses" };

  const { results, comparison, notCompared } = await chosenResults(material, summed, sumAgain);
  const { figures, questionnaire, round } = results;
  const place = figures.departments.findIndex((one) => one.department === department);
  const isHidden = figures.departments[place]?.suppressed ?? false;
  const levels = levelRows(results, comparison, departmentNames);
  const own = levels.rows[place];
  if (place === -1 || own === undefined) throw new Error("Somebody is invited from outside the round.");

  const isShown = ({ subject }: { readonly subject: RowSubject }, index: number) =>
    index === place || subject.kind === "organization" || (subject.kind === "others" && isHidden);
  const all = heatmap(results, comparison, departmentNames);
  const rows = all.rows.filter((row, index) => isShown(row, index) && !(isHidden && index === place));
  const part = partOf(comparison, department);
  const changed = isHidden ? comparison?.organization : part?.later.length === 1 ? part : undefined;
  const keys = questionnaire.dimensions.map(({ key }): FigureKey => dimensionFigure(key));
  return {
    kind: "figures",
    round: nameOfRound(names, selection.round),
    earlier: selection.earlier && nameOfRound(names, selection.earlier),
    notCompared,
    responses,
    own,
    threshold: round.disclosure.kind === "confidential" ? round.disclosure.threshold : null,
    hidden: isHidden ? hiddenAs(figures) : null,
    scale: questionnaire.scale,
    levels: { ...levels, rows: levels.rows.filter(isShown) },
    heatmap: { dimensions: all.dimensions, rows },
    changes: changed
      ? {
          subject: isHidden ? { kind: "organization" } : own.subject,
          dimensions: keys.map((key) => changed.changes.get(key) ?? null),
        }
      : null,
  };
}

function hiddenAs({ others, organization }: RoundResults["figures"]): "pooled" | "left-out" | "everybody" {
  if (others !== null) return "pooled";
  return organization.suppressed ? "everybody" : "left-out";
}
