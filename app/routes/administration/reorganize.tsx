import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form, redirect } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import type { DepartmentId } from "#app/domain/id.ts";
import { departmentLines } from "#app/domain/organization/department-lines.ts";
import { reorganizeDepartments } from "#app/domain/organization/departments.server.ts";
import { departmentsPage } from "#app/domain/organization/departments-page.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { ChoiceField } from "#app/ui/form/choice-field.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextAreaField } from "#app/ui/form/text-area-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import type { Route } from "./+types/reorganize.ts";
import { AdministrationPage } from "./administration-page.tsx";
import { dayField, errorsFor } from "./department-input.ts";
import "#app/ui/form/form.css";
import "./administration.css";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "organization.manage", params.org);
  const { current } = await departmentsPage(environmentOf(context), scope);
  const goingOn = current.filter(({ validTo }) => validTo === null);
  return { organization: frameOf(scope), goingOn: goingOn.map(({ id, name }) => ({ id, name })) };
}

const schema = z.object({
  ending: z.array(z.string()),
  beginning: z.string().max(50_000),
  from: dayField,
});

export async function action(args: Route.ActionArgs) {
  const { scope, form } = await authorizedAction("/:org/administration/departments/reorganize", args);
  const refusal = (errors: Readonly<Record<string, string>>, line?: number) =>
    data({ refused: { ...refuseForm(form, errors), line } }, { status: 422 });
  const input = readForm(form, schema, ["ending"]);
  if (!input.ok) return refusal(input.refused.errors);
  const lines = departmentLines(input.values.beginning);
  if (!lines.ok) return refusal({ beginning: lines.fault }, lines.line);
  const fault = await reorganizeDepartments(environmentOf(args.context), scope, {
    ending: input.values.ending as DepartmentId[], // looked for among the organization's own
    beginning: lines.departments,
    from: input.values.from,
  });
  if (fault !== null) return refusal(errorsFor(fault, { day: "from", name: "beginning" }));
  return redirect(`/${scope.slug}/administration/departments?saved`);
}

/** Departments end on a day and others begin in their place. */
export default function Reorganize({ loaderData, actionData }: Route.ComponentProps) {
  const { t, i18n } = useTranslation();
  const { organization, goingOn } = loaderData;
  const refused = actionData?.refused;
  const errorOf = useFieldError(refused);
  const fault = errorOf("beginning");
  const line = refused?.line;
  return (
    <AdministrationPage organization={organization} part={t("organizationSettings.reorganize.title")}>
      <p className="lead">{t("organizationSettings.reorganize.lead")}</p>
      <Form method="post" className="form-wide" noValidate>
        {refused && <ErrorSummary title={t("form.notTaken")} />}
        <ChoiceField
          type="checkbox"
          name="ending"
          legend={t("organizationSettings.reorganize.ending")}
          error={errorOf("ending")}
          choices={goingOn.map(({ id, name }) => ({ value: id, label: inLanguage(name, i18n.language) }))}
          chosen={refused?.typed["ending"]?.split("\n") ?? []}
        />
        <TextAreaField
          label={t("organizationSettings.reorganize.beginning")}
          description={t("organizationSettings.departments.linesHint")}
          name="beginning"
          rows={4}
          defaultValue={refused?.typed["beginning"] ?? ""}
          error={
            fault !== undefined && line !== undefined
              ? t("organizationSettings.departments.line", { line, fault })
              : fault
          }
        />
        <TextField
          label={t("organizationSettings.reorganize.from")}
          name="from"
          type="date"
          defaultValue={refused?.typed["from"] ?? ""}
          error={errorOf("from")}
        />
        <p className="quiet">{t("organizationSettings.reorganize.effect")}</p>
        <div>
          <Button type="submit">{t("organizationSettings.reorganize.submit")}</Button>
        </div>
      </Form>
    </AdministrationPage>
  );
}
