import type { Day, DepartmentId } from "#app/domain/id.ts";
import type { DepartmentKind, LocalizedText } from "#app/domain/questionnaire/definition.ts";

/** A department (förvaltning), or a municipal company, in the time that it has been one. */
export type Department = {
  readonly id: DepartmentId;
  readonly name: LocalizedText;
  readonly kind: DepartmentKind;
  readonly headcount: number | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
};
