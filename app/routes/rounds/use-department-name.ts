import { useTranslation } from "react-i18next";
import type { DepartmentId } from "#app/domain/id.ts";
import type { InvitingDepartment } from "#app/domain/round/respondents/match-department.ts";
import { inLanguage } from "#app/i18n/language.ts";

/** Names a round's departments in the reader's language. */
export function useDepartmentName(departments: readonly InvitingDepartment[]): (id: DepartmentId) => string {
  const { i18n } = useTranslation();
  return (id) => {
    const department = departments.find((one) => one.id === id);
    return department ? inLanguage(department.name, i18n.language) : "";
  };
}
