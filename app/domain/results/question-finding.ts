import type { Scale } from "#app/domain/questionnaire/definition.ts";
import { isDisagreement } from "#app/domain/scoring/agreement.ts";
import { minimumChange } from "#app/domain/scoring/change.ts";
import { reachedLevel } from "#app/domain/scoring/level.ts";
import type { QuestionRow } from "./question-view.ts";
import type { RowSubject } from "./row-subject.ts";
import { type HeldChange, heldChange } from "./shown-change.ts";

/** What one question shows, by rule: ranks as facts, changes by their verdict, and never a cause. */
export type QuestionStatement =
  /** Every department has reached the same level, or every one whose level is shown. */
  | { readonly kind: "alike"; readonly reached: number; readonly of: "all" | "shown" }
  | { readonly kind: "spread"; readonly low: PlacedGroup; readonly high: PlacedGroup }
  | ({ readonly kind: "changed"; readonly subjects: Compared } & HeldChange)
  /** A level has moved by what would be called a change, but the answers are too few to say so. */
  | { readonly kind: "uncertain"; readonly subjects: Compared; readonly direction: "up" | "down" }
  /** Departments, of so many, whose answers disagree (method § 4): their level is between what people say. */
  | { readonly kind: "disagreement"; readonly subjects: readonly RowSubject[]; readonly of: number };

/** Of whom it is said: several where a department was split, and its parts are compared together. */
type Compared = readonly RowSubject[];

type PlacedGroup = { readonly subject: RowSubject; readonly level: number };

type Row = Pick<QuestionRow, "subject" | "level" | "change" | "agreement">;

/** More would be a list. */
const mostChanges = 2;

/** @param rows the groups of a round, the organization among them */
export function questionFinding(rows: readonly Row[], scale: Scale): readonly QuestionStatement[] {
  const groups = rows.filter(({ subject }) => subject.kind !== "organization");
  return [...spreadOf(groups), ...changesOf(rows, scale), ...disagreementIn(groups)];
}

function spreadOf(groups: readonly Row[]): readonly QuestionStatement[] {
  const placed = groups.flatMap(({ subject, level }): readonly PlacedGroup[] =>
    level === null ? [] : [{ subject, level }],
  );
  const [low] = placed.toSorted((a, b) => a.level - b.level);
  const high = placed.toSorted((a, b) => b.level - a.level)[0];
  if (low === undefined || high === undefined || placed.length < 2) return [];
  const reached = reachedLevel(low.level);
  return reached === reachedLevel(high.level)
    ? [{ kind: "alike", reached, of: placed.length === groups.length ? "all" : "shown" }]
    : [{ kind: "spread", low, high }];
}

function disagreementIn(groups: readonly Row[]): readonly QuestionStatement[] {
  const known = groups.flatMap(({ subject, agreement }) =>
    agreement === null ? [] : [{ subject, agreement }],
  );
  const subjects = known
    .filter(({ agreement: { word } }) => isDisagreement(word))
    .map(({ subject }) => subject);
  return subjects.length === 0 ? [] : [{ kind: "disagreement", subjects, of: known.length }];
}

function changesOf(rows: readonly Row[], scale: Scale): readonly QuestionStatement[] {
  const compared = new Set(rows.flatMap(({ change }) => (change === null || change === "new" ? [] : change)));
  const bySize = [...compared].toSorted(
    (a, b) => Math.abs(b.change.difference ?? 0) - Math.abs(a.change.difference ?? 0),
  );
  const holding = bySize.flatMap(({ subjects, change }) => {
    const held = heldChange(change);
    return held === null ? [] : [{ kind: "changed" as const, subjects, ...held }];
  });
  const ofWhole = holding.filter(({ subjects }) => subjects.some(({ kind }) => kind === "organization"));
  if (holding.length > 0) return (ofWhole.length > 0 ? ofWhole : holding).slice(0, mostChanges);
  const moved = bySize.find(
    ({ change: { verdict, difference } }) =>
      verdict === "uncertain" && Math.abs(difference ?? 0) >= minimumChange(scale),
  );
  if (moved === undefined) return [];
  const direction = (moved.change.difference ?? 0) > 0 ? "up" : "down";
  return [{ kind: "uncertain", subjects: moved.subjects, direction }];
}
