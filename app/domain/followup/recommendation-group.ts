import type { Day } from "#app/domain/id.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import type { Recommendation } from "./recommendation.ts";

/** Recommendations, or conclusions, that were given together. */
export type RecommendationGroup = {
  readonly kind: Recommendation["kind"];
  readonly year: number;
  readonly fromBody: LocalizedText;
  readonly toBody: LocalizedText;
  readonly answerBy: Day | null;
  /** Whether the day to answer by has passed. */
  readonly answerTimePassed: boolean;
  readonly recommendations: readonly Recommendation[];
};

/** Puts together what was given in the same year by the same body to the same body, to be answered by the same day. */
export function groupRecommendations(
  recommendations: readonly Recommendation[],
  today: Day,
): readonly RecommendationGroup[] {
  const groups = new Map<string, Recommendation[]>();
  for (const recommendation of recommendations) {
    const { kind, year, fromBody, toBody, answerBy } = recommendation;
    const key = JSON.stringify([kind, year, fromBody, toBody, answerBy]);
    const group = groups.get(key);
    if (group) group.push(recommendation);
    else groups.set(key, [recommendation]);
  }
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (!first) return [];
    const { kind, year, fromBody, toBody, answerBy } = first;
    const answerTimePassed = answerBy !== null && answerBy < today;
    return [{ kind, year, fromBody, toBody, answerBy, answerTimePassed, recommendations: members }];
  });
}
