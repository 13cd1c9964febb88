import type { Action } from "#app/domain/followup/action.ts";
import type { OrganizationId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import type { Actions } from "../schema.ts";

/** An organization's actions, in the order that they were made. */
export async function actionsOf(db: Reader, organizationId: OrganizationId): Promise<readonly Action[]> {
  const rows = await db
    .selectFrom("actions")
    .where("organizationId", "=", organizationId)
    .orderBy("createdAt")
    .orderBy("id")
    .selectAll()
    .execute();
  return rows.map(({ organizationId: _, createdAt: __, ...action }) => action);
}

export async function insertActions(db: Writer, actions: readonly Actions[]): Promise<void> {
  await db.insertInto("actions").values(actions).execute();
}
