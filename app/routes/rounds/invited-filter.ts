import type { DepartmentId } from "#app/domain/id.ts";
import { type InvitedFilter, invitedStates } from "#app/domain/round/respondents/invited.ts";

/** Which of the invited an address asks for; what it cannot mean is passed over. */
export function invitedFilter({ searchParams }: URL): InvitedFilter & { readonly page: number } {
  const department = searchParams.get("department") ?? "";
  const page = Number(searchParams.get("page") ?? 1);
  return {
    // Whether there is such a department, and who may look into it, the use case says.
    department: department === "" ? null : (department as DepartmentId),
    state: invitedStates.find((state) => state === searchParams.get("state")) ?? null,
    search: (searchParams.get("q") ?? "").slice(0, 200),
    page: Number.isSafeInteger(page) ? page : 1,
  };
}
