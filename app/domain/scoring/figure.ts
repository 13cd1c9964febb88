import type { DimensionKey, QuestionName } from "#app/domain/questionnaire/definition.ts";
import type { Agreement } from "./agreement.ts";
import type { Weights } from "./organization.ts";
import type { Interval } from "./uncertainty.ts";

/** A score as shown for a group, with what it rests on. */
export type ShownFigure = {
  readonly suppressed: false;
  /** The mean, 0–100; null where no response has the score. */
  readonly score: number | null;
  /** On the questionnaire's scale, not rounded: see `shownLevel` and `reachedLevel`. */
  readonly level: number | null;
  /** How many responses have the score. */
  readonly n: number;
  /** N′: how many were invited to whom it applies; null where unknown. */
  readonly population: number | null;
  /** In points, with n − 1; null for fewer than two responses, and for the organization. */
  readonly sd: number | null;
  /** Standard error in points; 0 where everyone answered, null where the answers allow none. */
  readonly se: number | null;
  /** Degrees of freedom of `se`; null where it is 0 or null. */
  readonly df: number | null;
  /** 95 % confidence interval in points. */
  readonly ci: Interval | null;
  /** Levels missing to the target; null without target. */
  readonly gap: number | null;
};

/** A score that may not be shown (method § 6): nothing is said of it, not even how many answers it has. */
export type SuppressedFigure = {
  readonly suppressed: true;
  readonly score: null;
  readonly level: null;
  readonly n: null;
  readonly population: null;
  readonly sd: null;
  readonly se: null;
  readonly df: null;
  readonly ci: null;
  readonly gap: null;
};

export type ScoreFigure = ShownFigure | SuppressedFigure;

export const suppressedFigure: SuppressedFigure = {
  suppressed: true,
  score: null,
  level: null,
  n: null,
  population: null,
  sd: null,
  se: null,
  df: null,
  ci: null,
  gap: null,
};

export type DimensionFigure = ScoreFigure & {
  /**
   * The mean share, 0–1, of the dimension's weight that was answered with a score; null where it applies to nobody, or
   * is suppressed.
   */
  readonly coverage: number | null;
  /** r*_wg; null for the organization. */
  readonly agreement: Agreement | null;
};

/** Counts are null where the figure is suppressed. */
export type QuestionFigure =
  | (ShownFigure & {
      readonly notApplicable: number;
      readonly dontKnow: number;
      readonly unanswered: number;
      /** How often each value was given, zero counts included; null for numbers. */
      readonly distribution: ReadonlyMap<string, number> | null;
      /** r_wg; null for the organization and for questions that are no single choice. */
      readonly agreement: Agreement | null;
    })
  | (SuppressedFigure & {
      readonly notApplicable: null;
      readonly dontKnow: null;
      readonly unanswered: null;
      readonly distribution: null;
      readonly agreement: null;
    });

/** The figures of one group of responses. */
export type Figures = {
  /** Whether none of the group's figures may be shown: only how many answered. */
  readonly suppressed: boolean;
  /** How many answered. */
  readonly n: number;
  readonly invited: number | null;
  /** 0–1; null where it is unknown how many were invited, or nobody was. */
  readonly responseRate: number | null;
  readonly overall: ScoreFigure;
  readonly dimensions: ReadonlyMap<DimensionKey, DimensionFigure>;
  readonly questions: ReadonlyMap<QuestionName, QuestionFigure>;
};

type DepartmentFigures = Figures & { readonly department: string };

/** The departments with too few responses to be shown, together (method § 6.1). */
export type OtherDepartments = Figures & { readonly departments: readonly string[] };

/** All figures of one round. */
export type RoundFigures = {
  readonly weights: Weights;
  /** In the order handed in. */
  readonly departments: readonly DepartmentFigures[];
  /** Null where no department is hidden, or they have too few responses even together. */
  readonly others: OtherDepartments | null;
  readonly organization: Figures;
};
