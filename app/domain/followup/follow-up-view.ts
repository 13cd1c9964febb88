import type { Day, DepartmentId } from "#app/domain/id.ts";
import type { Department } from "#app/domain/organization/department.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import type { Action } from "./action.ts";
import { type ActionStanding, inOrderOfUrgency, standingOf } from "./action-standing.ts";
import type { Assessment } from "./assessment.ts";
import type { Recommendation } from "./recommendation.ts";
import { groupRecommendations, type RecommendationGroup } from "./recommendation-group.ts";

/** What the follow-up page shows. */
export type FollowUpPage = {
  readonly summary: FollowUpSummary;
  /** Newest first. */
  readonly recommendations: readonly RecommendationGroup[];
  /** Overdue first. */
  readonly actions: readonly ListedAction[];
  /** Newest first. */
  readonly assessments: readonly Assessment[];
};

type FollowUpSummary = {
  readonly actions: number;
  readonly done: number;
  readonly overdue: number;
  /** The next day by which an answer is awaited. */
  readonly nextAnswer: Day | null;
};

export type ListedAction = Pick<
  Action,
  "id" | "title" | "description" | "owner" | "due" | "droppedBecause"
> & {
  readonly standing: ActionStanding;
  /** Null: the whole organization. */
  readonly department: LocalizedText | null;
  readonly recommendation: Pick<Recommendation, "kind" | "year" | "number"> | null;
};

/** Lays out what has been promised and judged, as it stands on a day. */
export function followUpView(
  given: {
    readonly recommendations: readonly Recommendation[];
    readonly actions: readonly Action[];
    readonly assessments: readonly Assessment[];
    readonly departments: readonly Department[];
  },
  today: Day,
): FollowUpPage {
  const departmentNames = new Map(given.departments.map(({ id, name }) => [id, name]));
  const byId = new Map(given.recommendations.map((recommendation) => [recommendation.id, recommendation]));
  const actions = inOrderOfUrgency(given.actions, today).map((action): ListedAction => {
    const { id, title, description, owner, due, droppedBecause, departmentId, recommendationId } = action;
    return {
      ...{ id, title, description, owner, due, droppedBecause },
      standing: standingOf(action, today),
      department: nameOf(departmentNames, departmentId),
      recommendation: recommendationId === null ? null : (byId.get(recommendationId) ?? null),
    };
  });
  const awaited = given.recommendations.flatMap(({ answerBy }) =>
    answerBy !== null && answerBy >= today ? [answerBy] : [],
  );
  const count = (kind: ActionStanding["kind"]) =>
    actions.filter(({ standing }) => standing.kind === kind).length;
  return {
    summary: {
      actions: actions.length,
      done: count("done"),
      overdue: count("overdue"),
      nextAnswer: awaited.toSorted()[0] ?? null,
    },
    recommendations: groupRecommendations(given.recommendations, today),
    actions,
    assessments: given.assessments,
  };
}

function nameOf(
  names: ReadonlyMap<DepartmentId, LocalizedText>,
  id: DepartmentId | null,
): LocalizedText | null {
  return id === null ? null : (names.get(id) ?? null);
}
