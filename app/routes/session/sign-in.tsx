import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form, Link, redirect, useNavigation } from "react-router";
import { z } from "zod";
import { signInPlaces } from "#app/domain/provider/sign-in.server.ts";
import { settingCookies } from "#app/routes/layout/setting-cookies.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useFrame } from "#app/routes/layout/use-frame.ts";
import { signInByPassword } from "#app/server/accounts.server.ts";
import {
  actorOf,
  clientAddressContext,
  environmentOf,
  limitingAttempts,
  processContext,
} from "#app/server/context.ts";
import { TextField } from "#app/ui/form/text-field.tsx";
import type { Route } from "./+types/sign-in.ts";
import { afterSignIn, invitationIn, signInAddress } from "./after-sign-in.ts";
import { OrganizationChoice } from "./organization-choice.tsx";

const schema = z.object({ email: z.email(), password: z.string().min(1).max(128) });

/** Open to all; somebody signed in already has no errand here. */
export async function loader({ context, url }: Route.LoaderArgs) {
  if (actorOf(context).kind === "user") throw redirect(afterSignIn(url));
  return {
    isNewPassword: url.searchParams.has("new-password"),
    places: await signInPlaces(environmentOf(context)),
  };
}

type Refusal = {
  readonly email: string;
  readonly reason: "missing" | "failed" | "tooMany";
  readonly seconds: number;
};

/** Open to all: this is how one stops being a stranger. */
export async function action({ request, context, url }: Route.ActionArgs) {
  const form = Object.fromEntries(await request.formData());
  const email = typeof form["email"] === "string" ? form["email"].trim() : "";
  const input = schema.safeParse({ ...form, email });
  if (!input.success) return refuse({ email, reason: "missing", seconds: 0 }, 400);
  const attempt = await limitingAttempts(
    context,
    { credential: "password", account: email },
    () =>
      signInByPassword(
        context.get(processContext).accounts,
        input.data,
        context.get(clientAddressContext),
        request.headers.get("user-agent") ?? "",
      ),
    ({ kind }) => kind === "signed-in" || kind === "code-wanted",
  );
  if (attempt.kind === "wait") return refuse({ email, reason: "tooMany", seconds: attempt.seconds }, 429);
  const outcome = attempt.result;
  switch (outcome.kind) {
    case "too-many-attempts":
      return refuse({ email, reason: "tooMany", seconds: outcome.retryAfterSeconds }, 429);
    case "refused":
      return refuse({ email, reason: "failed", seconds: 0 }, 401);
    case "code-wanted":
      return redirect(signInAddress("/sign-in/code", invitationIn(url)), settingCookies(outcome.cookies));
    case "signed-in":
      return redirect(afterSignIn(url), settingCookies(outcome.cookies));
  }
}

function refuse(refusal: Refusal, status: number) {
  return data(refusal, { status });
}

export default function SignIn({ loaderData: { isNewPassword, places }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const frame = useFrame();
  const busy = useNavigation().state !== "idle";
  return (
    <SitePage>
      <title>{`${t("signIn.title")} – Mognad`}</title>
      <h1>{t("signIn.title")}</h1>
      <p className="lead">{t("signIn.lead")}</p>
      {frame?.demonstration && <p className="quiet sign-in-hint">{t("signIn.demonstration")}</p>}
      {isNewPassword && !actionData && (
        <Alert data-color="success" role="status">
          {t("account.reset.done")}
        </Alert>
      )}
      <Form method="post" className="form" noValidate>
        {actionData && (
          <Alert data-color="danger" role="alert">
            {t(`signIn.${actionData.reason}`, { seconds: actionData.seconds })}
          </Alert>
        )}
        <TextField
          label={t("signIn.email")}
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={actionData?.email ?? ""}
          required
        />
        <TextField
          label={t("signIn.password")}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <div>
          <Button type="submit" loading={busy}>
            {t("signIn.submit")}
          </Button>
        </div>
        <p>
          <Link to="/forgot-password">{t("account.reset.title")}</Link>
        </p>
      </Form>
      <OrganizationChoice places={places} />
    </SitePage>
  );
}
