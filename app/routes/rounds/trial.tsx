import "#app/ui/form/form.css";
import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, redirect } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import { invitingPage } from "#app/domain/round/respondents/respondents-page.server.ts";
import { beginTrial } from "#app/domain/round/respondents/trial.server.ts";
import { getI18next } from "#app/i18n/middleware.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { SelectField } from "#app/ui/form/select-field.tsx";
import type { Route } from "./+types/trial.ts";
import { RoleField } from "./office-fields.tsx";
import { departmentField, roleField } from "./office-form.ts";
import { RoundPage } from "./round-page.tsx";
import { useDepartmentName } from "./use-department-name.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "rounds.manage", params.org);
  const inviting = await invitingPage(environmentOf(context), scope, params.round);
  return { organization: frameOf(scope), inviting };
}

const schema = z.object({ role: roleField, departmentId: departmentField });

/** Begins a trial, on the page where somebody invited begins. */
export async function action(args: Route.ActionArgs) {
  const { scope, form } = await authorizedAction("/:org/rounds/:round/trial", args);
  const input = readForm(form, schema);
  if (!input.ok) return data({ refused: input.refused }, { status: 422 });
  const { t } = getI18next(args.context);
  const wanted = { ...input.values, title: t("respondents.trial.holder") };
  const token = await beginTrial(environmentOf(args.context), scope, args.params.round, wanted);
  if (token === null)
    return data({ refused: refuseForm(form, { departmentId: "missing" }) }, { status: 422 });
  return redirect(`/r/${token}`);
}

/** The page on which a coordinator chooses as whom to try the form. */
export default function Trial({ loaderData: { organization, inviting }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const refused = actionData?.refused;
  const error = useFieldError(refused);
  const nameOf = useDepartmentName(inviting.departments);
  return (
    <RoundPage organization={organization} round={inviting.round} part={t("respondents.trial.title")}>
      {inviting.canChange ? (
        <>
          <p className="lead">{t("respondents.trial.lead")}</p>
          {/* Leads to a page of another kind, without account: the browser itself goes there. */}
          <form method="post" className="form-wide" noValidate>
            {refused && <ErrorSummary title={t("form.notTaken")} />}
            <SelectField
              label={t("respondents.office.department")}
              name="departmentId"
              defaultValue={refused?.typed["departmentId"] ?? inviting.departments[0]?.id ?? ""}
              error={error("departmentId")}
              options={inviting.departments.map(({ id }) => ({ value: id, label: nameOf(id) }))}
            />
            <RoleField office={{ role: "management" }} refused={refused} />
            <p className="quiet">{t("respondents.trial.removed")}</p>
            <div>
              <Button type="submit">{t("respondents.trial.begin")}</Button>
            </div>
          </form>
        </>
      ) : (
        <p className="lead">{t("respondents.trial.over")}</p>
      )}
    </RoundPage>
  );
}
