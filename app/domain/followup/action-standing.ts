import type { Day } from "#app/domain/id.ts";
import type { Action } from "./action.ts";
import { daysBetween } from "./day.ts";

/** How an action stands on a day: its status, or that its day has passed before it was done. */
export type ActionStanding =
  | { readonly kind: "overdue"; readonly days: number }
  | { readonly kind: "not-begun" | "begun" | "done" | "dropped" };

/** An action is overdue from the day after the one it was due. */
export function standingOf({ status, due }: Pick<Action, "status" | "due">, today: Day): ActionStanding {
  const isOpen = status === "not-begun" || status === "begun";
  return isOpen && due !== null && due < today
    ? { kind: "overdue", days: daysBetween(due, today) }
    : { kind: status };
}

const order = ["overdue", "begun", "not-begun", "done", "dropped"] as const;

/**
 * What needs somebody first comes first: the longest overdue, then what is under way and what is not begun by the day
 * that it is due, then the latest done and dropped. What has no day comes last among its like.
 */
export function inOrderOfUrgency<Listed extends Pick<Action, "status" | "due">>(
  actions: readonly Listed[],
  today: Day,
): readonly Listed[] {
  const rank = (action: Listed) => order.indexOf(standingOf(action, today).kind);
  return actions.toSorted((a, b) => {
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
    if (a.due === b.due) return 0;
    if (a.due === null) return 1;
    if (b.due === null) return -1;
    const latestFirst = a.status === "done" || a.status === "dropped";
    return (a.due < b.due ? -1 : 1) * (latestFirst ? -1 : 1);
  });
}
