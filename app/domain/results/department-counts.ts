import type { DepartmentId, RoundId } from "#app/domain/id.ts";

/** How many there are of something in one department of a round. */
export type DepartmentCount = {
  readonly roundId: RoundId;
  readonly departmentId: DepartmentId;
  readonly count: number;
};

/** How many there are in one department of a round; 0 where nothing was counted. */
export function countIn(
  counts: readonly DepartmentCount[],
  roundId: RoundId,
  departmentId: DepartmentId,
): number {
  return counts.find((count) => count.roundId === roundId && count.departmentId === departmentId)?.count ?? 0;
}
