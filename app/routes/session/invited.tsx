import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Link, redirect } from "react-router";
import { z } from "zod";
import {
  acceptAsNew,
  acceptAsUser,
  openAccountInvitation,
} from "#app/domain/access/accept-invitation.server.ts";
import { requireUser } from "#app/domain/access/authorize.ts";
import { Problem } from "#app/domain/problem.ts";
import { readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { NewPasswordField } from "#app/routes/layout/new-password-field.tsx";
import { settingCookies } from "#app/routes/layout/setting-cookies.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { signInByPassword } from "#app/server/accounts.server.ts";
import {
  actorOf,
  clientAddressContext,
  countingWrongLinks,
  environmentOf,
  processContext,
} from "#app/server/context.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import type { Route } from "./+types/invited.ts";
import { signInAddress } from "./after-sign-in.ts";

/** Open to whoever holds the link. Changes nothing. */
export function loader({ params, context }: Route.LoaderArgs) {
  const actor = actorOf(context);
  const viewer = actor.kind === "user" ? actor.id : null;
  return countingWrongLinks(context, () =>
    openAccountInvitation(environmentOf(context), params.token, viewer),
  );
}

const schema = z.object({
  name: z.string().trim().min(1).max(120),
  password: z.string().min(1).max(1000),
});

/** Takes the role: as somebody new by the link alone, as somebody known by the own account as well. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const environment = environmentOf(context);
  const actor = actorOf(context);
  const { token } = params;
  const viewer = actor.kind === "user" ? actor.id : null;
  await countingWrongLinks(context, () => openAccountInvitation(environment, token, viewer));
  const form = await request.formData();
  switch (form.get("intent")) {
    case "accept":
      return redirect(`/${await acceptAsUser(environment, token, requireUser(actor).id)}`);
    case "make": {
      const input = readForm(form, schema);
      if (!input.ok) return refuse(form, input.refused.errors);
      const accepted = await acceptAsNew(environment, token, input.values);
      if (!accepted.ok) {
        const field = accepted.fault === "hasAccount" ? "form" : "password";
        return refuse(form, { [field]: accepted.fault });
      }
      const { email, organizationSlug } = accepted;
      const outcome = await signInByPassword(
        context.get(processContext).accounts,
        { email, password: input.values.password },
        context.get(clientAddressContext),
        request.headers.get("user-agent") ?? "",
      );
      return outcome.kind === "signed-in"
        ? redirect(`/${organizationSlug}`, settingCookies(outcome.cookies))
        : redirect("/sign-in");
    }
    default:
      throw new Problem("bad-request");
  }
}

function refuse(form: FormData, errors: Readonly<Record<string, string>>) {
  form.delete("password"); // it stands in no page
  return data({ refused: refuseForm(form, errors) }, { status: 422 });
}

export default function Invited({
  loaderData: { organization, role, email, next },
  actionData,
  params,
}: Route.ComponentProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(actionData?.refused);
  const wrong = errorOf("form");
  return (
    <SitePage>
      <title>{`${t("people.invited.title", { organization })} – Mognad`}</title>
      <h1>{t("people.invited.title", { organization })}</h1>
      <p className="lead">{t("people.invited.lead", { role: t(`people.role.${role}`), email })}</p>
      {wrong && <ErrorSummary title={wrong} />}
      {next === "make-account" && (
        <form method="post" className="form" noValidate>
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <TextField
            label={t("people.invited.name")}
            name="name"
            autoComplete="name"
            defaultValue={actionData?.refused.typed["name"] ?? ""}
            error={errorOf("name")}
            required
          />
          <NewPasswordField label={t("people.invited.password")} error={errorOf("password")} />
          <div>
            <Button type="submit" name="intent" value="make">
              {t("people.invited.make")}
            </Button>
          </div>
        </form>
      )}
      {next === "accept" && (
        <form method="post" className="form">
          <div>
            <Button type="submit" name="intent" value="accept">
              {t("people.invited.accept")}
            </Button>
          </div>
        </form>
      )}
      {next === "sign-in" && (
        <p className="actions">
          <Link to={signInAddress("/sign-in", params.token)}>{t("people.invited.signIn")}</Link>
        </p>
      )}
      {next === "sign-out" && <p>{t("people.invited.signOut")}</p>}
    </SitePage>
  );
}
