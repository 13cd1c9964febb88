import type { OrganizationId } from "#app/domain/id.ts";
import type { Department } from "#app/domain/organization/department.ts";
import type { Succession } from "#app/domain/organization/succession.ts";
import type { Reader, Writer } from "../client.ts";
import { fromJson } from "../json.ts";
import type { DepartmentSuccessions, Departments } from "../schema.ts";

/** Every department that the organization has or had, in its own order. */
export async function departmentsOf(
  db: Reader,
  organizationId: OrganizationId,
): Promise<readonly Department[]> {
  const rows = await db
    .selectFrom("departments")
    .where("organizationId", "=", organizationId)
    .orderBy("position")
    .orderBy("id")
    .select(["id", "name", "kind", "headcount", "validFrom", "validTo"])
    .execute();
  return rows.map((row) => ({ ...row, name: fromJson(row.name) }));
}

/** The family tree of the organization's departments. */
export async function successionsOf(
  db: Reader,
  organizationId: OrganizationId,
): Promise<readonly Succession[]> {
  return db
    .selectFrom("departmentSuccessions")
    .where("organizationId", "=", organizationId)
    .select(["predecessorId", "successorId"])
    .execute();
}

export async function insertDepartments(db: Writer, departments: readonly Departments[]): Promise<void> {
  await db.insertInto("departments").values(departments).execute();
}

export async function insertSuccessions(
  db: Writer,
  successions: readonly DepartmentSuccessions[],
): Promise<void> {
  await db.insertInto("departmentSuccessions").values(successions).execute();
}
