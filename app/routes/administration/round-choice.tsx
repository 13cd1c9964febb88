import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import { SelectField } from "#app/ui/form/select-field.tsx";

type RoundChoiceProps = {
  readonly rounds: readonly { readonly slug: string; readonly title: string }[];
  /** The chosen one's place in addresses; undefined: none yet. */
  readonly chosen: string | undefined;
  readonly submit: string;
};

/** Which round a page of records is about: a form that only changes the address. */
export function RoundChoice({ rounds, chosen, submit }: RoundChoiceProps) {
  const { t } = useTranslation();
  return (
    <Form method="get" className="form-wide">
      <SelectField
        label={t("records.round")}
        name="round"
        defaultValue={chosen ?? rounds[0]?.slug}
        options={rounds.map(({ slug, title }) => ({ value: slug, label: title }))}
      />
      <div>
        <Button type="submit" variant="secondary">
          {submit}
        </Button>
      </div>
    </Form>
  );
}
