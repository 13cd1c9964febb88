import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import { departmentKinds } from "#app/domain/questionnaire/definition.ts";
import type { RefusedForm } from "#app/routes/layout/form-input.ts";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { SelectField } from "#app/ui/form/select-field.tsx";
import { TextAreaField } from "#app/ui/form/text-area-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";

type FieldsProps = {
  readonly refused: RefusedForm | undefined;
  /** What stands there from the start. */
  readonly given: { readonly [name: string]: string };
};

/** A department's name in both languages. */
export function NameFields({ refused, given }: FieldsProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  return (
    <>
      <TextField
        label={t("organizationSettings.departments.sv")}
        name="sv"
        lang="sv"
        defaultValue={refused?.typed["sv"] ?? given["sv"] ?? ""}
        error={errorOf("sv")}
      />
      <TextField
        label={t("organizationSettings.departments.en")}
        description={t("organizationSettings.departments.enHint")}
        name="en"
        lang="en"
        defaultValue={refused?.typed["en"] ?? given["en"] ?? ""}
        error={errorOf("en")}
      />
    </>
  );
}

/** What a department is, and how large. */
export function KindFields({
  refused,
  given,
  kindStays = false,
}: FieldsProps & { readonly kindStays?: boolean }) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  const kind = refused?.typed["kind"] ?? given["kind"] ?? "other";
  const options = departmentKinds.map((value) => ({
    value,
    label: t(`organizationSettings.kinds.${value}`),
  }));
  return (
    <>
      {kindStays && <p className="quiet">{t("organizationSettings.department.kindStays")}</p>}
      <div className="form-row">
        <SelectField
          label={t("organizationSettings.kind")}
          name="kind"
          options={kindStays ? options.filter(({ value }) => value === given["kind"]) : options}
          defaultValue={kind}
          error={errorOf("kind")}
        />
        <TextField
          label={t("organizationSettings.headcount")}
          name="headcount"
          inputMode="numeric"
          defaultValue={refused?.typed["headcount"] ?? given["headcount"] ?? ""}
          error={errorOf("headcount")}
        />
      </div>
    </>
  );
}

type AddFormProps = { readonly refused: RefusedForm | undefined; readonly today: string };

/** A new department, one at a time. */
export function AddForm({ refused, today }: AddFormProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  return (
    <Form method="post" noValidate>
      <fieldset className="form-part">
        <legend>{t("organizationSettings.departments.add")}</legend>
        {refused && <ErrorSummary title={t("form.notTaken")} />}
        <NameFields refused={refused} given={{}} />
        <KindFields refused={refused} given={{}} />
        <TextField
          label={t("organizationSettings.departments.validFrom")}
          name="from"
          type="date"
          defaultValue={refused?.typed["from"] ?? firstOfYear(today)}
          error={errorOf("from")}
        />
        <div>
          <Button type="submit" name="intent" value="add">
            {t("organizationSettings.departments.addSubmit")}
          </Button>
        </div>
      </fieldset>
    </Form>
  );
}

type PasteFormProps = {
  readonly refused: (RefusedForm & { readonly line?: number | undefined }) | undefined;
  readonly today: string;
};

/** Several departments, as a list or a spreadsheet has them. */
export function PasteForm({ refused, today }: PasteFormProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  const fault = errorOf("lines");
  const line = refused?.line;
  return (
    <Form method="post" noValidate>
      <fieldset className="form-part">
        <legend>{t("organizationSettings.departments.paste")}</legend>
        {refused && <ErrorSummary title={t("form.notTaken")} />}
        <TextAreaField
          label={t("organizationSettings.departments.lines")}
          description={t("organizationSettings.departments.linesHint")}
          name="lines"
          rows={6}
          defaultValue={refused?.typed["lines"] ?? ""}
          error={
            fault !== undefined && line !== undefined
              ? t("organizationSettings.departments.line", { line, fault })
              : fault
          }
        />
        <TextField
          label={t("organizationSettings.departments.validFrom")}
          name="pastedFrom"
          type="date"
          defaultValue={refused?.typed["pastedFrom"] ?? firstOfYear(today)}
          error={errorOf("pastedFrom")}
        />
        <div>
          <Button type="submit" variant="secondary" name="intent" value="paste">
            {t("organizationSettings.departments.addSubmit")}
          </Button>
        </div>
      </fieldset>
    </Form>
  );
}

/** Most that is entered has been there for a while: a round of this year is to find it. */
function firstOfYear(today: string): string {
  return `${today.slice(0, 4)}-01-01`;
}
