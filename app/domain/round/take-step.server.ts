import type { Scope } from "#app/domain/access/authorize.ts";
import type { AuditEvent } from "#app/domain/auditlog/event.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import { type RoundWithDepartments, updateRound } from "#db/queries/rounds.ts";
import {
  closingTime,
  type RoundSchedule,
  type RoundTransition,
  type TransitionRefusal,
  transition,
} from "./lifecycle.ts";
import { requireRoundToChange } from "./round-frame.server.ts";

export type StepTaken = { readonly ok: true } | { readonly ok: false; readonly refusal: TransitionRefusal };

/**
 * Takes a step in a round's life. The state machine is asked inside the transaction, of the row that nobody else can
 * change meanwhile: of two who take steps at once, the second is told what the first has made of it.
 *
 * @throws Problem `not-found`
 */
export async function takeStep(
  environment: Environment,
  scope: Scope,
  slug: string,
  step: RoundTransition,
): Promise<StepTaken> {
  const { organizationId } = scope;
  return environment.database.transact(async (writer) => {
    const round = await requireRoundToChange(writer, scope, slug);
    const now = environment.now();
    if (round.destruction !== null && (step.to === "open" || step.to === "extended")) {
      return { ok: false, refusal: "answers-destroyed" };
    }
    const result = transition(round.schedule, step, now, round.disclosure.kind);
    if (!result.ok) return result;
    const { departments: times, ...columns } = result.schedule;
    const departments = round.departments.map((department) => ({
      ...department,
      closesAt: times.find(({ departmentId }) => departmentId === department.departmentId)?.closesAt ?? null,
    }));
    await updateRound(writer, organizationId, round, columns, departments);
    await record(
      writer,
      occasionBy(environment, organizationId, scope.actor.id, now),
      eventOf(round, step, result.schedule),
    );
    return { ok: true };
  });
}

function eventOf(
  { id: subject, schedule: before }: RoundWithDepartments,
  step: RoundTransition,
  after: RoundSchedule,
): AuditEvent {
  switch (step.to) {
    case "released":
      return {
        name: "round.released",
        subject,
        details: { opensAt: after.opensAt, closesAt: after.closesAt },
      };
    case "closed":
      return {
        name: "round.closed",
        subject,
        details: { before: before.closesAt, departments: cutTimes(before, after) },
      };
    case "extended":
      return { name: "round.extended", subject, details: moreTime(before, step) };
    case "open":
      return { name: "round.reopened", subject, details: moreTime(before, step) };
    case "fact-check":
      return { name: "round.fact-check-begun", subject, details: {} };
    case "published":
      return { name: "round.published", subject, details: {} };
  }
}

/** Until when departments could have answered that had times of their own. */
function cutTimes(before: RoundSchedule, after: RoundSchedule): Record<string, string> {
  const cut = before.departments.filter(
    ({ departmentId }) => closingTime(before, departmentId) > closingTime(after, departmentId),
  );
  return Object.fromEntries(
    cut.flatMap(({ departmentId, closesAt }) => (closesAt === null ? [] : [[departmentId, closesAt]])),
  );
}

function moreTime(
  before: RoundSchedule,
  { departmentId, closesAt, reason }: Extract<RoundTransition, { readonly to: "extended" | "open" }>,
) {
  return {
    department: departmentId,
    before: departmentId === null ? before.closesAt : closingTime(before, departmentId),
    after: closesAt,
    reason: reason.trim(),
  };
}
