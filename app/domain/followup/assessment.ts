import type { AssessmentId, DepartmentId } from "#app/domain/id.ts";
import type { DimensionKey, LocalizedText, QuestionName } from "#app/domain/questionnaire/definition.ts";

/** A judgement (bedömning) set beside the self-assessment, finding by finding. */
export type Assessment = {
  readonly id: AssessmentId;
  readonly kind: "auditor" | "department";
  readonly year: number;
  readonly title: LocalizedText;
  readonly source: LocalizedText;
  /** False: private to those who make it. */
  readonly handedOver: boolean;
};

/** A finding, and the level that it stands for. */
export type AssessmentEntry = {
  readonly key: string;
  readonly dimension: DimensionKey;
  /** Null: the whole organization. */
  readonly departmentId: DepartmentId | null;
  readonly questions: readonly QuestionName[];
  readonly finding: LocalizedText;
  /** 0 to the scale's max; null: no level can be read out of the finding. */
  readonly level: number | null;
  readonly reasoning: LocalizedText;
  /** Whether the level is our reading of a source that sets none. */
  readonly interpreted: boolean;
};

export type AssessmentWithEntries = Assessment & { readonly entries: readonly AssessmentEntry[] };
