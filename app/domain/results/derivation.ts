import type { Scale } from "#app/domain/questionnaire/definition.ts";
import type { QuestionFigure, ScoreFigure, ShownFigure } from "#app/domain/scoring/figure.ts";
import { type AnswerOption, type AnswerScheme, answerCounts } from "./answer-scheme.ts";
import type { ResultGroup } from "./result-groups.ts";
import type { RowSubject } from "./row-subject.ts";

/** How a figure came about, step by step, with its numbers: points are 0–100, levels on the scale. */
export type DerivationStep =
  /** What each answer is worth. */
  | { readonly kind: "worth"; readonly options: readonly AnswerOption[] }
  /** By which rule of the method (§ 2) an answer is worth something, where it is no single choice. */
  | { readonly kind: "rule"; readonly rule: "some-of" | "rows" | "number" }
  /** The answers that have a score: how many of each. */
  | { readonly kind: "answers"; readonly n: number; readonly counts: readonly CountedOption[] }
  /** Answers that are no score; they are in no mean. */
  | {
      readonly kind: "left-out";
      readonly dontKnow: number;
      readonly notApplicable: number;
      readonly unanswered: number;
    }
  /** The organization's: the scores of those departments that have one, each department alike. */
  | { readonly kind: "departments"; readonly terms: readonly Term[] }
  | { readonly kind: "mean"; readonly score: number; readonly of: "answers" | "departments" }
  | { readonly kind: "everyone-answered" }
  | {
      readonly kind: "interval";
      readonly n: number;
      readonly population: number | null;
      /** Null for the organization, whose interval is made of the departments'. */
      readonly sd: number | null;
      readonly low: number;
      readonly high: number;
    }
  | { readonly kind: "no-interval"; readonly n: number }
  | { readonly kind: "level"; readonly score: number; readonly level: number; readonly scale: Scale };

type CountedOption = AnswerOption & { readonly count: number };
type Term = {
  readonly subject: RowSubject;
  readonly score: number;
  /** How many departments it is, and weighs: the other departments together are several (method § 6.1). */
  readonly departments: number;
};

/**
 * How a group's score on one question came about; empty where it has none, or none that is shown.
 *
 * @param groups all groups of the round, for the organization's mean
 */
export function questionDerivation(
  group: ResultGroup,
  groups: readonly ResultGroup[],
  scheme: AnswerScheme,
  figureOf: (group: ResultGroup) => QuestionFigure,
  scale: Scale,
): readonly DerivationStep[] {
  const figure = figureOf(group);
  if (figure.suppressed || figure.score === null) return [];
  const { dontKnow, notApplicable, unanswered } = figure;
  const hasLeftOut = dontKnow + notApplicable + unanswered > 0;
  const leftOut: readonly DerivationStep[] = hasLeftOut
    ? [{ kind: "left-out", dontKnow, notApplicable, unanswered }]
    : [];
  if (group.subject.kind === "organization") {
    const terms = groups.flatMap((one): readonly Term[] => {
      const { score } = figureOf(one);
      const { subject, departments } = one;
      return one === group || score === null ? [] : [{ subject, score, departments }];
    });
    return [
      { kind: "departments", terms },
      { kind: "mean", score: figure.score, of: "departments" },
      ...endOf(figure, figure.score, scale),
    ];
  }
  return [
    ...worthOf(scheme),
    ...answersOf(scheme, figure),
    ...leftOut,
    { kind: "mean", score: figure.score, of: "answers" },
    ...endOf(figure, figure.score, scale),
  ];
}

function worthOf(scheme: AnswerScheme): readonly DerivationStep[] {
  return scheme.kind === "one-of"
    ? [{ kind: "worth", options: scheme.options.filter(({ score }) => score !== null) }]
    : [{ kind: "rule", rule: scheme.kind }];
}

function answersOf(scheme: AnswerScheme, figure: QuestionFigure & ShownFigure): readonly DerivationStep[] {
  const [counts] = scheme.kind === "one-of" ? (answerCounts(scheme, figure) ?? []) : [];
  const options = scheme.kind === "one-of" ? scheme.options : [];
  const counted = options.flatMap((option, index): readonly CountedOption[] => {
    const count = counts?.[index] ?? 0;
    return option.score === null || count === 0 ? [] : [{ ...option, count }];
  });
  return [{ kind: "answers", n: figure.n, counts: counted }];
}

function endOf(figure: ScoreFigure & ShownFigure, score: number, scale: Scale): readonly DerivationStep[] {
  const level: readonly DerivationStep[] =
    figure.level === null ? [] : [{ kind: "level", score, level: figure.level, scale }];
  return [uncertaintyOf(figure), ...level];
}

function uncertaintyOf({ n, population, sd, ci }: ShownFigure): DerivationStep {
  if (population !== null && n >= population) return { kind: "everyone-answered" };
  if (ci === null) return { kind: "no-interval", n };
  return { kind: "interval", n, population, sd, low: ci[0], high: ci[1] };
}
