import type { Day, DepartmentId } from "#app/domain/id.ts";
import type { DepartmentKind } from "#app/domain/questionnaire/definition.ts";
import type { DepartmentValidity, Succession } from "./succession.ts";

/** The departments that an organization has or had, and what became of them. */
export type DepartmentHistory<Department extends DepartmentValidity = DepartmentValidity> = {
  readonly departments: readonly Department[];
  readonly successions: readonly Succession[];
};

/** Departments that end on a day, and those that begin in their place: a merger, a split, or an end with nothing after. */
export type Reorganization = {
  readonly ending: readonly DepartmentId[];
  readonly beginning: readonly { readonly id: DepartmentId; readonly kind: DepartmentKind }[];
  /** The first day of what begins, on which what ends no longer is. */
  readonly day: Day;
};

/** Why departments cannot be reorganized so; the last part of a form error's key. */
export type ReorganizationFault =
  | "nothingChosen"
  | "endedAlready"
  | "beforeItsBeginning"
  /** A round that has opened measured one of them as late as that day. */
  | "measuredSince"
  /** One that becomes one of the same kind has only changed its name. */
  | "onlyRenamed";

type Reorganizable = DepartmentValidity & { readonly kind: DepartmentKind };

/**
 * What stands in the way of a reorganization; null where nothing does.
 *
 * @param lastMeasured the last day on which a round with a department opened; null: none has
 */
export function reorganizationFault(
  departments: readonly Reorganizable[],
  { ending, beginning, day }: Reorganization,
  lastMeasured: (id: DepartmentId) => Day | null,
): ReorganizationFault | null {
  const ended = departments.filter(({ id }) => ending.includes(id));
  if (ended.length === 0 || ended.length < new Set(ending).size) return "nothingChosen";
  if (ended.some(({ validTo }) => validTo !== null)) return "endedAlready";
  if (ended.some(({ validFrom }) => day <= validFrom)) return "beforeItsBeginning";
  if (ended.some(({ id }) => (lastMeasured(id) ?? "") >= day)) return "measuredSince";
  const [before, ...othersBefore] = ended;
  const [after, ...othersAfter] = beginning;
  if (othersBefore.length === 0 && othersAfter.length === 0 && before?.kind === after?.kind) {
    return "onlyRenamed";
  }
  return null;
}

/** The lines that a reorganization adds to the family tree: whatever begins comes after all that ends. */
export function successionsIn({ ending, beginning }: Reorganization): readonly Succession[] {
  return beginning.flatMap(({ id }) => ending.map((predecessorId) => ({ predecessorId, successorId: id })));
}

/** What it takes to undo the reorganization that ended a department. */
export type Undoing = {
  /** Those that it ended, which go on as if nothing had happened. */
  readonly goingOn: readonly DepartmentId[];
  /** Those that it began, which are removed. */
  readonly removed: readonly DepartmentId[];
};

/** Why a reorganization cannot be undone; the last part of a form error's key. */
export type UndoingFault = "notEnded" | "successorEnded" | "successorUsed";

/**
 * How the reorganization that ended a department is undone, whole: with a merger all that merged go on again.
 *
 * @param isUsed whether a round, a person or a promise belongs to a department by now
 */
export function undoingOf(
  { departments, successions }: DepartmentHistory,
  ended: DepartmentId,
  isUsed: (id: DepartmentId) => boolean,
): Undoing | UndoingFault {
  const validTo = new Map(departments.map((department) => [department.id, department.validTo]));
  if ((validTo.get(ended) ?? null) === null) return "notEnded";
  const removed = successions
    .filter(({ predecessorId }) => predecessorId === ended)
    .map(({ successorId }) => successorId);
  const before = successions.filter(({ successorId }) => removed.includes(successorId));
  if (removed.some((id) => (validTo.get(id) ?? null) !== null)) return "successorEnded";
  if (removed.some(isUsed)) return "successorUsed";
  return { goingOn: [...new Set([ended, ...before.map(({ predecessorId }) => predecessorId)])], removed };
}
