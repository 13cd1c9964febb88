import { type DepartmentId, type Instant, instant } from "#app/domain/id.ts";

/**
 * A round's life: draft → scheduled → open → closed → fact-check → published. What a person decides is kept as a
 * time; whether a round is open is read off the clock, so that it opens and closes also while nobody runs the
 * process.
 */
export type RoundSchedule = {
  /** When the draft was released; null: still a draft. */
  readonly releasedAt: Instant | null;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  /** How long after closing one who was answering may still send, in minutes. */
  readonly graceMinutes: number;
  readonly factCheckAt: Instant | null;
  readonly publishedAt: Instant | null;
  /** Departments with times of their own. */
  readonly departments: readonly DepartmentTimes[];
};

export type DepartmentTimes = {
  readonly departmentId: DepartmentId;
  readonly opensAt: Instant | null;
  readonly closesAt: Instant | null;
};

export type RoundStage = "draft" | "scheduled" | "open" | "closed" | "fact-check" | "published";

/** Which stage a round is at; it is open as long as any department is, grace included. */
export function stageOf(schedule: RoundSchedule, now: Instant): RoundStage {
  if (schedule.publishedAt !== null) return "published";
  if (schedule.factCheckAt !== null) return "fact-check";
  if (schedule.releasedAt === null) return "draft";
  if (now < firstOpening(schedule)) return "scheduled";
  return now < lastGraceEnd(schedule) ? "open" : "closed";
}

/** Whether, and until when, a department can answer. */
export type AnsweringWindow =
  | { readonly state: "not-open-yet"; readonly opensAt: Instant }
  | { readonly state: "open"; readonly closesAt: Instant }
  /** Closed to those who have not begun; one who has may still send. */
  | { readonly state: "grace"; readonly closesAt: Instant; readonly graceEndsAt: Instant }
  | { readonly state: "closed"; readonly closedAt: Instant };

/** The window of one department: its own times where it has them, the round's otherwise. */
export function answeringWindow(
  schedule: RoundSchedule,
  departmentId: DepartmentId,
  now: Instant,
): AnsweringWindow {
  const opensAt = timesOf(schedule, departmentId)?.opensAt ?? schedule.opensAt;
  const closesAt = closingTime(schedule, departmentId);
  if (schedule.releasedAt === null || now < opensAt) return { state: "not-open-yet", opensAt };
  if (schedule.factCheckAt !== null || schedule.publishedAt !== null)
    return { state: "closed", closedAt: closesAt };
  if (now < closesAt) return { state: "open", closesAt };
  const graceEndsAt = minutesAfter(closesAt, schedule.graceMinutes);
  return now < graceEndsAt
    ? { state: "grace", closesAt, graceEndsAt }
    : { state: "closed", closedAt: closesAt };
}

/** When a department's time is over, grace apart. */
export function closingTime(schedule: RoundSchedule, departmentId: DepartmentId): Instant {
  return timesOf(schedule, departmentId)?.closesAt ?? schedule.closesAt;
}

function timesOf({ departments }: RoundSchedule, departmentId: DepartmentId): DepartmentTimes | undefined {
  return departments.find((times) => times.departmentId === departmentId);
}

/**
 * How long after the last grace a round is sealed, in minutes: a submission that came in time may still wait for the
 * database, by far not so long.
 */
const settlingMinutes = 1;

/** From when on a round's answers can change no more, also those that came in at the last moment. */
export function sealsAt(schedule: RoundSchedule): Instant {
  return minutesAfter(lastGraceEnd(schedule), settlingMinutes);
}

/** Whether the last department's time and grace are over, and with them all changes. */
export function isSealed(schedule: RoundSchedule, now: Instant): boolean {
  return schedule.releasedAt !== null && now >= sealsAt(schedule);
}

export type RoundTransition =
  | { readonly to: "released" }
  | { readonly to: "closed" }
  /** More time before the round has closed. */
  | ({ readonly to: "extended" } & MoreTime)
  /** More time after it has. */
  | ({ readonly to: "open" } & MoreTime)
  | { readonly to: "fact-check" }
  | { readonly to: "published" };

type MoreTime = {
  /** Who gets it; null: every department. */
  readonly departmentId: DepartmentId | null;
  readonly closesAt: Instant;
  readonly reason: string;
};

/** Why a step is not taken; the keys of the texts that say so. */
export type TransitionRefusal =
  | "not-a-draft"
  | "closes-before-opening"
  | "not-open"
  | "time-over"
  | "not-extendable"
  | "not-later"
  | "department-unknown"
  | "not-closed"
  | "not-in-fact-check"
  | "reason-missing"
  | "closing-time-passed"
  | "confidential-never-reopened"
  | "answers-destroyed";

export type TransitionResult =
  | { readonly ok: true; readonly schedule: RoundSchedule }
  | { readonly ok: false; readonly refusal: TransitionRefusal };

/**
 * Takes a step in a round's life, or says why it cannot be taken. Publishing without a fact-check is allowed from
 * "fact-check" alone: who skips it does so by beginning and ending it, which the audit log then shows.
 */
export function transition(
  schedule: RoundSchedule,
  step: RoundTransition,
  now: Instant,
  disclosure: "in-office" | "confidential",
): TransitionResult {
  const stage = stageOf(schedule, now);
  switch (step.to) {
    case "released":
      if (stage !== "draft") return refuse("not-a-draft");
      if (hasEmptyWindow(schedule)) return refuse("closes-before-opening");
      if (lastClosing(schedule) <= now) return refuse("closing-time-passed");
      return accept({ ...schedule, releasedAt: now });
    case "closed":
      if (stage !== "open") return refuse("not-open");
      if (lastClosing(schedule) <= now) return refuse("time-over");
      return accept(closedAt(schedule, now));
    case "extended":
      // Until the round has closed nobody has seen a figure of it, so that one whose answers are shown in groups may
      // get more time as well.
      if (stage !== "scheduled" && stage !== "open") return refuse("not-extendable");
      if (stage === "open" && step.reason.trim() === "") return refuse("reason-missing");
      return givenTime(schedule, step, now);
    case "open":
      if (stage !== "closed") return refuse("not-closed");
      // A second look at grown results would give away the answers between the two.
      if (disclosure === "confidential") return refuse("confidential-never-reopened");
      if (step.reason.trim() === "") return refuse("reason-missing");
      return givenTime(schedule, step, now);
    case "fact-check":
      if (stage !== "closed") return refuse("not-closed");
      return accept({ ...schedule, factCheckAt: now });
    case "published":
      if (stage !== "fact-check") return refuse("not-in-fact-check");
      return accept({ ...schedule, publishedAt: now });
  }
}

/** Closing by hand ends every department's time at once; grace runs from then for those who were answering. */
function closedAt(schedule: RoundSchedule, now: Instant): RoundSchedule {
  const earlier = (time: Instant) => (time < now ? time : now);
  return {
    ...schedule,
    closesAt: earlier(schedule.closesAt),
    departments: schedule.departments.map((times) => ({
      ...times,
      closesAt: times.closesAt === null ? null : earlier(times.closesAt),
    })),
  };
}

/**
 * More time for a department, or for all: none then ends before `closesAt`, and one that had been given longer keeps
 * it. Nobody's time is ever cut by it.
 */
function givenTime(
  schedule: RoundSchedule,
  { departmentId, closesAt }: MoreTime,
  now: Instant,
): TransitionResult {
  if (closesAt <= now) return refuse("closing-time-passed");
  if (departmentId !== null && !timesOf(schedule, departmentId)) return refuse("department-unknown");
  const before = departmentId === null ? schedule.closesAt : closingTime(schedule, departmentId);
  if (closesAt <= before) return refuse("not-later");
  if (departmentId === null) {
    const departments = schedule.departments.map((times) => ({
      ...times,
      closesAt: times.closesAt !== null && times.closesAt > closesAt ? times.closesAt : null,
    }));
    return accept({ ...schedule, closesAt, departments });
  }
  const departments = schedule.departments.map((times) =>
    times.departmentId === departmentId ? { ...times, closesAt } : times,
  );
  return accept({ ...schedule, departments });
}

/** Whether somebody's time would end before it begins. */
function hasEmptyWindow({ opensAt, closesAt, departments }: RoundSchedule): boolean {
  return (
    closesAt <= opensAt ||
    departments.some((times) => (times.closesAt ?? closesAt) <= (times.opensAt ?? opensAt))
  );
}

/** When the first department can begin to answer. */
export function firstOpening(schedule: RoundSchedule): Instant {
  const times = schedule.departments.map((department) => department.opensAt ?? schedule.opensAt);
  return times.reduce((first, time) => (time < first ? time : first), schedule.opensAt);
}

/** When the last department's time is over, grace apart. */
export function lastClosing(schedule: RoundSchedule): Instant {
  const times = schedule.departments.map((department) => department.closesAt ?? schedule.closesAt);
  return times.reduce((last, time) => (time > last ? time : last), schedule.closesAt);
}

/** When the last department's grace is over. */
export function lastGraceEnd(schedule: RoundSchedule): Instant {
  return minutesAfter(lastClosing(schedule), schedule.graceMinutes);
}

function minutesAfter(time: Instant, minutes: number): Instant {
  return instant(new Date(Date.parse(time) + minutes * 60_000));
}

function accept(schedule: RoundSchedule): TransitionResult {
  return { ok: true, schedule };
}

function refuse(refusal: TransitionRefusal): TransitionResult {
  return { ok: false, refusal };
}
