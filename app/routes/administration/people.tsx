import "#app/ui/form/form.css";
import "./people.css";
import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Link, redirect } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import {
  invitePerson,
  renewAccountInvitation,
  revokeAccountInvitation,
} from "#app/domain/access/invite-person.server.ts";
import { type InvitedPerson, loadPeople, type Person } from "#app/domain/access/people-page.server.ts";
import { requireSecondFactor } from "#app/domain/access/second-factor.server.ts";
import { getLanguage } from "#app/i18n/middleware.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { type RefusedForm, readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import { actorOf, environmentOf, linkOrigin, sessionOf } from "#app/server/context.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import { Table } from "#app/ui/table.tsx";
import type { Route } from "./+types/people.ts";
import { AdministrationPage } from "./administration-page.tsx";
import { LinkToHandOver } from "./link-to-hand-over.tsx";
import { invitedPerson, requiredSecondFactor, waitingInvitation } from "./people-input.ts";
import { RoleFields, useRoleName } from "./role-fields.tsx";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "people.read", params.org);
  const environment = environmentOf(context);
  const done = url.searchParams.get("done");
  return {
    organization: frameOf(scope),
    page: await loadPeople(environment, scope),
    manages: scope.can("people.manage"),
    canSendMail: environment.canSendMail,
    done: (["sent", "added"] as const).find((each) => each === done) ?? null,
  };
}

type Answer = { readonly refused?: RefusedForm; readonly link?: string };

export async function action(args: Route.ActionArgs) {
  const { scope, intent, form } = await authorizedAction("/:org/administration/people", args);
  const { context, url } = args;
  const environment = environmentOf(context);
  const language = getLanguage(context);
  const here = `/${scope.slug}/administration/people`;
  const handOver = (token: string | null) =>
    token === null ? redirect(`${here}?done=sent`) : showOnce(`${linkOrigin(context, url)}/invited/${token}`);
  switch (intent) {
    case "invite": {
      const input = readForm(form, invitedPerson);
      if (!input.ok) return refuse(input.refused);
      const { email, role, department } = input.values;
      const wanted = { email, role, departmentId: department, language };
      const outcome = await invitePerson(environment, scope, wanted);
      if (outcome.kind === "added") return redirect(`${here}?done=added`);
      if (outcome.kind === "invited") return handOver(outcome.token);
      const field = outcome.fault === "departmentMissing" ? "department" : "email";
      return refuse(refuseForm(form, { [field]: outcome.fault }));
    }
    case "renew": {
      const input = readForm(form, waitingInvitation);
      if (!input.ok) return refuse(input.refused);
      return handOver(await renewAccountInvitation(environment, scope, input.values.invitation, language));
    }
    case "revoke": {
      const input = readForm(form, waitingInvitation);
      if (!input.ok) return refuse(input.refused);
      await revokeAccountInvitation(environment, scope, input.values.invitation);
      return redirect(here);
    }
    case "second-factor": {
      const input = readForm(form, requiredSecondFactor);
      if (!input.ok) return refuse(input.refused);
      const required = input.values.required === "yes";
      const fault = await requireSecondFactor(environment, scope, required, sessionOf(context).id);
      return fault === null ? redirect(here) : refuse(refuseForm(form, { required: fault }));
    }
  }
}

function refuse(refused: RefusedForm) {
  return data<Answer>({ refused }, { status: 422 });
}

function showOnce(link: string) {
  return data<Answer>({ link }, { headers: { "Cache-Control": "no-store" } });
}

export default function People({
  loaderData: { organization, page, manages, canSendMail, done },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation();
  const refused = actionData?.refused;
  const errorOf = useFieldError(refused);
  const told = Object.keys(refused?.errors ?? {}).flatMap((name) => errorOf(name) ?? []);
  return (
    <AdministrationPage organization={organization} part={t("people.title")}>
      {told.length > 0 && <ErrorSummary title={t("form.notTaken")} errors={told} />}
      {actionData?.link && <LinkToHandOver text={t("people.handOver")} link={actionData.link} />}
      {done && !actionData && (
        <Alert data-color="success" role="status">
          {t(`people.done.${done}`)}
        </Alert>
      )}
      <PeopleTable people={page.people} />
      {page.invited.length > 0 && (
        <InvitedTable invited={page.invited} manages={manages} canSendMail={canSendMail} />
      )}
      {manages && (
        <>
          <section aria-labelledby="invite">
            <h2 id="invite">{t("people.invite.title")}</h2>
            <p className="quiet">{t(canSendMail ? "people.invite.byMail" : "people.invite.byHand")}</p>
            <form method="post" className="form-wide" noValidate>
              <TextField
                label={t("signIn.email")}
                name="email"
                type="email"
                autoComplete="off"
                defaultValue={refused?.typed["email"] ?? ""}
                error={errorOf("email")}
                required
              />
              <div className="form-row">
                <RoleFields
                  departments={page.departments}
                  role={refused?.typed["role"] ?? "reader"}
                  department={refused?.typed["department"] ?? ""}
                  errorOf={errorOf}
                />
              </div>
              <div>
                <Button type="submit" name="intent" value="invite">
                  {t("people.invite.submit")}
                </Button>
              </div>
            </form>
          </section>
          <section aria-labelledby="second-factor">
            <h2 id="second-factor">{t("account.secondFactor.title")}</h2>
            <p>
              {t(page.requiresSecondFactor ? "people.secondFactor.isRequired" : "people.secondFactor.isFree")}
            </p>
            <form method="post" className="actions">
              <input type="hidden" name="required" value={page.requiresSecondFactor ? "no" : "yes"} />
              <Button type="submit" variant="secondary" name="intent" value="second-factor">
                {t(page.requiresSecondFactor ? "people.secondFactor.free" : "people.secondFactor.require")}
              </Button>
            </form>
          </section>
        </>
      )}
    </AdministrationPage>
  );
}

function PeopleTable({ people }: { readonly people: readonly Person[] }) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  return (
    <Table
      caption={t("people.title")}
      columns={[
        { key: "name", label: t("account.name") },
        { key: "email", label: t("signIn.email") },
        { key: "roles", label: t("people.roleLabel") },
        { key: "used", label: t("people.lastUsed") },
        { key: "factor", label: t("account.secondFactor.title") },
      ]}
    >
      {people.map(({ id, name, email, roles, lastUsedOn, hasSecondFactor }) => (
        <tr key={id}>
          <th scope="row">
            <Link to={id}>{name}</Link>
          </th>
          <td>{email}</td>
          <td>
            <ul className="people-roles">
              {roles.map((held) => (
                <li key={held.id}>{roleName(held.role, held.department)}</li>
              ))}
            </ul>
          </td>
          <td>{lastUsedOn ?? t("people.neverUsed")}</td>
          <td>{t(hasSecondFactor ? "people.yes" : "people.no")}</td>
        </tr>
      ))}
    </Table>
  );
}

type InvitedTableProps = {
  readonly invited: readonly InvitedPerson[];
  readonly manages: boolean;
  readonly canSendMail: boolean;
};

function InvitedTable({ invited, manages, canSendMail }: InvitedTableProps) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const moment = useMoment();
  return (
    <section>
      <h2>{t("people.waiting.title")}</h2>
      <Table
        caption={t("people.waiting.title")}
        columns={[
          { key: "email", label: t("signIn.email") },
          { key: "role", label: t("people.roleLabel") },
          { key: "until", label: t("people.waiting.until") },
          ...(manages ? [{ key: "do", label: t("people.waiting.do"), hidden: true }] : []),
        ]}
      >
        {invited.map(({ id, email, role, department, expiresAt, hasExpired }) => (
          <tr key={id}>
            <th scope="row">{email}</th>
            <td>{roleName(role, department)}</td>
            <td>{hasExpired ? t("people.waiting.expired") : moment(expiresAt)}</td>
            {manages && (
              <td>
                <form method="post" className="row-actions">
                  <input type="hidden" name="invitation" value={id} />
                  <button type="submit" className="link-button" name="intent" value="renew">
                    {t(canSendMail ? "people.waiting.resend" : "people.waiting.newLink")}
                  </button>
                  <button type="submit" className="link-button" name="intent" value="revoke">
                    {t("people.waiting.revoke")}
                  </button>
                </form>
              </td>
            )}
          </tr>
        ))}
      </Table>
    </section>
  );
}
