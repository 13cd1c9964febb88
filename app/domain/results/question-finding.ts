import type { Scale } from "#app/domain/questionnaire/definition.ts";
import { minimumChange } from "#app/domain/scoring/change.ts";
import { reachedLevel } from "#app/domain/scoring/level.ts";
import type { RowSubject } from "./row-subject.ts";
import { type HeldChange, heldChange, type ShownChange } from "./shown-change.ts";

/** What one question shows, by rule: ranks as facts, changes by their verdict, and never a cause. */
export type QuestionStatement =
  /** All departments that show a level have reached the same. */
  | { readonly kind: "alike"; readonly reached: number }
  | { readonly kind: "spread"; readonly low: PlacedGroup; readonly high: PlacedGroup }
  | ({ readonly kind: "changed"; readonly subject: RowSubject } & HeldChange)
  /** A level has moved by what would be called a change, but the answers are too few to say so. */
  | { readonly kind: "uncertain"; readonly subject: RowSubject; readonly direction: "up" | "down" };

type PlacedGroup = { readonly subject: RowSubject; readonly level: number };

type Row = {
  readonly subject: RowSubject;
  readonly level: number | null;
  readonly change: ShownChange | null;
};

/** More would be a list. */
const mostChanges = 2;

/** @param rows the groups of a round, the organization among them */
export function questionFinding(rows: readonly Row[], scale: Scale): readonly QuestionStatement[] {
  const placed = rows.flatMap(({ subject, level }) =>
    subject.kind === "organization" || level === null ? [] : [{ subject, level }],
  );
  return [...spreadOf(placed), ...changesOf(rows, scale)];
}

function spreadOf(placed: readonly PlacedGroup[]): readonly QuestionStatement[] {
  const [low] = placed.toSorted((a, b) => a.level - b.level);
  const high = placed.toSorted((a, b) => b.level - a.level)[0];
  if (low === undefined || high === undefined || placed.length < 2) return [];
  const reached = reachedLevel(low.level);
  return reached === reachedLevel(high.level)
    ? [{ kind: "alike", reached }]
    : [{ kind: "spread", low, high }];
}

function changesOf(rows: readonly Row[], scale: Scale): readonly QuestionStatement[] {
  const bySize = rows
    .flatMap(({ subject, change }) => (change === null ? [] : [{ subject, change }]))
    .toSorted((a, b) => Math.abs(b.change.difference ?? 0) - Math.abs(a.change.difference ?? 0));
  const holding = bySize.flatMap(({ subject, change }) => {
    const held = heldChange(change);
    return held === null ? [] : [{ kind: "changed" as const, subject, ...held }];
  });
  const ofWhole = holding.filter(({ subject }) => subject.kind === "organization");
  if (holding.length > 0) return (ofWhole.length > 0 ? ofWhole : holding).slice(0, mostChanges);
  const moved = bySize.find(
    ({ change: { verdict, difference } }) =>
      verdict === "uncertain" && Math.abs(difference ?? 0) >= minimumChange(scale),
  );
  if (moved === undefined) return [];
  const direction = (moved.change.difference ?? 0) > 0 ? "up" : "down";
  return [{ kind: "uncertain", subject: moved.subject, direction }];
}
