import { Field, Label, Select } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import type { GroupChoice } from "#app/domain/results/question-list.ts";
import { useSubjectName } from "./subject-name.ts";

type ChoiceSelectProps = {
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
};

/** One of the filter's choices, beside the rounds. */
export function ChoiceSelect({ name, label, chosen, choices }: ChoiceSelectProps) {
  return (
    <Field>
      <Label htmlFor={name}>{label}</Label>
      <Select key={chosen} id={name} name={name} defaultValue={chosen}>
        {choices.map(({ value, label }) => (
          <Select.Option key={value} value={value}>
            {label}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

type GroupSelectProps = {
  readonly group: GroupChoice;
  readonly groups: readonly GroupChoice[];
  readonly whole: string;
};

/** Whose figures are shown: the organization's first, then its departments'. */
export function GroupSelect({ group, groups, whole }: GroupSelectProps) {
  const { t } = useTranslation();
  const nameOf = useSubjectName(whole);
  return (
    <ChoiceSelect
      name="department"
      label={t("resultDetails.group")}
      chosen={group.key}
      choices={[...groups.slice(-1), ...groups.slice(0, -1)].map(({ key, subject }) => ({
        value: key,
        label: nameOf(subject),
      }))}
    />
  );
}
