import type { Day, DepartmentId } from "#app/domain/id.ts";

/** How long a department has been one, and was. */
export type DepartmentValidity = {
  readonly id: DepartmentId;
  readonly validFrom: Day;
  /** The first day on which it no longer was; null: it still is. */
  readonly validTo: Day | null;
};

/** Whether a department has ended by a day. */
export function isOver({ validTo }: Pick<DepartmentValidity, "validTo">, day: Day): boolean {
  return validTo !== null && validTo <= day;
}

/** One line of the family tree: a merger has several predecessors, a split several successors. */
export type Succession = { readonly predecessorId: DepartmentId; readonly successorId: DepartmentId };

/** The departments that there were on a day. */
export function departmentsOn<Department extends DepartmentValidity>(
  departments: readonly Department[],
  day: Day,
): readonly Department[] {
  return departments.filter((department) => department.validFrom <= day && !isOver(department, day));
}

/** Departments of an earlier and a later round that are the same part of the organization. */
export type ComparableGroup = {
  readonly earlier: readonly DepartmentId[];
  readonly later: readonly DepartmentId[];
};

/**
 * Which departments of an earlier round compare with which of a later one. Departments that merged stand together
 * against what they became, a split one against all its parts; one without a counterpart has an empty side.
 *
 * The family tree is followed over departments that took part in neither round. Groups come in the order of the
 * later round, then those that are gone.
 */
export function comparableGroups(
  earlier: readonly DepartmentId[],
  later: readonly DepartmentId[],
  successions: readonly Succession[],
): readonly ComparableGroup[] {
  const earlierSet = new Set(earlier);
  const grouped = new Set<DepartmentId>();
  const groups: ComparableGroup[] = [];
  const counterparts = new Map(later.map((id) => [id, predecessorsAmong(id, earlierSet, successions)]));

  for (const id of later) {
    if (grouped.has(id)) continue;
    const group = { earlier: new Set<DepartmentId>(), later: new Set<DepartmentId>([id]) };
    // A merger of parts of a split pulls both into one group: widen until nothing is added.
    for (let size = 0; size !== group.earlier.size + group.later.size; ) {
      size = group.earlier.size + group.later.size;
      for (const member of group.later)
        for (const before of counterparts.get(member) ?? []) group.earlier.add(before);
      for (const [other, before] of counterparts) {
        if (before.some((candidate) => group.earlier.has(candidate))) group.later.add(other);
      }
    }
    for (const member of group.later) grouped.add(member);
    groups.push({
      earlier: earlier.filter((member) => group.earlier.has(member)),
      later: later.filter((member) => group.later.has(member)),
    });
  }
  const continued = new Set(groups.flatMap((group) => group.earlier));
  for (const id of earlier) if (!continued.has(id)) groups.push({ earlier: [id], later: [] });
  return groups;
}

/**
 * The nearest departments before `id` that are among the given ones: itself where it is, else its predecessors',
 * however far back.
 */
function predecessorsAmong(
  id: DepartmentId,
  among: ReadonlySet<DepartmentId>,
  successions: readonly Succession[],
): readonly DepartmentId[] {
  const found = new Set<DepartmentId>();
  const seen = new Set<DepartmentId>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue; // a circle in the tree is a mistake, but no reason to hang
    seen.add(next);
    if (among.has(next)) {
      found.add(next);
      continue;
    }
    for (const { predecessorId, successorId } of successions)
      if (successorId === next) waiting.push(predecessorId);
  }
  return [...found];
}

/**
 * What has become of a department among the given ones: itself where it is one of them, else the nearest that came of
 * it, however far on. Several where it was split; none where it is gone. In the order of the given ones.
 */
export function successorsAmong(
  id: DepartmentId,
  among: readonly DepartmentId[],
  successions: readonly Succession[],
): readonly DepartmentId[] {
  const turned = successions.map(({ predecessorId, successorId }) => ({
    predecessorId: successorId,
    successorId: predecessorId,
  }));
  const found = new Set(predecessorsAmong(id, new Set(among), turned));
  return among.filter((candidate) => found.has(candidate));
}
