import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { isSameVersion } from "#app/domain/scoring/common-questions.ts";
import { cellsOf, type Heatmap, type HeatmapCell } from "./heatmap.ts";
import { type Missing, missingReason } from "./level-rows.ts";
import { type ResponseCount, type RoundResults, responseCount } from "./round-results.ts";
import type { RowSubject } from "./row-subject.ts";

/** Organizations that have agreed to it, level beside level. */
export type SideBySide = {
  readonly max: number;
  /** The own round's: others' are of that year, or the newest before it. */
  readonly year: number;
  readonly dimensions: Heatmap["dimensions"];
  /** The reader's own organization first, then the others by name. */
  readonly rows: readonly OrganizationRow[];
};

export type OrganizationRow = {
  readonly name: string;
  readonly isOwn: boolean;
  readonly result:
    | {
        readonly kind: "figures";
        /** What its round is called. */
        readonly round: string;
        readonly responses: ResponseCount;
        /** Whether the questionnaire has the same questions, scored alike. */
        readonly version: "same" | "other";
        readonly level: number | null;
        readonly missing: Missing | null;
        /** In the order of the dimensions; null: its version has no such area. */
        readonly cells: readonly (HeatmapCell | null)[];
      }
    /** It has published no round of this questionnaire by that year, or none with responses. */
    | { readonly kind: "nothing" };
};

const whole: RowSubject = { kind: "organization" };

/** An organization's row; its departments are in no figure of it but their own organization's. */
export function organizationRow(
  name: string,
  results: RoundResults | null,
  own: Questionnaire,
  isOwn = false,
): OrganizationRow {
  if (results === null || results.figures.organization.n === 0) {
    return { name, isOwn, result: { kind: "nothing" } };
  }
  const { questionnaire, round, figures } = results;
  const { organization } = figures;
  const cells = cellsOf(questionnaire, whole, organization);
  return {
    name,
    isOwn,
    result: {
      kind: "figures",
      round: round.title,
      responses: responseCount(round, [organization]),
      version: isSameVersion(questionnaire, own) ? "same" : "other",
      level: organization.overall.level,
      missing: missingReason(whole, organization.n, organization.overall),
      cells: own.dimensions.map(({ key }) => {
        const place = questionnaire.dimensions.findIndex((dimension) => dimension.key === key);
        return cells[place] ?? null;
      }),
    },
  };
}

/**
 * Which of another organization's published rounds is set beside one of a year: that of the same year, else the newest
 * before it, of the same questionnaire.
 *
 * @param rounds newest first
 */
export function roundBeside<Round extends { readonly year: number }>(
  rounds: readonly Round[],
  year: number,
): Round | null {
  return rounds.find((round) => round.year <= year) ?? null;
}
