import "#app/ui/form/form.css";
import "./respondents.css";
import { Alert, Tag } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Link, redirect } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import type { InvitationId } from "#app/domain/id.ts";
import { looksLikeSecret } from "#app/domain/response/invitation.server.ts";
import {
  type Changed,
  changeOffice,
  deleteInvited,
  endLink,
  makeLink,
  moveInvited,
  replaceInvited,
  restoreInvited,
  takeBack,
} from "#app/domain/round/respondents/invitation-changes.server.ts";
import { type InvitedPage, invitedPage } from "#app/domain/round/respondents/respondents-page.server.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { type RefusedForm, readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { CopyButton, LinkToCopy } from "#app/routes/layout/link-to-copy.tsx";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf, linkOrigin } from "#app/server/context.ts";
import type { Route } from "./+types/respondent.ts";
import { LatestMailText } from "./latest-mail-text.tsx";
import { departmentField, holderFields, roleField } from "./office-form.ts";
import { ChangeForm, MoveForm, ReplaceForm, TakeBackForm } from "./respondent-forms.tsx";
import { RespondentLinks } from "./respondent-links.tsx";
import { RoundPage } from "./round-page.tsx";
import { invitedStateColors } from "./stage-colors.ts";
import { useDepartmentName } from "./use-department-name.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "respondents.read", params.org);
  const environment = environmentOf(context);
  const page = await invitedPage(environment, scope, params.round, params.invitation);
  return {
    organization: frameOf(scope),
    page,
    done: doings.find((doing) => doing === url.searchParams.get("done")) ?? null,
    // The next link is chosen before it is asked for, so that a form sent twice makes one.
    newToken: page.manages ? environment.newSecret() : null,
  };
}

/** What is told of once it is done. */
const doings = ["change", "move", "replace", "revoke", "restore", "end-link"] as const;

const forms = {
  change: z.object({ ...holderFields, role: roleField }),
  move: z.object({ departmentId: departmentField }),
  replace: z.object({ ...holderFields, answers: z.enum(["remove", "along"]).default("remove") }),
  "new-link": z.object({ newToken: z.string().refine(looksLikeSecret, "notUnderstood") }),
  "end-link": z.object({ link: z.string().min(1).max(100) }),
};

/** Does one thing with one who is invited. */
export async function action(args: Route.ActionArgs) {
  const { scope, intent, form } = await authorizedAction("/:org/rounds/:round/respondents/:invitation", args);
  const { params, context, url } = args;
  const environment = environmentOf(context);
  // Whether there is such an invitation, the use case says.
  const which = { slug: params.round, id: params.invitation as InvitationId };
  const refuse = (errors: RefusedForm["errors"]) =>
    data({ intent, refused: refuseForm(form, errors) } as const, { status: 422 });
  const told = (changed: Changed) => {
    if (changed.ok) return redirect(`${url.pathname}?done=${intent}`);
    const { department, ...errors } = changed.errors;
    return refuse({ ...errors, ...(department && { departmentId: department }) });
  };
  switch (intent) {
    case "change": {
      const input = readForm(form, forms.change);
      if (!input.ok) return refuse(input.refused.errors);
      return told(await changeOffice(environment, scope, which, input.values));
    }
    case "move": {
      const input = readForm(form, forms.move);
      if (!input.ok) return refuse(input.refused.errors);
      return told(await moveInvited(environment, scope, which, input.values.departmentId));
    }
    case "replace": {
      const input = readForm(form, forms.replace);
      if (!input.ok) return refuse(input.refused.errors);
      const { answers, ...colleague } = input.values;
      const takesAnswers = answers === "along";
      return told(await replaceInvited(environment, scope, which, { ...colleague, takesAnswers }));
    }
    case "revoke":
      return told(await takeBack(environment, scope, which));
    case "restore":
      return told(await restoreInvited(environment, scope, which));
    case "delete": {
      const deleted = await deleteInvited(environment, scope, which);
      if (!deleted.ok) return told(deleted);
      return redirect(`/${params.org}/rounds/${encodeURIComponent(params.round)}/respondents?done=deleted`);
    }
    case "new-link": {
      const input = readForm(form, forms["new-link"]);
      if (!input.ok) return refuse({ form: "notUnderstood" });
      const { newToken } = input.values;
      await makeLink(environment, scope, which, newToken);
      return data({ intent, link: `${linkOrigin(context, url)}/r/${newToken}` } as const);
    }
    case "end-link": {
      const input = readForm(form, forms["end-link"]);
      if (!input.ok) return refuse({ form: "notUnderstood" });
      await endLink(environment, scope, which, input.values.link);
      return redirect(`${url.pathname}?done=${intent}`);
    }
  }
}

/** One who is invited: what is known, what can be done, and the links. */
export default function Respondent({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, page, done, newToken } = loaderData;
  const list = `/${params.org}/rounds/${encodeURIComponent(params.round)}/respondents`;
  const refused = actionData && "refused" in actionData ? actionData.refused : undefined;
  const refusedOf = (intent: string) => (actionData?.intent === intent ? refused : undefined);
  return (
    <RoundPage organization={organization} round={page.round} part={withSoftHyphens(page.one.office.title)}>
      {done && !actionData && (
        <Alert className="respondents-notice" data-color="success" role="status">
          {t(`respondents.did.${done}`)}
        </Alert>
      )}
      {actionData && "link" in actionData && <NewLink link={actionData.link} />}
      <Facts page={page} />
      <p>
        <Link to={list}>{t("respondents.backToList")}</Link>
      </p>
      {page.manages && !page.canChange && <p className="quiet">{t("respondents.note.settled")}</p>}
      {page.canChange && page.one.state !== "revoked" && (
        <>
          <ChangeForm key={`change ${done}`} page={page} refused={refusedOf("change")} />
          <MoveForm page={page} refused={refusedOf("move")} />
          <ReplaceForm page={page} refused={refusedOf("replace")} />
        </>
      )}
      <RespondentLinks page={page} newToken={newToken} />
      {page.canChange && <TakeBackForm page={page} refused={refusedOf("delete")} />}
    </RoundPage>
  );
}

function NewLink({ link }: { readonly link: string }) {
  const { t } = useTranslation();
  return (
    <Alert className="respondents-notice" data-color="success" role="status">
      <LinkToCopy label={t("respondents.links.new")} link={link} />
      <p>{t("respondents.links.once")}</p>
      <p className="actions">
        <CopyButton text={link} />
      </p>
    </Alert>
  );
}

function Facts({ page: { one, departments } }: { readonly page: InvitedPage }) {
  const { t } = useTranslation();
  const nameOf = useDepartmentName(departments);
  const { office, state, mail } = one;
  return (
    <dl className="respondent-facts">
      <dt>{t("respondents.office.department")}</dt>
      <dd>{withSoftHyphens(nameOf(office.departmentId))}</dd>
      <dt>{t("respondents.office.role")}</dt>
      <dd>{t(`respondents.role.${office.role}`)}</dd>
      <dt>{t("respondents.office.email")}</dt>
      <dd className="respondents-email">{office.email ?? "–"}</dd>
      <dt>{t("respondents.filter.state")}</dt>
      <dd>
        <Tag data-color={invitedStateColors[state]}>{t(`respondents.state.${state}`)}</Tag>
      </dd>
      <dt>{t("respondents.table.mail")}</dt>
      <dd>{mail ? <LatestMailText mail={mail} /> : t("respondents.mail.none")}</dd>
    </dl>
  );
}
