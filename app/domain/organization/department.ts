import type { Day, DepartmentId } from "#app/domain/id.ts";
import type { DepartmentKind, LocalizedText } from "#app/domain/questionnaire/definition.ts";

/** A department (förvaltning), or a municipal company, in the time that it has been one. */
export type Department = {
  readonly id: DepartmentId;
  /** What it is called now, or was last. */
  readonly name: LocalizedText;
  readonly kind: DepartmentKind;
  readonly headcount: number | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
};

/** What a department was called until a day, on which it got another name. */
export type FormerName = {
  readonly departmentId: DepartmentId;
  /** The first day on which it was no longer called so. */
  readonly until: Day;
  readonly name: LocalizedText;
};

/** What a department was called on a day: a round's results name departments as they were called when it opened. */
export function nameOn(
  { id, name }: Pick<Department, "id" | "name">,
  formerNames: readonly FormerName[],
  day: Day,
): LocalizedText {
  let then: FormerName | null = null;
  for (const former of formerNames) {
    if (former.departmentId !== id || former.until <= day) continue;
    if (then === null || former.until < then.until) then = former;
  }
  return then?.name ?? name;
}
