import "#app/ui/form/form.css";
import "./account.css";
import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Link, redirect } from "react-router";
import { z } from "zod";
import { requireUser } from "#app/domain/access/authorize.ts";
import { endSession, loadOwnAccount, signOutEverywhere } from "#app/domain/access/own-account.server.ts";
import { changeOwnPassword } from "#app/domain/access/set-password.server.ts";
import { Problem } from "#app/domain/problem.ts";
import { readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { NewPasswordField } from "#app/routes/layout/new-password-field.tsx";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import { actorOf, environmentOf, limitingAttempts, sessionOf } from "#app/server/context.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import { Table } from "#app/ui/table.tsx";
import type { Route } from "./+types/account.ts";
import { BrowserName } from "./browser-name.tsx";

export async function loader({ context, url }: Route.LoaderArgs) {
  const { id } = requireUser(actorOf(context));
  const account = await loadOwnAccount(environmentOf(context), id, sessionOf(context).id);
  return { account, isPasswordChanged: url.searchParams.get("done") === "password" };
}

const passwords = z.object({ current: z.string().min(1).max(1000), password: z.string().min(1).max(1000) });
const session = z.object({ session: z.string().min(1).max(100) });

export async function action({ request, context }: Route.ActionArgs) {
  const user = requireUser(actorOf(context));
  const { token } = sessionOf(context);
  const environment = environmentOf(context);
  const form = await request.formData();
  switch (form.get("intent")) {
    case "password": {
      const input = readForm(form, passwords);
      if (!input.ok) return refuse(input.refused.errors);
      const attempt = await limitingAttempts(
        context,
        { credential: "password", account: user.id },
        () => changeOwnPassword(environment, user.id, input.values, token),
        (fault) => fault !== "wrongPassword",
      );
      if (attempt.kind === "wait") return refuse({ current: "waitAMoment" }, 429);
      if (attempt.result === null) return redirect("/account?done=password");
      return refuse(
        attempt.result === "wrongPassword" ? { current: attempt.result } : { password: attempt.result },
      );
    }
    case "end-session": {
      const input = readForm(form, session);
      if (!input.ok) return refuse(input.refused.errors);
      await endSession(environment, user.id, input.values.session);
      return redirect("/account");
    }
    case "end-all":
      await signOutEverywhere(environment, user.id);
      return redirect("/sign-in");
    default:
      throw new Problem("bad-request");
  }
}

/** Nothing that was typed is sent back: a password stands in no page. */
function refuse(errors: Readonly<Record<string, string>>, status = 422) {
  return data({ refused: refuseForm(new FormData(), errors) }, { status });
}

export default function Account({
  loaderData: { account, isPasswordChanged },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const errorOf = useFieldError(actionData?.refused);
  const errors = ["current", "password"].flatMap((name) => errorOf(name) ?? []);
  return (
    <SitePage>
      <title>{`${t("account.title")} – Mognad`}</title>
      <h1>{t("account.title")}</h1>
      <dl className="account-facts">
        <dt>{t("account.name")}</dt>
        <dd>{account.name}</dd>
        <dt>{t("signIn.email")}</dt>
        <dd>{account.email}</dd>
        <dt>{t("account.secondFactor.title")}</dt>
        <dd>
          {t(account.hasSecondFactor ? "account.secondFactor.isOn" : "account.secondFactor.isOff")}{" "}
          <Link to="/account/second-factor">
            {t(account.hasSecondFactor ? "account.secondFactor.toOff" : "account.secondFactor.toOn")}
          </Link>
        </dd>
      </dl>
      <section>
        <h2>{t("account.sessions.title")}</h2>
        <Table
          caption={t("account.sessions.title")}
          columns={[
            { key: "browser", label: t("account.sessions.browser") },
            { key: "since", label: t("account.sessions.since") },
            { key: "seen", label: t("account.sessions.seen") },
            { key: "end", label: t("account.sessions.end"), hidden: true },
          ]}
        >
          {account.sessions.map(({ id, browser, since, lastSeen, isThisOne }) => (
            <tr key={id}>
              <th scope="row">
                <BrowserName browser={browser} />
              </th>
              <td className="account-moment">{moment(since)}</td>
              <td className="account-moment">{isThisOne ? t("account.sessions.here") : moment(lastSeen)}</td>
              <td>
                {!isThisOne && (
                  <form method="post">
                    <input type="hidden" name="session" value={id} />
                    <button type="submit" className="link-button" name="intent" value="end-session">
                      {t("account.sessions.end")}
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </Table>
        <form method="post" className="actions">
          <Button type="submit" variant="secondary" name="intent" value="end-all">
            {t("account.sessions.endAll")}
          </Button>
        </form>
      </section>
      {account.hasPassword && (
        <section aria-labelledby="password">
          <h2 id="password">{t("account.password.change")}</h2>
          {isPasswordChanged && !actionData && (
            <Alert data-color="success" role="status">
              {t("account.password.changed")}
            </Alert>
          )}
          {errors.length > 0 && <ErrorSummary title={t("form.notTaken")} errors={errors} />}
          <form method="post" className="form" noValidate>
            <input type="hidden" name="username" autoComplete="username" value={account.email} />
            <TextField
              label={t("account.password.current")}
              name="current"
              type="password"
              autoComplete="current-password"
              error={errorOf("current")}
              required
            />
            <NewPasswordField label={t("account.password.new")} error={errorOf("password")} />
            <div>
              <Button type="submit" name="intent" value="password">
                {t("account.password.change")}
              </Button>
            </div>
          </form>
        </section>
      )}
    </SitePage>
  );
}
