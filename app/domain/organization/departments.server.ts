import type { Scope } from "#app/domain/access/authorize.ts";
import type { AuditEvent } from "#app/domain/auditlog/event.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Day, DepartmentId } from "#app/domain/id.ts";
import { dayOf } from "#app/domain/local-time.ts";
import { Problem } from "#app/domain/problem.ts";
import type { DepartmentKind, LocalizedText } from "#app/domain/questionnaire/definition.ts";
import type { Writer } from "#db/client.ts";
import { toJson } from "#db/json.ts";
import {
  departmentsInUse,
  departmentsOf,
  formerNamesOf,
  holdDepartments,
  insertDepartments,
  insertFormerName,
  insertSuccessions,
  removeDepartments,
  setValidTo,
  successionsOf,
  updateDepartment,
} from "#db/queries/departments.ts";
import { roundsOf } from "#db/queries/rounds.ts";
import type { Department } from "./department.ts";
import type { WrittenDepartment } from "./department-lines.ts";
import { lastMeasuredIn } from "./measured.ts";
import {
  type ReorganizationFault,
  reorganizationFault,
  successionsIn,
  type UndoingFault,
  undoingOf,
} from "./reorganization.ts";
import { isOver } from "./succession.ts";

/** Why departments cannot be changed so; the last part of a form error's key. */
export type DepartmentFault =
  | ReorganizationFault
  | UndoingFault
  | "nameTaken"
  | "renamedLater"
  | "dayAhead"
  | "kindMeasured";

/**
 * Adds departments after those that there are, from a day on.
 *
 * @returns what stands in the way: a department of today has one of the names
 */
export function addDepartments(
  environment: Environment,
  scope: Scope,
  written: readonly WrittenDepartment[],
  from: Day,
): Promise<DepartmentFault | null> {
  return changing(environment, scope, async (writer, departments, tell) => {
    if (hasName(departments, written)) return "nameTaken";
    const rows = rowsOf(environment, scope, written, from, departments.length);
    await insertDepartments(writer, rows);
    for (const { id, kind } of rows) {
      await tell({ name: "department.added", subject: id, details: { kind, from } });
    }
    return null;
  });
}

/**
 * Gives a department another name: from a day on, so that earlier rounds keep the name that it had, or for all time
 * where the name was misspelt (`from` null).
 *
 * @throws Problem `not-found`
 */
export function renameDepartment(
  environment: Environment,
  scope: Scope,
  id: DepartmentId,
  name: LocalizedText,
  from: Day | null,
): Promise<DepartmentFault | null> {
  return changing(environment, scope, async (writer, departments, tell) => {
    const department = required(departments, id);
    const { organizationId } = scope;
    const others = departments.filter((other) => other.id !== id);
    if (department.validTo === null && hasName(others, [name])) return "nameTaken";
    if (from !== null) {
      if (from > dayOf(environment.now())) return "dayAhead";
      if (from <= department.validFrom) return "beforeItsBeginning";
      if (department.validTo !== null && from >= department.validTo) return "endedAlready";
      const names = await formerNamesOf(writer, organizationId);
      if (names.some((former) => former.departmentId === id && former.until >= from)) return "renamedLater";
      await insertFormerName(writer, {
        organizationId,
        departmentId: id,
        until: from,
        name: toJson(department.name),
      });
    }
    await updateDepartment(writer, organizationId, id, { name: toJson(name) });
    await tell({ name: "department.renamed", subject: id, details: { from } });
    return null;
  });
}

/**
 * Changes what a department is. Its kind decides what it is asked, so that it stays once a round has measured it.
 *
 * @throws Problem `not-found`
 */
export function changeDepartment(
  environment: Environment,
  scope: Scope,
  id: DepartmentId,
  after: { readonly kind: DepartmentKind; readonly headcount: number | null },
): Promise<DepartmentFault | null> {
  return changing(environment, scope, async (writer, departments, tell) => {
    const before = required(departments, id);
    if (after.kind !== before.kind) {
      const rounds = await roundsOf(writer, scope.organizationId);
      if (lastMeasuredIn(rounds, environment.now())(id) !== null) return "kindMeasured";
    }
    await updateDepartment(writer, scope.organizationId, id, after);
    await tell({
      name: "department.changed",
      subject: id,
      details: {
        kind: { before: before.kind, after: after.kind },
        headcount: { before: before.headcount, after: after.headcount },
      },
    });
    return null;
  });
}

/** Lets a department change places with the one before or after it on the page; at the end of the list nothing happens. */
export function moveDepartment(
  environment: Environment,
  scope: Scope,
  id: DepartmentId,
  direction: "up" | "down",
): Promise<DepartmentFault | null> {
  return changing(environment, scope, async (writer, departments, tell) => {
    const today = dayOf(environment.now());
    const self = required(departments, id);
    const order = departments.filter((department) => isOver(department, today) === isOver(self, today));
    const place = order.findIndex((department) => department.id === id);
    const other = order[direction === "up" ? place - 1 : place + 1];
    if (!other) return null;
    const swapped = departments.map((department) => {
      if (department.id === id) return other;
      return department === other ? self : department;
    });
    for (const [position, department] of swapped.entries()) {
      await updateDepartment(writer, scope.organizationId, department.id, { position });
    }
    await tell({ name: "department.moved", subject: id, details: { direction } });
    return null;
  });
}

/** Departments that end on a day, and what begins in their place: a merger, a split, or nothing. */
export type WantedReorganization = {
  readonly ending: readonly DepartmentId[];
  readonly beginning: readonly WrittenDepartment[];
  readonly from: Day;
};

/** Carries out a reorganization, so that years compare through it. */
export function reorganizeDepartments(
  environment: Environment,
  scope: Scope,
  { ending, beginning, from }: WantedReorganization,
): Promise<DepartmentFault | null> {
  return changing(environment, scope, async (writer, departments, tell) => {
    const { organizationId } = scope;
    const rows = rowsOf(environment, scope, beginning, from, departments.length);
    const reorganization = { ending, beginning: rows, day: from };
    const rounds = await roundsOf(writer, organizationId);
    const fault = reorganizationFault(departments, reorganization, lastMeasuredIn(rounds, environment.now()));
    if (fault !== null) return fault;
    const staying = departments.filter(({ id }) => !ending.includes(id));
    if (hasName(staying, beginning)) return "nameTaken";
    await setValidTo(writer, organizationId, ending, from);
    if (rows.length > 0) {
      await insertDepartments(writer, rows);
      const successions = successionsIn(reorganization);
      await insertSuccessions(
        writer,
        successions.map((succession) => ({ organizationId, ...succession })),
      );
    }
    await tell({
      name: "department.reorganized",
      subject: organizationId,
      details: { ended: [...ending], begun: rows.map(({ id }) => id), from },
    });
    return null;
  });
}

/**
 * Undoes the reorganization that ended a department, as long as nothing belongs to what began in its place.
 *
 * @throws Problem `not-found`
 */
export function undoReorganization(
  environment: Environment,
  scope: Scope,
  id: DepartmentId,
): Promise<DepartmentFault | null> {
  return changing(environment, scope, async (writer, departments, tell) => {
    const { organizationId } = scope;
    required(departments, id);
    const used = await departmentsInUse(writer, organizationId);
    const successions = await successionsOf(writer, organizationId);
    const undoing = undoingOf({ departments, successions }, id, (successor) => used.has(successor));
    if (typeof undoing === "string") return undoing;
    const { goingOn, removed } = undoing;
    await removeDepartments(writer, organizationId, removed);
    await setValidTo(writer, organizationId, goingOn, null);
    await tell({
      name: "department.reorganization-undone",
      subject: organizationId,
      details: { goingOn: [...goingOn], removed: [...removed] },
    });
    return null;
  });
}

type Tell = (event: AuditEvent) => Promise<void>;

/** One change after another, each upon the departments as the one before left them. */
function changing(
  environment: Environment,
  { organizationId, actor }: Scope,
  change: (writer: Writer, departments: readonly Department[], tell: Tell) => Promise<DepartmentFault | null>,
): Promise<DepartmentFault | null> {
  const { database, newId, now } = environment;
  return database.transact(async (writer) => {
    await holdDepartments(writer, organizationId);
    return change(writer, await departmentsOf(writer, organizationId), (event) =>
      record(writer, occasionBy({ now, newId }, organizationId, actor.id), event),
    );
  });
}

function required(departments: readonly Department[], id: DepartmentId): Department {
  const department = departments.find((candidate) => candidate.id === id);
  if (!department) throw new Problem("not-found");
  return department;
}

/** Whether a department that goes on is called so in Swedish already. */
function hasName(departments: readonly Department[], names: readonly { readonly sv: string }[]): boolean {
  const taken = new Set(
    departments.filter(({ validTo }) => validTo === null).map(({ name }) => name.sv.toLowerCase()),
  );
  return names.some(({ sv }) => taken.has(sv.toLowerCase()));
}

function rowsOf(
  { newId }: Environment,
  { organizationId }: Scope,
  written: readonly WrittenDepartment[],
  validFrom: Day,
  firstPosition: number,
) {
  return written.map(({ sv, en, kind, headcount }, index) => ({
    organizationId,
    id: newId<DepartmentId>(),
    name: toJson({ sv, en }),
    kind,
    headcount,
    validFrom,
    validTo: null,
    position: firstPosition + index,
  }));
}
