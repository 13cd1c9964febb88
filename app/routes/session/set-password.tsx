import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, redirect } from "react-router";
import { z } from "zod";
import { openPasswordLink, setPasswordByLink } from "#app/domain/access/set-password.server.ts";
import { readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { NewPasswordField } from "#app/routes/layout/new-password-field.tsx";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { countingWrongLinks, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/set-password.ts";

/** Open to whoever holds the link. Changes nothing. */
export function loader({ params, context }: Route.LoaderArgs) {
  return countingWrongLinks(context, () => openPasswordLink(environmentOf(context), params.token));
}

const schema = z.object({ password: z.string().min(1).max(1000) });

/** Sets the password; the holder of the link may, once. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const environment = environmentOf(context);
  await countingWrongLinks(context, () => openPasswordLink(environment, params.token));
  const form = await request.formData();
  const input = readForm(form, schema);
  if (!input.ok) return data({ refused: withoutPassword(input.refused.errors) }, { status: 422 });
  const fault = await countingWrongLinks(context, () =>
    setPasswordByLink(environment, params.token, input.values.password),
  );
  if (fault !== null) return data({ refused: withoutPassword({ password: fault }) }, { status: 422 });
  return redirect("/sign-in?new-password");
}

/** What was typed is not sent back: a password stands in no page. */
function withoutPassword(errors: Readonly<Record<string, string>>) {
  return refuseForm(new FormData(), errors);
}

export default function SetPassword({ loaderData: { email }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(actionData?.refused);
  return (
    <SitePage withoutAccount>
      <title>{`${t("account.reset.set")} – Mognad`}</title>
      <h1>{t("account.reset.set")}</h1>
      <p className="lead">{t("account.reset.for", { email })}</p>
      <form method="post" className="form" noValidate>
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <NewPasswordField label={t("account.password.new")} error={errorOf("password")} />
        <div>
          <Button type="submit">{t("account.password.save")}</Button>
        </div>
      </form>
    </SitePage>
  );
}
