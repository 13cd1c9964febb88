import type { Updateable } from "kysely";
import type { Day, DepartmentId, OrganizationId } from "#app/domain/id.ts";
import type { Department, FormerName } from "#app/domain/organization/department.ts";
import type { Succession } from "#app/domain/organization/succession.ts";
import type { Reader, Writer } from "../client.ts";
import { fromJson } from "../json.ts";
import { prepare } from "../prepared.ts";
import type { DepartmentNames, DepartmentSuccessions, Departments } from "../schema.ts";
import { lockOrganization } from "./organizations.ts";

/** Every department that the organization has or had, in its own order. */
export async function departmentsOf(
  db: Reader,
  organizationId: OrganizationId,
): Promise<readonly Department[]> {
  const { rows } = await selectDepartments(db, { organizationId });
  return rows.map((row) => ({ ...row, name: fromJson(row.name) }));
}

type OfOrganization = { readonly organizationId: OrganizationId };

const selectDepartments = prepare(["organizationId"], (db, { organizationId }: OfOrganization) =>
  db
    .selectFrom("departments")
    .where("organizationId", "=", organizationId)
    .orderBy("position")
    .orderBy("id")
    .select(["id", "name", "kind", "headcount", "validFrom", "validTo"]),
);

/** What the organization's departments were called before. */
export async function formerNamesOf(
  db: Reader,
  organizationId: OrganizationId,
): Promise<readonly FormerName[]> {
  const { rows } = await selectFormerNames(db, { organizationId });
  return rows.map((row) => ({ ...row, name: fromJson(row.name) }));
}

const selectFormerNames = prepare(["organizationId"], (db, { organizationId }: OfOrganization) =>
  db
    .selectFrom("departmentNames")
    .where("organizationId", "=", organizationId)
    .orderBy("until")
    .select(["departmentId", "until", "name"]),
);

/** The family tree of the organization's departments. */
export async function successionsOf(
  db: Reader,
  organizationId: OrganizationId,
): Promise<readonly Succession[]> {
  const { rows } = await selectSuccessions(db, { organizationId });
  return rows;
}

const selectSuccessions = prepare(["organizationId"], (db, { organizationId }: OfOrganization) =>
  db
    .selectFrom("departmentSuccessions")
    .where("organizationId", "=", organizationId)
    .select(["predecessorId", "successorId"]),
);

export async function insertDepartments(db: Writer, departments: readonly Departments[]): Promise<void> {
  await db.insertInto("departments").values(departments).execute();
}

export async function insertSuccessions(
  db: Writer,
  successions: readonly DepartmentSuccessions[],
): Promise<void> {
  await db.insertInto("departmentSuccessions").values(successions).execute();
}

/** Lets nobody else change the organization's departments until this transaction is over. */
export async function holdDepartments(db: Writer, organizationId: OrganizationId): Promise<void> {
  await lockOrganization(db, organizationId);
}

/** Changes columns of one department. */
export async function updateDepartment(
  db: Writer,
  organizationId: OrganizationId,
  id: DepartmentId,
  columns: Pick<Updateable<Departments>, "name" | "kind" | "headcount" | "position">,
): Promise<void> {
  await db
    .updateTable("departments")
    .where("organizationId", "=", organizationId)
    .where("id", "=", id)
    .set(columns)
    .execute();
}

/** Keeps what a department was called until now. */
export async function insertFormerName(db: Writer, name: DepartmentNames): Promise<void> {
  await db.insertInto("departmentNames").values(name).execute();
}

/** The first day on which departments no longer are; null: they go on. */
export async function setValidTo(
  db: Writer,
  organizationId: OrganizationId,
  ids: readonly DepartmentId[],
  validTo: Day | null,
): Promise<void> {
  await db
    .updateTable("departments")
    .where("organizationId", "=", organizationId)
    .where("id", "in", ids)
    .set({ validTo })
    .execute();
}

/** Removes departments that nothing belongs to, with their lines in the family tree. */
export async function removeDepartments(
  db: Writer,
  organizationId: OrganizationId,
  ids: readonly DepartmentId[],
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .deleteFrom("departmentSuccessions")
    .where("organizationId", "=", organizationId)
    .where("successorId", "in", ids)
    .execute();
  await db
    .deleteFrom("departments")
    .where("organizationId", "=", organizationId)
    .where("id", "in", ids)
    .execute();
}

/** The departments that a round, a person's role, a finding or a promise belongs to. */
export async function departmentsInUse(
  db: Reader,
  organizationId: OrganizationId,
): Promise<ReadonlySet<DepartmentId>> {
  const tables = [
    "roundDepartments",
    "memberships",
    "accountInvitations",
    "providerRules",
    "assessmentEntries",
    "actions",
    "factChecks",
  ] as const;
  const used = new Set<DepartmentId>();
  for (const table of tables) {
    const rows = await db
      .selectFrom(table)
      .where("organizationId", "=", organizationId)
      .select("departmentId")
      .distinct()
      .execute();
    for (const { departmentId } of rows) if (departmentId !== null) used.add(departmentId);
  }
  return used;
}
