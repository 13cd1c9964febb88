import type { Day, DepartmentId, Instant } from "#app/domain/id.ts";
import { dayOf } from "#app/domain/local-time.ts";
import { stageOf } from "#app/domain/round/lifecycle.ts";
import type { Round } from "#app/domain/round/round.ts";
import { type DepartmentValidity, departmentsOn } from "./succession.ts";

type ScheduledRound = Pick<Round, "slug" | "title" | "schedule">;

function hasOpened({ schedule }: ScheduledRound, now: Instant): boolean {
  const stage = stageOf(schedule, now);
  return stage !== "draft" && stage !== "scheduled";
}

/** The last day on which a round with a department opened; null: none has opened yet. */
export function lastMeasuredIn(
  rounds: readonly ScheduledRound[],
  now: Instant,
): (id: DepartmentId) => Day | null {
  const days = new Map<DepartmentId, Day>();
  for (const round of rounds) {
    if (!hasOpened(round, now)) continue;
    for (const { departmentId, opensAt } of round.schedule.departments) {
      const day = dayOf(opensAt ?? round.schedule.opensAt);
      if (day > (days.get(departmentId) ?? "")) days.set(departmentId, day);
    }
  }
  return (id) => days.get(id) ?? null;
}

/** A round that is prepared, with departments that will not be there when it opens. */
export type UnsettledRound<Department> = {
  readonly slug: string;
  readonly title: string;
  readonly gone: readonly Department[];
};

/** The rounds that have not opened yet and name departments that have ended by then, or not begun. */
export function unsettledRounds<Department extends DepartmentValidity>(
  rounds: readonly ScheduledRound[],
  departments: readonly Department[],
  now: Instant,
): readonly UnsettledRound<Department>[] {
  return rounds.flatMap((round) => {
    if (hasOpened(round, now)) return [];
    const { schedule, slug, title } = round;
    const gone = departments.filter((department) => {
      const times = schedule.departments.find(({ departmentId }) => departmentId === department.id);
      return times && departmentsOn([department], dayOf(times.opensAt ?? schedule.opensAt)).length === 0;
    });
    return gone.length > 0 ? [{ slug, title, gone }] : [];
  });
}
