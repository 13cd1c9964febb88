import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form, redirect } from "react-router";
import { z } from "zod";
import { askForPasswordLink } from "#app/domain/access/set-password.server.ts";
import { getLanguage } from "#app/i18n/middleware.server.ts";
import { readForm } from "#app/routes/layout/form-input.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { environmentOf, limitingAttempts } from "#app/server/context.ts";
import { TextField } from "#app/ui/form/text-field.tsx";
import type { Route } from "./+types/forgot-password.ts";

/** Open to all. */
export function loader({ context, url }: Route.LoaderArgs) {
  return { canSendMail: environmentOf(context).canSendMail, isAsked: url.searchParams.has("asked") };
}

const schema = z.object({ email: z.string().trim().toLowerCase().pipe(z.email().max(254)) });

/** Open to all; the answer is the same whether the address has an account or not. */
export async function action({ request, context }: Route.ActionArgs) {
  const environment = environmentOf(context);
  const input = readForm(await request.formData(), schema);
  if (!input.ok) return data({ refused: input.refused, seconds: 0 }, { status: 422 });
  const { email } = input.values;
  const attempt = await limitingAttempts(
    context,
    { credential: "reset", account: email },
    async () => {
      if (environment.canSendMail) await askForPasswordLink(environment, email, getLanguage(context));
    },
    () => false, // each one sends a mail to somebody who may not have asked for it
  );
  if (attempt.kind === "wait") {
    return data({ refused: { typed: { email }, errors: {} }, seconds: attempt.seconds }, { status: 429 });
  }
  return redirect("/forgot-password?asked");
}

export default function ForgotPassword({
  loaderData: { canSendMail, isAsked },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(actionData?.refused);
  return (
    <SitePage>
      <title>{`${t("account.reset.title")} – Mognad`}</title>
      <h1>{t("account.reset.title")}</h1>
      {!canSendMail ? (
        <p className="lead">{t("account.reset.byHand")}</p>
      ) : isAsked ? (
        <p className="lead" role="status">
          {t("account.reset.asked")}
        </p>
      ) : (
        <>
          <p className="lead">{t("account.reset.lead")}</p>
          <Form method="post" className="form" noValidate>
            {actionData && actionData.seconds > 0 && (
              <Alert data-color="danger" role="alert">
                {t("signIn.tooMany", { seconds: actionData.seconds })}
              </Alert>
            )}
            <TextField
              label={t("signIn.email")}
              name="email"
              type="email"
              autoComplete="username"
              defaultValue={actionData?.refused.typed["email"] ?? ""}
              error={errorOf("email")}
              required
            />
            <div>
              <Button type="submit">{t("account.reset.send")}</Button>
            </div>
          </Form>
        </>
      )}
    </SitePage>
  );
}
