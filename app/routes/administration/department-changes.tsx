import { Button } from "@digdir/designsystemet-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import type { ShownDepartment } from "#app/domain/organization/departments-page.server.ts";
import type { RefusedForm } from "#app/routes/layout/form-input.ts";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { ChoiceField } from "#app/ui/form/choice-field.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import { KindFields, NameFields } from "./department-forms.tsx";

type ChangeProps = { readonly refused: RefusedForm | undefined };

/** One of the changes: what it is called, what it does, and its button. */
function Change({
  intent,
  title,
  lead,
  submit,
  refused,
  children,
}: ChangeProps & {
  readonly intent: "rename" | "change" | "end" | "undo";
  readonly title: string;
  readonly lead?: string;
  readonly submit: string;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const whole = useFieldError(refused)("form");
  return (
    <Form method="post" noValidate>
      <fieldset className="form-part">
        <legend>{title}</legend>
        {refused && <ErrorSummary title={whole ?? t("form.notTaken")} />}
        {lead && <p className="quiet">{lead}</p>}
        {children}
        <div>
          <Button
            type="submit"
            variant={intent === "rename" || intent === "change" ? "primary" : "secondary"}
            name="intent"
            value={intent}
          >
            {submit}
          </Button>
        </div>
      </fieldset>
    </Form>
  );
}

type OfDepartment = ChangeProps & { readonly department: ShownDepartment };

/** A new name from a day, or the right spelling of the one that it has. */
export function RenameForm({ department, refused, today }: OfDepartment & { readonly today: string }) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  const { sv, en } = department.name;
  return (
    <Change
      intent="rename"
      title={t("organizationSettings.department.rename")}
      submit={t("organizationSettings.department.renameSubmit")}
      refused={refused}
    >
      <NameFields refused={refused} given={{ sv, en: en === sv ? "" : en }} />
      <ChoiceField
        type="radio"
        name="when"
        legend={t("organizationSettings.department.when")}
        error={errorOf("when")}
        choices={(["changed", "misspelt"] as const).map((value) => ({
          value,
          label: t(`organizationSettings.department.${value}`),
          description: t(`organizationSettings.department.${value}Hint`),
        }))}
        chosen={[refused?.typed["when"] ?? "changed"]}
      />
      <TextField
        label={t("organizationSettings.department.renamedFrom")}
        name="renamedFrom"
        type="date"
        defaultValue={refused?.typed["renamedFrom"] ?? today}
        error={errorOf("renamedFrom")}
      />
    </Change>
  );
}

/** What it is, and how large. */
export function ChangeForm({
  department,
  refused,
  kindStays,
}: OfDepartment & { readonly kindStays: boolean }) {
  const { t } = useTranslation();
  return (
    <Change
      intent="change"
      title={t("organizationSettings.department.facts")}
      submit={t("organizationSettings.save")}
      refused={refused}
    >
      <KindFields
        refused={refused}
        given={{ kind: department.kind, headcount: String(department.headcount ?? "") }}
        kindStays={kindStays}
      />
    </Change>
  );
}

/** It ends, and nothing begins in its place. */
export function EndForm({ refused }: ChangeProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  return (
    <Change
      intent="end"
      title={t("organizationSettings.department.end")}
      lead={t("organizationSettings.department.endLead")}
      submit={t("organizationSettings.department.endSubmit")}
      refused={refused}
    >
      <TextField
        label={t("organizationSettings.department.endFrom")}
        name="endsFrom"
        type="date"
        defaultValue={refused?.typed["endsFrom"] ?? ""}
        error={errorOf("endsFrom")}
      />
    </Change>
  );
}

/** It goes on, since its end was a mistake. */
export function UndoForm({ refused }: ChangeProps) {
  const { t } = useTranslation();
  return (
    <Change
      intent="undo"
      title={t("organizationSettings.department.undo")}
      lead={t("organizationSettings.department.undoLead")}
      submit={t("organizationSettings.department.undoSubmit")}
      refused={refused}
    />
  );
}
