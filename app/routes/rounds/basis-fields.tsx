import { useTranslation } from "react-i18next";
import { ChoiceField } from "#app/ui/form/choice-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import type { Field } from "./field.ts";

/** What answers rest on besides the version: who sees what, and how they are given. */
export function BasisFields({
  typed,
  field,
  errorOf,
}: {
  readonly typed: Readonly<Record<string, string>>;
  readonly field: Field;
  readonly errorOf: (name: string) => string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="form-part">
      <legend>{t("rounds.form.how")}</legend>
      <ChoiceField
        type="radio"
        name="disclosure"
        legend={t("rounds.form.disclosure")}
        error={errorOf("disclosure")}
        chosen={[typed["disclosure"] ?? ""]}
        choices={[
          {
            value: "in-office",
            label: t("rounds.form.inOffice"),
            description: t("rounds.form.inOfficeHint"),
          },
          {
            value: "confidential",
            label: t("rounds.form.inGroups"),
            description: t("rounds.form.inGroupsHint"),
          },
        ]}
      />
      <TextField
        label={t("rounds.form.threshold")}
        description={t("rounds.form.thresholdHint")}
        className="short"
        inputMode="numeric"
        {...field("threshold")}
      />
      <ChoiceField
        type="radio"
        name="answering"
        legend={t("rounds.form.answering")}
        error={errorOf("answering")}
        chosen={[typed["answering"] ?? ""]}
        choices={[
          {
            value: "individual",
            label: t("rounds.form.individual"),
            description: t("rounds.form.individualHint"),
          },
          { value: "joint", label: t("rounds.form.joint"), description: t("rounds.form.jointHint") },
        ]}
      />
    </fieldset>
  );
}
