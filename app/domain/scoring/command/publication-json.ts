import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { DimensionFigure, Figures, QuestionFigure, ScoreFigure } from "../figure.ts";
import { type FigureKey, parseFigureKey } from "../figure-key.ts";
import type { Publication, PublishedChange } from "../publish.ts";
import type { PublishedRound } from "../published-round.ts";

/** What the pooled departments of a confidential round are called. */
export const OTHER_DEPARTMENTS = "*";

/** A publication in the shape that method § 8 lays down; nothing is rounded. */
export function publicationJson({ rounds, changes }: Publication, { id, version }: Questionnaire): object {
  return {
    questionnaire: { id, version },
    groups: rounds.flatMap(groupsJson),
    organization: rounds.map(organizationJson),
    changes: changes.map(changeJson),
  };
}

function groupsJson({ round, figures, reliability }: PublishedRound): readonly object[] {
  const { departments, others } = figures;
  return [
    ...departments.map((figures) => ({
      round,
      department: figures.department,
      ...figuresJson(figures),
      agreement: reliability.get(figures.department) ?? null,
    })),
    ...(others === null
      ? []
      : [
          {
            round,
            department: OTHER_DEPARTMENTS,
            departments: others.departments,
            ...figuresJson(others),
            agreement: reliability.get(null) ?? null,
          },
        ]),
  ];
}

function organizationJson({ round, figures: { organization }, consistency }: PublishedRound): object {
  const { dimensions, ...figures } = figuresJson(organization);
  return {
    round,
    ...figures,
    dimensions: Object.fromEntries(
      [...organization.dimensions].map(([key, figure]) => [
        key,
        { ...dimensionJson(figure), consistency: figure.suppressed ? null : (consistency.get(key) ?? null) },
      ]),
    ),
    agreement: null,
  };
}

function figuresJson(figures: Figures) {
  const { n, invited, responseRate, suppressed, overall, dimensions, questions } = figures;
  return {
    n,
    invited,
    responseRate,
    suppressed,
    overall: scoreJson(overall),
    dimensions: Object.fromEntries([...dimensions].map(([key, figure]) => [key, dimensionJson(figure)])),
    questions: Object.fromEntries([...questions].map(([name, figure]) => [name, questionJson(figure)])),
  };
}

function scoreJson({ score, level, n, sd, ci, suppressed }: ScoreFigure): object {
  return { score, level, n, sd, ci, suppressed };
}

function dimensionJson(figure: DimensionFigure): object {
  const { score, level, n, sd, ci, coverage, gap, agreement, suppressed } = figure;
  return { score, level, n, sd, ci, coverage, gap, agreement: agreement?.value ?? null, suppressed };
}

function questionJson(figure: QuestionFigure): object {
  const { score, n, notApplicable, dontKnow, unanswered, distribution, agreement, suppressed } = figure;
  return {
    score,
    n,
    notApplicable,
    dontKnow,
    unanswered,
    distribution: distribution && Object.fromEntries(distribution),
    agreement: agreement?.value ?? null,
    suppressed,
  };
}

function changeJson(change: PublishedChange): object {
  const { department, figure, from, to, difference, ci, detectable, verdict, basis } = change;
  return {
    department,
    dimension: dimensionName(figure),
    from,
    to,
    difference,
    ci,
    detectable,
    verdict,
    basis,
  };
}

function dimensionName(figure: FigureKey): string {
  const subject = parseFigureKey(figure);
  return subject.kind === "dimension" ? subject.key : subject.kind;
}
