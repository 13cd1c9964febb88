import "#app/ui/form/form.css";
import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form, Link, redirect } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import { invite } from "#app/domain/round/respondents/invite.server.ts";
import { invitingPage } from "#app/domain/round/respondents/respondents-page.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { SelectField } from "#app/ui/form/select-field.tsx";
import type { Route } from "./+types/add-respondent.ts";
import { HolderFields, RoleField } from "./office-fields.tsx";
import { departmentField, holderFields, roleField } from "./office-form.ts";
import { RoundPage } from "./round-page.tsx";
import { useDepartmentName } from "./use-department-name.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "rounds.manage", params.org);
  const inviting = await invitingPage(environmentOf(context), scope, params.round);
  return { organization: frameOf(scope), inviting };
}

const schema = z.object({ ...holderFields, role: roleField, departmentId: departmentField });

/** Invites one. */
export async function action(args: Route.ActionArgs) {
  const { scope, form } = await authorizedAction("/:org/rounds/:round/respondents/new", args);
  const input = readForm(form, schema);
  if (!input.ok) return data({ refused: input.refused }, { status: 422 });
  const made = await invite(environmentOf(args.context), scope, args.params.round, input.values);
  if (!made.ok) {
    const { department, ...errors } = made.errors;
    const refused = refuseForm(form, { ...errors, ...(department && { departmentId: department }) });
    return data({ refused }, { status: 422 });
  }
  const { org, round } = args.params;
  const department = encodeURIComponent(input.values.departmentId);
  return redirect(
    `/${org}/rounds/${encodeURIComponent(round)}/respondents?department=${department}&done=added`,
  );
}

/** The form by which one more is invited. */
export default function AddRespondent({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, inviting } = loaderData;
  const refused = actionData?.refused;
  const error = useFieldError(refused);
  const nameOf = useDepartmentName(inviting.departments);
  const list = `/${params.org}/rounds/${encodeURIComponent(params.round)}/respondents`;
  return (
    <RoundPage organization={organization} round={inviting.round} part={t("respondents.add")}>
      {inviting.canChange ? (
        <Form method="post" className="form-wide" noValidate>
          {refused && <ErrorSummary title={t("form.notTaken")} />}
          <SelectField
            label={t("respondents.office.department")}
            name="departmentId"
            defaultValue={refused?.typed["departmentId"] ?? ""}
            error={error("departmentId")}
            options={[
              { value: "", label: t("respondents.office.choose") },
              ...inviting.departments.map(({ id }) => ({ value: id, label: nameOf(id) })),
            ]}
          />
          <HolderFields office={{}} refused={refused} />
          <RoleField office={{}} refused={refused} />
          <p className="actions">
            <Button type="submit">{t("respondents.add")}</Button>
            <Link to={list}>{t("respondents.back")}</Link>
          </p>
        </Form>
      ) : (
        <p className="lead">{t("respondents.note.settled")}</p>
      )}
    </RoundPage>
  );
}
