import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Link, redirect, useSearchParams } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import type { DepartmentId } from "#app/domain/id.ts";
import { departmentLines } from "#app/domain/organization/department-lines.ts";
import { addDepartments, moveDepartment } from "#app/domain/organization/departments.server.ts";
import { departmentsPage } from "#app/domain/organization/departments-page.server.ts";
import { Problem } from "#app/domain/problem.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/departments.ts";
import { AdministrationPage } from "./administration-page.tsx";
import { AddForm, PasteForm } from "./department-forms.tsx";
import { dayField, errorsFor, kindFields, nameFields } from "./department-input.ts";
import { CurrentDepartments, EndedDepartments } from "./department-tables.tsx";
import { Saved, savedAt } from "./saved.tsx";
import "#app/ui/form/form.css";
import "./administration.css";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "organization.settings", params.org);
  return {
    organization: frameOf(scope),
    canChange: scope.can("organization.manage"),
    departments: await departmentsPage(environmentOf(context), scope),
  };
}

const added = z.object({ ...nameFields, ...kindFields, from: dayField });
const pasted = z.object({ lines: z.string().max(50_000), pastedFrom: dayField });

export async function action(args: Route.ActionArgs) {
  const { scope, intent, form } = await authorizedAction("/:org/administration/departments", args);
  const environment = environmentOf(args.context);
  if (intent === "up" || intent === "down") {
    const id = form.get("department");
    if (typeof id !== "string") throw new Problem("bad-request");
    await moveDepartment(environment, scope, id as DepartmentId, intent); // looked for among the organization's own
    return redirect(args.url.pathname + args.url.search);
  }
  if (intent === "add") {
    const input = readForm(form, added);
    if (!input.ok) return data({ intent, refused: input.refused }, { status: 422 });
    const { from, ...department } = input.values;
    const written = { ...department, en: department.en || department.sv };
    const fault = await addDepartments(environment, scope, [written], from);
    if (fault === null) return redirect(savedAt(args.url));
    return refusal(intent, form, errorsFor(fault, { day: "from", name: "sv" }));
  }
  const input = readForm(form, pasted);
  if (!input.ok) return data({ intent, refused: input.refused }, { status: 422 });
  const lines = departmentLines(input.values.lines);
  if (!lines.ok) return refusal(intent, form, { lines: lines.fault }, lines.line);
  const fault = await addDepartments(environment, scope, lines.departments, input.values.pastedFrom);
  if (fault === null) return redirect(savedAt(args.url));
  return refusal(intent, form, errorsFor(fault, { day: "pastedFrom", name: "lines" }));
}

/** @param line of a pasted list, the one that cannot be taken */
function refusal(
  intent: "add" | "paste",
  form: FormData,
  errors: Readonly<Record<string, string>>,
  line?: number,
) {
  return data({ intent, refused: { ...refuseForm(form, errors), line } }, { status: 422 });
}

/** Every department that the organization has and had, and the ways to change them. */
export default function Departments({ loaderData, actionData }: Route.ComponentProps) {
  const { t, i18n } = useTranslation();
  const { organization, canChange, departments } = loaderData;
  const { current, ended, unsettled, today } = departments;
  const [search] = useSearchParams();
  const isFirst = search.has("first");
  const here = `/${organization.slug}/administration/departments`;
  const { list } = formatFor(i18n.language);
  const refusedBy = (intent: "add" | "paste") =>
    actionData?.intent === intent ? actionData.refused : undefined;
  return (
    <AdministrationPage organization={organization} part={t("organizationSettings.departments.title")}>
      {isFirst && <p className="actions quiet">{t("firstStart.step", { number: 3 })}</p>}
      <p className="lead">{t("organizationSettings.departments.lead")}</p>
      <Saved />
      {unsettled.map(({ slug, title, gone }) => (
        <Alert key={slug} data-color="warning" className="department-notice">
          {t("organizationSettings.departments.unsettled", {
            round: title,
            names: list(gone.map(({ name }) => inLanguage(name, i18n.language))),
          })}{" "}
          <Link to={`/${organization.slug}/rounds/${encodeURIComponent(slug)}`}>{title}</Link>
        </Alert>
      ))}
      <section>
        <h2>{t("organizationSettings.departments.current")}</h2>
        {current.length === 0 ? (
          <p className="quiet">{t("organizationSettings.departments.empty")}</p>
        ) : (
          <CurrentDepartments departments={current} here={here} today={today} canChange={canChange} />
        )}
        {canChange && current.length > 0 && (
          <p className="actions">
            {isFirst && (
              <Button asChild>
                <Link to={`/${organization.slug}`}>{t("organizationSettings.departments.done")}</Link>
              </Button>
            )}
            <Link to={`${here}/reorganize`}>{t("organizationSettings.departments.reorganize")}</Link>
          </p>
        )}
      </section>
      {ended.length > 0 && (
        <section>
          <h2>{t("organizationSettings.departments.ended")}</h2>
          <EndedDepartments departments={ended} here={here} />
        </section>
      )}
      {canChange && (
        // What has been taken leaves the forms empty.
        <div key={current.length} className="form-wide">
          <AddForm refused={refusedBy("add")} today={today} />
          <PasteForm refused={refusedBy("paste")} today={today} />
        </div>
      )}
    </AdministrationPage>
  );
}
