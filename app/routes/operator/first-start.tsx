import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form, redirect } from "react-router";
import { z } from "zod";
import {
  consumeAccountLink,
  type LinkUser,
  openAccountLink,
} from "#app/domain/access/account-link.server.ts";
import { requireUser } from "#app/domain/access/authorize.ts";
import { passwordFault } from "#app/domain/access/password.ts";
import { type RefusedForm, readForm, refuseForm } from "#app/routes/layout/form-input.ts";
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
import type { Route } from "./+types/first-start.ts";
import { firstStartToken, usedFirstStartCookie } from "./first-start-cookie.server.ts";
import { LinkProblem } from "./link-problem.tsx";
import "#app/ui/form/form.css";

/** Open to the browser that has come here by the link. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const environment = environmentOf(context);
  const actor = actorOf(context);
  const link = await countingWrongLinks(context, async () =>
    openAccountLink(environment, await firstStartToken(request, environment.baseUrl)),
  );
  return { link, signedInAs: actor.kind === "user" ? actor.name : null };
}

const schema = z
  .object({
    name: z.string().trim().min(1).max(120),
    email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
    password: z.string(),
  })
  .superRefine(({ password, ...holder }, check) => {
    const fault = passwordFault(password, holder);
    if (fault !== null) check.addIssue({ code: "custom", path: ["password"], message: fault });
  });

/** Makes the account, or gives the link's role to who is signed in; the link is used up by that. */
export async function action({ request, context }: Route.ActionArgs) {
  const environment = environmentOf(context);
  const token = await countingWrongLinks(context, async () => {
    const kept = await firstStartToken(request, environment.baseUrl);
    await openAccountLink(environment, kept);
    return kept;
  });
  const headers = new Headers({ "Set-Cookie": await usedFirstStartCookie(environment.baseUrl) });
  const form = await request.formData();
  if (form.get("intent") === "accept") {
    const user: LinkUser = { kind: "user", id: requireUser(actorOf(context)).id };
    const used = await countingWrongLinks(context, () => consumeAccountLink(environment, token, user));
    return redirect(next(used.ok ? used.organizationSlug : null), { headers });
  }
  const input = readForm(form, schema);
  if (!input.ok) return data({ refused: withoutPassword(input.refused) }, { status: 422 });
  const used = await countingWrongLinks(context, () =>
    consumeAccountLink(environment, token, { kind: "new", ...input.values }),
  );
  if (!used.ok) {
    return data({ refused: withoutPassword(refuseForm(form, { email: used.fault })) }, { status: 422 });
  }
  const outcome = await signInByPassword(
    context.get(processContext).accounts,
    input.values,
    context.get(clientAddressContext),
  );
  // The account is there: whoever cannot be signed in just now signs in by hand.
  if (outcome.kind !== "signed-in") return redirect("/sign-in", { headers });
  for (const cookie of outcome.cookies) headers.append("Set-Cookie", cookie);
  return redirect(next(used.organizationSlug), { headers });
}

/** The operator goes on with the organization, an administrator to the one that is there. */
function next(organizationSlug: string | null): string {
  return organizationSlug === null ? "/operator/organizations/new?first" : `/${organizationSlug}`;
}

/** A password is typed anew: it is not sent back. */
function withoutPassword({ typed, errors }: RefusedForm): RefusedForm {
  return { typed: { ...typed, password: "" }, errors };
}

export default function FirstStart({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { link, signedInAs } = loaderData;
  const refused = actionData?.refused;
  const errorOf = useFieldError(refused);
  return (
    <SitePage>
      <title>{`${t("firstStart.account.title")} – Mognad`}</title>
      {link.makes === "operator" && <p className="quiet">{t("firstStart.step", { number: 1 })}</p>}
      <h1>{t("firstStart.account.title")}</h1>
      {link.makes === "administrator" && (
        <p className="lead">{t("firstStart.welcome.administrator", { organization: link.organization })}</p>
      )}
      {signedInAs !== null ? (
        <Form method="post" className="form">
          <p>{t("firstStart.account.signedIn", { name: signedInAs })}</p>
          <div>
            <Button type="submit" name="intent" value="accept">
              {t("firstStart.account.accept", { name: signedInAs })}
            </Button>
          </div>
        </Form>
      ) : (
        <Form method="post" className="form" noValidate>
          {refused && <ErrorSummary title={t("form.notTaken")} />}
          <TextField
            label={t("firstStart.account.name")}
            name="name"
            autoComplete="name"
            defaultValue={refused?.typed["name"] ?? ""}
            error={errorOf("name")}
          />
          <TextField
            label={t("firstStart.account.email")}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={refused?.typed["email"] ?? ""}
            error={errorOf("email")}
          />
          <TextField
            label={t("firstStart.account.password")}
            description={t("firstStart.account.passwordHint")}
            name="password"
            type="password"
            autoComplete="new-password"
            error={errorOf("password")}
          />
          <div>
            <Button type="submit">{t("firstStart.account.submit")}</Button>
          </div>
        </Form>
      )}
    </SitePage>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <LinkProblem error={error} />;
}
