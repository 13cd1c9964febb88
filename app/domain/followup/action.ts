import type { ActionId, Day, DepartmentId, RecommendationId } from "#app/domain/id.ts";

/** Something that will be done about a gap or a recommendation (åtgärd), with an owner and a day. */
export type Action = {
  readonly id: ActionId;
  readonly recommendationId: RecommendationId | null;
  /** Null: the whole organization. */
  readonly departmentId: DepartmentId | null;
  readonly title: string;
  readonly description: string;
  /** The office that answers for it. */
  readonly owner: string;
  readonly due: Day | null;
  readonly status: "not-begun" | "begun" | "done" | "dropped";
  readonly droppedBecause: string | null;
};
