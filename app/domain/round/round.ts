import type { ContentHash, Day, Instant, RoundId } from "#app/domain/id.ts";
import type { DimensionKey } from "#app/domain/questionnaire/definition.ts";
import type { RoundSchedule } from "./lifecycle.ts";

/** One year's measurement (mätomgång). */
export type Round = {
  readonly id: RoundId;
  /** Its place in addresses. */
  readonly slug: string;
  readonly title: string;
  /** The year it is compared as. */
  readonly year: number;
  readonly questionnaireHash: ContentHash;
  readonly disclosure: Disclosure;
  readonly answering: "individual" | "joint";
  readonly schedule: RoundSchedule;
  /** Target levels that differ from the questionnaire's. */
  readonly targets: Readonly<Record<DimensionKey, number>>;
  /** Whom to ask, as the start page shows it. */
  readonly contact: string;
  readonly diaryNumber: string | null;
  /** By which decision its answers were destroyed; null: they are kept. */
  readonly destruction: Destruction | null;
};

/** A decision to destroy a round's answers, from when it was entered: its figures stay, and can never be made anew. */
export type Destruction = {
  /** Under which the decision is kept. */
  readonly reference: string;
  readonly decidedOn: Day;
  readonly begunAt: Instant;
  /** Null: something is left to remove. */
  readonly completedAt: Instant | null;
};

/** What may be shown of the answers (method § 6): everything, or only groups of at least `threshold`. */
export type Disclosure =
  | { readonly kind: "in-office" }
  | { readonly kind: "confidential"; readonly threshold: number };

/** Whether answers may be shown so where they are given so: a department's only response is never a group. */
export function isDisclosable(answering: Round["answering"], disclosure: Disclosure["kind"]): boolean {
  return answering === "individual" || disclosure === "in-office";
}
