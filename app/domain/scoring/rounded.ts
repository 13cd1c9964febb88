import type { Agreement } from "./agreement.ts";
import type { Change } from "./change.ts";
import type { DimensionFigure, Figures, QuestionFigure, RoundFigures, ScoreFigure } from "./figure.ts";
import { shownGap, shownLevel } from "./level.ts";
import type { Interval } from "./uncertainty.ts";

/*
 * Figures as they leave the system, on pages, in exports and through the API (method § 6.8): points whole, levels cut to
 * one decimal and gaps as these leave them, shares and agreement to two. Unrounded means of a few answers on a few
 * levels can be solved for them.
 */

/** All figures of a round, rounded; `se` and `df`, from which more digits could be had, are left out. */
export function roundedFigures({ weights, departments, others, organization }: RoundFigures): RoundFigures {
  return {
    weights,
    departments: departments.map((department) => ({ ...department, ...roundedGroup(department) })),
    others: others && { ...others, ...roundedGroup(others) },
    organization: roundedGroup(organization),
  };
}

/** A change, rounded; the verdict is that on the unrounded figures. */
export function roundedChange<Shown extends Change>(change: Shown): Shown {
  const { difference, ci, detectable } = change;
  return {
    ...change,
    difference: points(difference),
    ci: interval(ci),
    detectable: points(detectable),
    se: null,
    df: null,
  };
}

function roundedGroup(figures: Figures): Figures {
  return {
    ...figures,
    responseRate: hundredths(figures.responseRate),
    overall: roundedScore(figures.overall),
    dimensions: new Map([...figures.dimensions].map(([key, figure]) => [key, roundedDimension(figure)])),
    questions: new Map([...figures.questions].map(([name, figure]) => [name, roundedQuestion(figure)])),
  };
}

function roundedDimension(figure: DimensionFigure): DimensionFigure {
  const { coverage, agreement } = figure;
  return { ...roundedScore(figure), coverage: hundredths(coverage), agreement: roundedAgreement(agreement) };
}

function roundedQuestion(figure: QuestionFigure): QuestionFigure {
  return figure.suppressed
    ? figure
    : { ...roundedScore(figure), agreement: roundedAgreement(figure.agreement) };
}

function roundedScore<Figure extends ScoreFigure>(figure: Figure): Figure {
  const { score, level, sd, ci, gap } = figure;
  return {
    ...figure,
    score: points(score),
    level: level === null ? null : shownLevel(level),
    sd: points(sd),
    ci: interval(ci),
    gap: gap === null ? null : shownGap(gap),
    se: null,
    df: null,
  };
}

function roundedAgreement(agreement: Agreement | null): Agreement | null {
  return agreement && { ...agreement, value: hundredths(agreement.value) ?? agreement.value };
}

function interval(ci: Interval | null): Interval | null {
  return ci && [whole(ci[0]), whole(ci[1])];
}

function points(value: number | null): number | null {
  return value === null ? null : whole(value);
}

/** Halves away from 0, as pages write them, so that a change and its opposite are rounded alike; never −0. */
function whole(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value)) + 0;
}

function hundredths(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
