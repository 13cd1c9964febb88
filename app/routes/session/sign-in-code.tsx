import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form, Link, redirect } from "react-router";
import { z } from "zod";
import { readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { settingCookies } from "#app/routes/layout/setting-cookies.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { environmentOf, limitingAttempts, processContext, sessionContext } from "#app/server/context.ts";
import { giveCode, readCode } from "#app/server/second-factor.ts";
import { TextField } from "#app/ui/form/text-field.tsx";
import type { Route } from "./+types/sign-in-code.ts";
import { afterSignIn, invitationIn, signInAddress } from "./after-sign-in.ts";

/** Open to all: who has given a password holds a cookie that says so, and everybody else is asked for one first. */
export function loader({ request, context, url }: Route.LoaderArgs) {
  const session = context.get(sessionContext);
  if (session?.hasSecondFactor) throw redirect(afterSignIn(url));
  if (session === null && challengeOf(request) === null) {
    throw redirect(signInAddress("/sign-in", invitationIn(url)));
  }
  return { passwordAgain: signInAddress("/sign-in", invitationIn(url)) };
}

const schema = z.object({ code: z.string().trim().min(1).max(40) });

/** Open to all: the cookie of the password, or of a session without a second factor, says whose code it must be. */
export async function action({ request, context, url }: Route.ActionArgs) {
  const form = await request.formData();
  const input = readForm(form, schema);
  if (!input.ok) return data({ refused: input.refused, seconds: 0, isOver: false }, { status: 422 });
  const code = readCode(input.values.code);
  const account = context.get(sessionContext)?.id ?? challengeOf(request);
  if (account === null) throw redirect(signInAddress("/sign-in", invitationIn(url)));
  if (code === null) return refuse(form, { error: "code" });
  const { accounts } = context.get(processContext);
  const attempt = await limitingAttempts(
    context,
    { credential: "code", account },
    () =>
      giveCode(
        { accounts, environment: environmentOf(context) },
        request.headers.get("cookie") ?? "",
        code,
        request.headers.get("user-agent") ?? "",
      ),
    ({ kind }) => kind === "right",
  );
  if (attempt.kind === "wait") return refuse(form, { seconds: attempt.seconds }, 429);
  const outcome = attempt.result;
  switch (outcome.kind) {
    case "wrong":
      return refuse(form, { error: "code" });
    case "start-over":
      return refuse(form, { isOver: true });
    case "too-many-attempts":
      return refuse(form, { seconds: outcome.retryAfterSeconds }, 429);
    case "right":
      return redirect(afterSignIn(url), settingCookies(outcome.cookies));
  }
}

function refuse(
  form: FormData,
  { error, seconds = 0, isOver = false }: { error?: string; seconds?: number; isOver?: boolean },
  status = 422,
) {
  const refused = refuseForm(form, error === undefined ? {} : { code: error });
  return data({ refused, seconds, isOver }, { status });
}

/** What the cookie says that a password gave; it is looked at by the accounts library alone. */
function challengeOf(request: Request): string | null {
  return /mognad\.two_factor=([^;]+)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? null;
}

export default function SignInCode({ loaderData: { passwordAgain }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(actionData?.refused);
  return (
    <SitePage>
      <title>{`${t("account.code.title")} – Mognad`}</title>
      <h1>{t("account.code.title")}</h1>
      <p className="lead">{t("account.code.lead")}</p>
      <Form method="post" className="form" noValidate>
        {actionData && actionData.seconds > 0 && (
          <Alert data-color="danger" role="alert">
            {t("signIn.tooMany", { seconds: actionData.seconds })}
          </Alert>
        )}
        {actionData?.isOver && (
          <Alert data-color="danger" role="alert">
            {t("account.code.over")}
          </Alert>
        )}
        <TextField
          label={t("account.code.code")}
          description={t("account.code.hint")}
          name="code"
          autoComplete="one-time-code"
          error={errorOf("code")}
          required
        />
        <div>
          <Button type="submit">{t("layout.signIn")}</Button>
        </div>
        <p>
          <Link to={passwordAgain}>{t("account.code.again")}</Link>
        </p>
      </Form>
    </SitePage>
  );
}
