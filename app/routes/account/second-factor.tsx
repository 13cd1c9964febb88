import "#app/ui/form/form.css";
import "./account.css";
import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Link, redirect } from "react-router";
import { z } from "zod";
import { requireUser } from "#app/domain/access/authorize.ts";
import { loadOwnAccount } from "#app/domain/access/own-account.server.ts";
import { turnOffSecondFactor } from "#app/domain/access/second-factor.server.ts";
import { isPassword } from "#app/domain/access/set-password.server.ts";
import { Problem } from "#app/domain/problem.ts";
import { readForm } from "#app/routes/layout/form-input.ts";
import { settingCookies } from "#app/routes/layout/setting-cookies.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { actorOf, environmentOf, limitingAttempts, processContext, sessionOf } from "#app/server/context.ts";
import { beginSecondFactor, confirmSecondFactor, giveCode, readCode } from "#app/server/second-factor.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import { Breadcrumbs } from "#app/ui/page.tsx";
import type { Route } from "./+types/second-factor.ts";
import { type ShownSecret, showSecret } from "./secret-picture.server.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const { id } = requireUser(actorOf(context));
  const session = sessionOf(context);
  const { hasPassword, hasSecondFactor } = await loadOwnAccount(environmentOf(context), id, session.id);
  return { hasPassword, isOn: hasSecondFactor, isGiven: session.hasSecondFactor };
}

const begin = z.object({ password: z.string().max(1000).optional() });
const confirm = z.object({ code: z.string().trim().min(1).max(40), uri: z.string().min(1).max(1000) });
const off = z.object({
  password: z.string().max(1000).optional(),
  code: z.string().trim().min(1).max(40),
});

type Answer = {
  readonly errors: Readonly<Record<string, string>>;
  readonly secret: ShownSecret | null;
  readonly backupCodes: readonly string[];
};

const nothing: Answer = { errors: {}, secret: null, backupCodes: [] };

export async function action({ request, context }: Route.ActionArgs) {
  const user = requireUser(actorOf(context));
  const environment = environmentOf(context);
  const environs = { accounts: context.get(processContext).accounts, environment };
  const cookie = request.headers.get("cookie") ?? "";
  const form = await request.formData();
  switch (form.get("intent")) {
    case "begin": {
      const input = readForm(form, begin);
      if (!input.ok) return refuse(input.refused.errors);
      const attempt = await limitingAttempts(
        context,
        { credential: "password", account: user.id },
        () => beginSecondFactor(environs, cookie, input.values.password),
        (uri) => uri !== null,
      );
      if (attempt.kind === "wait") return refuse({ password: "waitAMoment" }, null, 429);
      const secret = attempt.result === null ? null : await showSecret(attempt.result);
      return secret ? answer({ ...nothing, secret }) : refuse({ password: "wrongPassword" });
    }
    case "confirm": {
      const secret = await showSecret(String(form.get("uri") ?? ""));
      const input = readForm(form, confirm);
      if (!input.ok) return refuse(input.refused.errors, secret);
      const code = readCode(input.values.code);
      if (code?.kind !== "app") return refuse({ code: "code" }, secret);
      const attempt = await limitingAttempts(
        context,
        { credential: "code", account: user.id },
        () => confirmSecondFactor(environs, cookie, code.code, request.headers.get("user-agent") ?? ""),
        (begun) => begun !== null,
      );
      if (attempt.kind === "wait") return refuse({ code: "waitAMoment" }, secret, 429);
      if (attempt.result === null) return refuse({ code: "code" }, secret);
      const { backupCodes, cookies } = attempt.result;
      return answer({ ...nothing, backupCodes }, settingCookies(cookies));
    }
    case "off": {
      const input = readForm(form, off);
      if (!input.ok) return refuse(input.refused.errors);
      const code = readCode(input.values.code);
      if (code === null) return refuse({ code: "code" });
      const { hasPassword } = await loadOwnAccount(environment, user.id, sessionOf(context).id);
      const attempt = await limitingAttempts(
        context,
        { credential: "code", account: user.id },
        async () => {
          const password = input.values.password ?? "";
          if (hasPassword && !(await isPassword(environment.database.read, user.id, password))) {
            return { password: "wrongPassword" };
          }
          return (await giveCode(environs, cookie, code)).kind === "right" ? null : { code: "code" };
        },
        (errors) => errors === null,
      );
      if (attempt.kind === "wait") return refuse({ code: "waitAMoment" }, null, 429);
      if (attempt.result !== null) return refuse(attempt.result);
      await turnOffSecondFactor(environment, user.id);
      return redirect("/account/second-factor");
    }
    default:
      throw new Problem("bad-request");
  }
}

function answer(given: Answer, init: { readonly headers?: Headers; readonly status?: number } = {}) {
  const headers = init.headers ?? new Headers();
  headers.set("Cache-Control", "no-store"); // the page holds what is shown once
  return data(given, { ...init, headers });
}

function refuse(errors: Readonly<Record<string, string>>, secret: ShownSecret | null = null, status = 422) {
  return answer({ ...nothing, errors, secret }, { status });
}

export default function SecondFactor({
  loaderData: { hasPassword, isOn, isGiven },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation();
  const { errors, secret, backupCodes } = actionData ?? nothing;
  const errorOf = useFieldError({ typed: {}, errors });
  const told = Object.keys(errors).flatMap((name) => errorOf(name) ?? []);
  const password = (
    <TextField
      label={t("signIn.password")}
      name="password"
      type="password"
      autoComplete="current-password"
      error={errorOf("password")}
      required
    />
  );
  const code = (
    <TextField
      label={t("account.code.code")}
      {...(isOn && { description: t("account.code.hint") })}
      name="code"
      autoComplete="one-time-code"
      error={errorOf("code")}
      required
    />
  );
  return (
    <SitePage>
      <title>{`${t("account.secondFactor.title")} – Mognad`}</title>
      <Breadcrumbs
        label={t("layout.breadcrumbs")}
        crumbs={[{ to: "/account", label: t("account.title") }, { label: t("account.secondFactor.title") }]}
      />
      <h1>{t("account.secondFactor.title")}</h1>
      {told.length > 0 && <ErrorSummary title={t("form.notTaken")} errors={told} />}
      {backupCodes.length > 0 ? (
        <>
          <Alert data-color="success" role="status">
            {t("account.secondFactor.nowOn")}
          </Alert>
          <p className="lead">{t("account.secondFactor.backup")}</p>
          <ul className="backup-codes panel">
            {backupCodes.map((backup) => (
              <li key={backup}>{backup}</li>
            ))}
          </ul>
          <p className="actions">
            <Link to="/">{t("account.secondFactor.kept")}</Link>
          </p>
        </>
      ) : secret ? (
        <form method="post" className="form" noValidate>
          <p className="lead">{t("account.secondFactor.scan")}</p>
          <img className="secret-picture" src={secret.picture} alt={t("account.secondFactor.picture")} />
          <p>
            {t("account.secondFactor.type")} <span className="secret-text">{secret.text}</span>
          </p>
          <input type="hidden" name="uri" value={secret.uri} />
          {code}
          <div>
            <Button type="submit" name="intent" value="confirm">
              {t("account.secondFactor.confirm")}
            </Button>
          </div>
        </form>
      ) : isOn ? (
        <>
          <p className="lead">{t("account.secondFactor.isOn")}</p>
          {!isGiven && (
            <p className="actions">
              <Link to="/sign-in/code">{t("account.secondFactor.give")}</Link>
            </p>
          )}
          <section aria-labelledby="off">
            <h2 id="off">{t("account.secondFactor.off")}</h2>
            <form method="post" className="form" noValidate>
              {hasPassword && password}
              {code}
              <div>
                <Button type="submit" variant="secondary" name="intent" value="off">
                  {t("account.secondFactor.off")}
                </Button>
              </div>
            </form>
          </section>
        </>
      ) : (
        <form method="post" className="form" noValidate>
          <p className="lead">{t("account.secondFactor.lead")}</p>
          {hasPassword && password}
          <div>
            <Button type="submit" name="intent" value="begin">
              {t("account.secondFactor.begin")}
            </Button>
          </div>
        </form>
      )}
    </SitePage>
  );
}
