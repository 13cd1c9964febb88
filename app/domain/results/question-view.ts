import type {
  Dimension,
  DimensionKey,
  LocalizedText,
  Question,
  QuestionName,
  Scale,
} from "#app/domain/questionnaire/definition.ts";
import { isScored } from "#app/domain/questionnaire/definition.ts";
import type { Agreement } from "#app/domain/scoring/agreement.ts";
import type { QuestionFigure } from "#app/domain/scoring/figure.ts";
import { sumOfWeights } from "#app/domain/scoring/priority.ts";
import { type AnswerScheme, answerCounts, answerScheme } from "./answer-scheme.ts";
import { type DerivationStep, questionDerivation } from "./derivation.ts";
import { intervalInLevels, type Missing, missingReason } from "./level-rows.ts";
import { isConfidential } from "./publication.ts";
import { type QuestionChange, questionChanges } from "./question-changes.ts";
import { type QuestionStatement, questionFinding } from "./question-finding.ts";
import { questionYears } from "./question-years.ts";
import { chosenGroup, groupKey, groupsOf, type ResultGroup } from "./result-groups.ts";
import type { Arrangement } from "./results-page.ts";
import type { RowSubject } from "./row-subject.ts";
import type { YearLines } from "./years.ts";

/** One question of a round, looked into. */
export type QuestionView = {
  readonly name: QuestionName;
  readonly title: LocalizedText;
  readonly dimension: { readonly key: DimensionKey; readonly title: LocalizedText };
  /** Where the audit asks it, or null. */
  readonly source: LocalizedText | null;
  readonly scale: Scale;
  readonly target: number | null;
  /** Its part of its area's weight, 0–1. */
  readonly share: number;
  readonly scheme: AnswerScheme;
  readonly finding: readonly QuestionStatement[];
  /** Whether the rounds compare, but not on this question: then no row has a change. */
  readonly differs: boolean;
  /** The departments, the other departments together where there are any, and last the organization. */
  readonly rows: readonly QuestionRow[];
  /** How the score of one of them came about; no steps where it has none that is shown. */
  readonly derivation: {
    readonly key: string;
    readonly subject: RowSubject;
    readonly steps: readonly DerivationStep[];
    /** Whether points are shown rounded, and computed on unrounded ones. */
    readonly isRounded: boolean;
  };
  readonly years: YearLines;
  /** Its neighbours in the questionnaire. */
  readonly previous: QuestionLink | null;
  readonly next: QuestionLink | null;
};

export type QuestionLink = { readonly name: QuestionName; readonly title: LocalizedText };

export type QuestionRow = {
  readonly key: string;
  readonly subject: RowSubject;
  /** How many answered with a score; null where that is not shown. */
  readonly n: number | null;
  readonly dontKnow: number | null;
  readonly notApplicable: number | null;
  readonly unanswered: number | null;
  readonly level: number | null;
  /** Why there is no level; null where there is one. */
  readonly missing: Missing | null;
  /** 95 % confidence interval in levels; null where there is none, or everyone answered. */
  readonly interval: readonly [low: number, high: number] | null;
  /** How often each option was answered: a list for each bar, in the scheme's order; null where nothing is shown. */
  readonly counts: readonly (readonly number[])[] | null;
  readonly agreement: Agreement | null;
  /** That of the part it is in; `new`: it had no counterpart. Null where nothing is compared. */
  readonly change: QuestionChange | "new" | null;
};

/**
 * One question with everything that may be shown of it.
 *
 * @param name of a question of the chosen round; the view is null where it has no such scored question
 * @param group whose score is explained: the key of one, else the organization's
 */
export function questionView(name: string, group: string | undefined): Arrangement<QuestionView | null> {
  return {
    rounds: "all-years",
    arrange: async (opened) => {
      const { results, names } = opened;
      const { questionnaire } = results;
      const scored = questionnaire.questions.filter(isScored);
      const question = scored.find((one) => one.name === name);
      const dimension = question && dimensionOf(questionnaire.dimensions, question);
      if (question === undefined || dimension === undefined) return null;
      const groups = groupsOf(results, names);
      const chosen = chosenGroup(groups, group);
      const scheme = answerScheme(question);
      const changes = questionChanges(opened, question.name);
      const figureOf = (one: ResultGroup) => figureIn(one, question.name);
      const place = scored.indexOf(question);
      const rows = groups.map((one) => ({
        ...questionRow(one, figureOf(one), scheme, questionnaire.scale),
        change: changeOf(changes, one),
      }));
      return {
        name: question.name,
        title: question.title,
        dimension: { key: dimension.key, title: dimension.title },
        source: question.source,
        scale: questionnaire.scale,
        target: question.target,
        share: question.weight / sumOfWeights(scored.filter((one) => one.dimension === question.dimension)),
        scheme,
        finding: questionFinding(rows, questionnaire.scale),
        differs: changes === "question-differs",
        rows,
        derivation: {
          key: chosen.key,
          subject: chosen.subject,
          steps: questionDerivation(chosen, groups, scheme, figureOf, questionnaire.scale),
          isRounded: isConfidential(results),
        },
        years: await questionYears(opened, question.name),
        previous: linkTo(scored[place - 1]),
        next: linkTo(scored[place + 1]),
      };
    },
  };
}

function changeOf(
  changes: ReturnType<typeof questionChanges>,
  { key, subject }: ResultGroup,
): QuestionRow["change"] {
  if (changes === null || changes === "question-differs") return null;
  const own = changes.find(({ subjects }) => subjects.some((one) => groupKey(one) === key));
  return own ?? (subject.kind === "department" ? "new" : null);
}

function questionRow(
  { key, subject, figures }: ResultGroup,
  figure: QuestionFigure,
  scheme: AnswerScheme,
  scale: Scale,
): Omit<QuestionRow, "change"> {
  return {
    key,
    subject,
    n: figure.n,
    dontKnow: figure.dontKnow,
    notApplicable: figure.notApplicable,
    unanswered: figure.unanswered,
    level: figure.level,
    missing: missingInQuestion(subject, figures.n, figure),
    interval: intervalInLevels(figure, scale),
    counts: answerCounts(scheme, figure),
    agreement: figure.agreement,
  };
}

/** Why a group has no level on a question; null where it has one. */
export function missingInQuestion(
  subject: RowSubject,
  responses: number,
  figure: QuestionFigure,
): Missing | null {
  const asked = figure.suppressed ? 0 : figure.dontKnow + figure.unanswered;
  // What applies to nobody has no coverage, as in an area.
  return missingReason(subject, responses, { ...figure, coverage: asked === 0 ? null : 0 });
}

/** The figure of a question in a group; one that is missing is a fault of ours. */
export function figureIn({ figures }: ResultGroup, name: QuestionName): QuestionFigure {
  const figure = figures.questions.get(name);
  if (figure === undefined) throw new Error(`The round has no figure for question ${name}.`);
  return figure;
}

function dimensionOf(dimensions: readonly Dimension[], { dimension }: Question): Dimension | undefined {
  return dimensions.find(({ key }) => key === dimension);
}

function linkTo(question: Question | undefined): QuestionLink | null {
  return question ? { name: question.name, title: question.title } : null;
}
