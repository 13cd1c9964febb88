import "#app/ui/form/form.css";
import "#app/routes/account/account.css";
import "./people.css";
import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, redirect } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { changeRole, removeRole } from "#app/domain/access/change-role.server.ts";
import { type HeadedDepartment, type HeldRole, loadPerson } from "#app/domain/access/people-page.server.ts";
import { resetSecondFactor } from "#app/domain/access/second-factor.server.ts";
import { makePasswordLink } from "#app/domain/access/set-password.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { type RefusedForm, readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { actorOf, environmentOf, linkOrigin } from "#app/server/context.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import type { Route } from "./+types/person.ts";
import { AdministrationPage } from "./administration-page.tsx";
import { LinkToHandOver } from "./link-to-hand-over.tsx";
import { changedRole, heldRole } from "./people-input.ts";
import { RoleFields, useRoleName } from "./role-fields.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "people.read", params.org);
  const environment = environmentOf(context);
  return {
    organization: frameOf(scope),
    page: await loadPerson(environment, scope, params.user),
    manages: scope.can("people.manage"),
    canSendMail: environment.canSendMail,
  };
}

type Answer = { readonly refused?: RefusedForm; readonly link?: string };

export async function action(args: Route.ActionArgs) {
  const { scope, intent, form } = await authorizedAction("/:org/administration/people/:user", args);
  const { context, url, params } = args;
  const environment = environmentOf(context);
  const { person } = await loadPerson(environment, scope, params.user);
  const people = `/${scope.slug}/administration/people`;
  const here = `${people}/${person.id}`;
  switch (intent) {
    case "change": {
      const input = readForm(form, changedRole);
      if (!input.ok) return refuse(input.refused);
      const { membership, role, department } = input.values;
      const fault = await changeRole(environment, scope, membership, { role, departmentId: department });
      return fault === null ? redirect(here) : refuse(refuseForm(form, { [membership]: fault }));
    }
    case "remove": {
      const input = readForm(form, heldRole);
      if (!input.ok) return refuse(input.refused);
      const { membership } = input.values;
      const fault = await removeRole(environment, scope, membership);
      if (fault !== null) return refuse(refuseForm(form, { [membership]: fault }));
      return redirect(person.roles.length > 1 ? here : people);
    }
    case "reset-second-factor":
      await resetSecondFactor(environment, scope, person.id);
      return redirect(here);
    case "password-link": {
      const token = await makePasswordLink(environment, scope, person.id);
      const link = `${linkOrigin(context, url)}/password/${token}`;
      return data<Answer>({ link }, { headers: { "Cache-Control": "no-store" } });
    }
  }
}

function refuse(refused: RefusedForm) {
  return data<Answer>({ refused }, { status: 422 });
}

export default function PersonPage({
  loaderData: { organization, page, manages, canSendMail },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation();
  const { person, departments, isOneself, isOurs } = page;
  const errorOf = useFieldError(actionData?.refused);
  const told = Object.keys(actionData?.refused?.errors ?? {}).flatMap((name) => errorOf(name) ?? []);
  return (
    <AdministrationPage organization={organization} part={person.name}>
      {told.length > 0 && <ErrorSummary title={t("form.notTaken")} errors={told} />}
      {actionData?.link && <LinkToHandOver text={t("people.password.handOver")} link={actionData.link} />}
      <dl className="account-facts person-facts">
        <dt>{t("signIn.email")}</dt>
        <dd>{person.email}</dd>
        <dt>{t("people.lastUsed")}</dt>
        <dd>{person.lastUsedOn ?? t("people.neverUsed")}</dd>
        <dt>{t("account.secondFactor.title")}</dt>
        <dd>{t(person.hasSecondFactor ? "people.yes" : "people.no")}</dd>
      </dl>
      <section aria-labelledby="roles">
        <h2 id="roles">{t("people.roles")}</h2>
        {person.roles.map((held) => (
          <RoleForm
            key={`${held.id} ${held.role} ${held.departmentId}`}
            held={held}
            departments={departments}
            manages={manages}
          />
        ))}
      </section>
      {manages && !isOneself && isOurs && (person.hasSecondFactor || !canSendMail) && (
        <section aria-labelledby="help">
          <h2 id="help">{t("people.help.title")}</h2>
          {!canSendMail && (
            <form method="post" className="form-wide">
              <p>{t("people.password.lead")}</p>
              <div>
                <Button type="submit" variant="secondary" name="intent" value="password-link">
                  {t("people.password.make")}
                </Button>
              </div>
            </form>
          )}
          {person.hasSecondFactor && (
            <form method="post" className="form-wide">
              <p>{t("people.secondFactor.resetLead")}</p>
              <div>
                <Button type="submit" variant="secondary" name="intent" value="reset-second-factor">
                  {t("people.secondFactor.reset")}
                </Button>
              </div>
            </form>
          )}
        </section>
      )}
      {manages && !isOneself && !isOurs && <p className="quiet person-facts">{t("people.help.notOurs")}</p>}
    </AdministrationPage>
  );
}

type RoleFormProps = {
  readonly held: HeldRole;
  readonly departments: readonly HeadedDepartment[];
  readonly manages: boolean;
};

function RoleForm({ held, departments, manages }: RoleFormProps) {
  const { t, i18n } = useTranslation();
  const roleName = useRoleName();
  const name = roleName(held.role, held.department);
  const since = t("people.since", { day: formatFor(i18n.language).day(held.since) });
  if (!manages) {
    return (
      <p>
        {name} <span className="quiet">{since}</span>
      </p>
    );
  }
  return (
    <form method="post" className="form-wide">
      <fieldset className="form-part">
        <legend>{name}</legend>
        <p className="quiet">{since}</p>
        <input type="hidden" name="membership" value={held.id} />
        <div className="form-row">
          <RoleFields
            departments={departments}
            role={held.role}
            department={held.departmentId ?? ""}
            errorOf={() => undefined}
          />
        </div>
        <div>
          <Button type="submit" variant="secondary" name="intent" value="change">
            {t("people.change")}
          </Button>
        </div>
        <details>
          <summary>{t("people.remove.title")}</summary>
          <p>{t("people.remove.lead", { role: name })}</p>
          <Button type="submit" variant="secondary" data-color="danger" name="intent" value="remove">
            {t("people.remove.confirm")}
          </Button>
        </details>
      </fieldset>
    </form>
  );
}
