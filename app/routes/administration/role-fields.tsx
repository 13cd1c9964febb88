import { useTranslation } from "react-i18next";
import type { HeadedDepartment } from "#app/domain/access/people-page.server.ts";
import { type MembershipRole, membershipRoles } from "#app/domain/access/role.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { SelectField } from "#app/ui/form/select-field.tsx";

type RoleFieldsProps = {
  readonly departments: readonly HeadedDepartment[];
  readonly role: string;
  readonly department: string;
  readonly errorOf: (name: string) => string | undefined;
};

/** Which role, and which department of a department head. */
export function RoleFields({ departments, role, department, errorOf }: RoleFieldsProps) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <SelectField
        label={t("people.roleLabel")}
        name="role"
        defaultValue={role}
        error={errorOf("role")}
        options={membershipRoles.map((value) => ({ value, label: t(`people.role.${value}`) }))}
      />
      <SelectField
        label={t("people.department")}
        name="department"
        defaultValue={department}
        error={errorOf("department")}
        options={[
          { value: "", label: t("people.noDepartment") },
          ...departments.map(({ id, name }) => ({ value: id, label: inLanguage(name, i18n.language) })),
        ]}
      />
    </>
  );
}

/** A role in the reader's words, with the department of a head. */
export function useRoleName(): (role: MembershipRole, department: LocalizedText | null) => string {
  const { t, i18n } = useTranslation();
  return (role, department) =>
    department === null
      ? t(`people.role.${role}`)
      : `${t(`people.role.${role}`)}, ${inLanguage(department, i18n.language)}`;
}
