import type { Day, RecommendationId } from "#app/domain/id.ts";
import type { LocalizedText, QuestionName } from "#app/domain/questionnaire/definition.ts";

/** What auditors recommended (rekommendation), or concluded without recommending (slutsats). */
export type Recommendation = {
  readonly id: RecommendationId;
  readonly kind: "recommendation" | "conclusion";
  readonly fromBody: LocalizedText;
  readonly toBody: LocalizedText;
  readonly year: number;
  readonly number: number;
  readonly text: LocalizedText;
  /** What a later follow-up found; null: none has been made. */
  readonly outcome: LocalizedText | null;
  readonly questions: readonly QuestionName[];
  /** By when the body was to answer (yttrande); null: no day was set. */
  readonly answerBy: Day | null;
};
