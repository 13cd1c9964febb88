import { useTranslation } from "react-i18next";
import { longest, type Office, respondentRoles } from "#app/domain/round/respondents/invited.ts";
import type { RefusedForm } from "#app/routes/layout/form-input.ts";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { ChoiceField } from "#app/ui/form/choice-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";

type FieldsProps = {
  /** What was there, or is proposed. */
  readonly office: Partial<Office>;
  /** What was typed, where the form was refused. */
  readonly refused: RefusedForm | undefined;
};

/** Who holds an office: its title and address. */
export function HolderFields({ office, refused }: FieldsProps) {
  const { t } = useTranslation();
  const error = useFieldError(refused);
  return (
    <>
      <TextField
        label={t("respondents.office.title")}
        description={t("respondents.office.titleHint")}
        name="title"
        required
        maxLength={longest.title}
        autoComplete="off"
        defaultValue={refused?.typed["title"] ?? office.title ?? ""}
        error={error("title")}
      />
      <TextField
        label={t("respondents.office.email")}
        description={t("respondents.office.emailHint")}
        name="email"
        type="email"
        maxLength={longest.email}
        autoComplete="off"
        defaultValue={refused?.typed["email"] ?? office.email ?? ""}
        error={error("email")}
      />
    </>
  );
}

/** The role that questions can ask for. */
export function RoleField({ office, refused }: FieldsProps) {
  const { t } = useTranslation();
  const error = useFieldError(refused);
  const chosen = refused?.typed["role"] ?? office.role;
  return (
    <ChoiceField
      type="radio"
      name="role"
      legend={t("respondents.office.role")}
      description={t("respondents.office.roleHint")}
      error={error("role")}
      choices={respondentRoles.map((role) => ({ value: role, label: t(`respondents.role.${role}`) }))}
      chosen={chosen === undefined ? [] : [chosen]}
    />
  );
}
