import type { DepartmentId } from "#app/domain/id.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { plainText } from "./sheet.ts";

/** A department that people can be invited in. */
export type InvitingDepartment = { readonly id: DepartmentId; readonly name: LocalizedText };

export type DepartmentMatch =
  | { readonly kind: "found"; readonly id: DepartmentId }
  | { readonly kind: "missing" | "unknown" | "several" };

/**
 * Which department a text names: its name in either language, or a beginning that only one has. Where there is one
 * department alone, it need not be named.
 */
export function matchDepartment(text: string, departments: readonly InvitingDepartment[]): DepartmentMatch {
  const wanted = plainText(text);
  const [only] = departments;
  if (wanted === "") {
    return departments.length === 1 && only ? { kind: "found", id: only.id } : { kind: "missing" };
  }
  const namesOf = ({ name }: InvitingDepartment) => [plainText(name.sv), plainText(name.en)];
  const exact = departments.filter((department) => namesOf(department).includes(wanted));
  const found =
    exact.length > 0
      ? exact
      : departments.filter((department) => namesOf(department).some((name) => name.startsWith(wanted)));
  const [first] = found;
  if (first === undefined) return { kind: "unknown" };
  return found.length === 1 ? { kind: "found", id: first.id } : { kind: "several" };
}
