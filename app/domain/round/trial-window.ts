import type { DepartmentId, Instant } from "#app/domain/id.ts";
import {
  type AnsweringWindow,
  answeringWindow,
  closingTime,
  type RoundSchedule,
  stageOf,
} from "./lifecycle.ts";

/**
 * Whether a coordinator's trial of the form has ended: one that was begun before the round opened ends when it opens,
 * every one when it has closed.
 *
 * @param since when the trial began
 */
export function isTrialOver(schedule: RoundSchedule, since: Instant, now: Instant): boolean {
  switch (stageOf(schedule, now)) {
    case "draft":
    case "scheduled":
      return false;
    case "open":
      return (
        (schedule.releasedAt !== null && since < schedule.releasedAt) || stageOf(schedule, since) !== "open"
      );
    case "closed":
    case "fact-check":
    case "published":
      return true;
  }
}

/** When an invitation is answered: in its department's time, and a trial whenever it has not ended. */
export function windowOf(
  { departmentId, trialSince }: { readonly departmentId: DepartmentId; readonly trialSince: Instant | null },
  schedule: RoundSchedule,
  now: Instant,
): AnsweringWindow {
  if (trialSince === null) return answeringWindow(schedule, departmentId, now);
  const closesAt = closingTime(schedule, departmentId);
  return isTrialOver(schedule, trialSince, now)
    ? { state: "closed", closedAt: closesAt }
    : { state: "open", closesAt };
}
