import type { DepartmentId } from "#app/domain/id.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";

/** What a row of figures is about. */
export type RowSubject =
  | { readonly kind: "department"; readonly id: string; readonly name: LocalizedText }
  /** The departments with too few responses to be shown one by one, together. */
  | { readonly kind: "others" }
  | { readonly kind: "organization" };

export type DepartmentNames = ReadonlyMap<string, LocalizedText>;

/** A department's name; one that the organization does not know is a fault of ours. */
export function nameOf(names: DepartmentNames, id: DepartmentId | string): LocalizedText {
  const name = names.get(id);
  if (name === undefined) throw new Error("A round has a department that its organization has not.");
  return name;
}

/** A department as the subject of a row. */
export function departmentSubject(names: DepartmentNames, id: DepartmentId | string): RowSubject {
  return { kind: "department", id, name: nameOf(names, id) };
}
