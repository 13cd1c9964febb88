import type { Brand } from "#app/domain/brand.ts";

/**
 * A questionnaire as the rest of Mognad sees it: the SurveyJS file, read, checked and normalised once.
 * Scores and pages work on these types; only `read.ts` knows how the file spells them.
 */
export type Questionnaire = {
  /** Which questionnaire, the same over the years, e.g. "digital-governance". */
  readonly id: string;
  /** Which version of it, e.g. "2026". */
  readonly version: string;
  readonly title: LocalizedText;
  readonly scale: Scale;
  readonly dimensions: readonly Dimension[];
  /** In the order of the file; scored and unscored. */
  readonly questions: readonly Question[];
};

export type Locale = "sv" | "en";

export type LocalizedText = Readonly<Record<Locale, string>>;

/** The levels that scores are shown as: 0 to `max`, each with a name. */
export type Scale = {
  readonly min: 0;
  readonly max: number;
  readonly levels: readonly ScaleLevel[];
};

export type ScaleLevel = {
  readonly value: number;
  readonly label: LocalizedText;
  /** Empty in both languages where the file has none. */
  readonly description: LocalizedText;
};

export type DimensionKey = Brand<string, "DimensionKey">;
export type QuestionName = Brand<string, "QuestionName">;

export type Dimension = {
  readonly key: DimensionKey;
  readonly title: LocalizedText;
  /** Empty in both languages where the file has none. */
  readonly description: LocalizedText;
  /** Relative to the other dimensions, ≥ 0. */
  readonly weight: number;
  /** A level on the scale, or null where no target is set. */
  readonly target: number | null;
  /** Where the audit asks it, or null. */
  readonly source: LocalizedText | null;
};

export type Question = {
  readonly name: QuestionName;
  readonly title: LocalizedText;
  /** Null: the question belongs to no dimension and is not scored. */
  readonly dimension: DimensionKey | null;
  /** Relative to the dimension's other questions; 0 = not scored. */
  readonly weight: number;
  /** A level on the scale; already the dimension's where the question has none of its own. */
  readonly target: number | null;
  /** Whether an answer is asked to point at evidence. */
  readonly evidence: boolean;
  readonly source: LocalizedText | null;
  /** The name it had in an earlier version. */
  readonly replaces: QuestionName | null;
  /** What the author said of comparing years: null where nothing was said. */
  readonly comparable: boolean | null;
  /**
   * SurveyJS expressions that must all hold for the question to be asked: its own `visibleIf` and those of the
   * panels and page around it. Empty: always asked.
   */
  readonly conditions: readonly string[];
  readonly scoring: Scoring;
  /** What may be answered; `answers.ts` holds what comes in against it. */
  readonly answer: AnswerRule;
};

/** Whether the question counts in its dimension's score. */
export function isScored(question: Question): boolean {
  return question.dimension !== null && question.weight > 0 && question.scoring.kind !== "unscored";
}

export type ChoiceValue = string | number;

/** How an answer becomes a score (method § 2). Scores are 0–100 and already turned where the file says `reverse`. */
export type Scoring =
  /** `radiogroup`, `dropdown`, `rating`: one of the options. A null score means that the choice says does-not-apply. */
  | { readonly kind: "choice"; readonly options: readonly ScoredOption[] }
  | { readonly kind: "boolean"; readonly reverse: boolean }
  /** `checkbox`: the share of the weight that is checked. A null weight takes the choice out of the scorable ones. */
  | { readonly kind: "checklist"; readonly options: readonly WeightedOption[]; readonly reverse: boolean }
  /** `matrix`: the mean of its answered rows, each scored as a choice. */
  | {
      readonly kind: "matrix";
      readonly rows: readonly MatrixRow[];
      readonly columns: readonly ScoredOption[];
    }
  /** `text` with `inputType: number`: linear between the points, constant beyond the ends; sorted by `value`. */
  | { readonly kind: "number"; readonly thresholds: readonly Threshold[] }
  | { readonly kind: "unscored" };

export type ScoredOption = {
  readonly value: ChoiceValue;
  readonly text: LocalizedText;
  readonly score: number | null;
};

export type WeightedOption = {
  readonly value: ChoiceValue;
  readonly text: LocalizedText;
  readonly weight: number | null;
};

export type MatrixRow = { readonly value: ChoiceValue; readonly text: LocalizedText };

export type Threshold = { readonly value: number; readonly score: number };

/** Which values a question takes as its answer. The two answers that are no value are taken only where it offers them. */
export type AnswerRule =
  | ({ readonly kind: "one-of"; readonly values: readonly ChoiceValue[] } & NoValueOffers)
  | ({
      readonly kind: "some-of";
      readonly values: readonly ChoiceValue[];
      readonly none: boolean;
    } & NoValueOffers)
  /** One of the columns for each row. */
  | ({
      readonly kind: "rows";
      readonly rows: readonly ChoiceValue[];
      readonly columns: readonly ChoiceValue[];
    } & NoValueOffers)
  | { readonly kind: "boolean" }
  | { readonly kind: "number"; readonly min: number | null; readonly max: number | null }
  /** `maxLength` in UTF-16 units, as an HTML field counts them. */
  | { readonly kind: "text"; readonly maxLength: number };

export type NoValueOffers = { readonly dontKnow: boolean; readonly doesNotApply: boolean };

/** SurveyJS's own names, in a response's data, for the two answers that are no value (method § 2). */
export const DONT_KNOW = "dontknow";
export const DOES_NOT_APPLY = "refused";
export type NoValue = typeof DONT_KNOW | typeof DOES_NOT_APPLY;
/** A checklist's "none of these": a value, worth 0. */
export const NONE_OF_THESE = "none";

/** What a respondent's department and role are called in a condition: `{department.kind}`, `{respondent.role}`. */
export type ConditionContext = {
  readonly department: { readonly kind: DepartmentKind };
  readonly respondent: { readonly role: RespondentRole };
};

export const departmentKinds = ["executive", "education", "social", "technical", "company", "other"] as const;
export type DepartmentKind = (typeof departmentKinds)[number];

export const respondentRoles = ["management", "specialist", "staff"] as const;
export type RespondentRole = (typeof respondentRoles)[number];

/** One answer as SurveyJS keeps it in a response's data. */
export type AnswerValue =
  | string
  | number
  | boolean
  | readonly ChoiceValue[]
  | Readonly<Record<string, ChoiceValue>>;

/** A response's answers by question name; an unanswered question is absent. */
export type Answers = Readonly<Record<string, AnswerValue>>;
