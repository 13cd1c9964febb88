import "./provider-facts.css";
import { Alert } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Link, redirect } from "react-router";
import { Problem } from "#app/domain/problem.ts";
import {
  type BroughtAnswer,
  type FinishedSignIn,
  finishSignIn,
} from "#app/domain/provider/sign-in.server.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { signInByProvider } from "#app/server/accounts.server.ts";
import { clientAddressContext, environmentOf, linkOrigin, processContext } from "#app/server/context.ts";
import { readLimited } from "#app/server/read-limited.ts";
import type { Route } from "./+types/provider-response.ts";
import { attemptSecretOf, forgottenAttempt } from "./provider-cookie.server.ts";
import { tellingProviderProblems } from "./provider-problem.server.ts";
import { TriedPerson } from "./tried-person.tsx";

/** The most bytes of a provider's form. */
const limit = 512 * 1024;

type Tried = Extract<FinishedSignIn, { kind: "tried" }>;

/** A provider of OpenID Connect sends the browser here. Open to all: what it brings is the key. */
export async function loader(args: Route.LoaderArgs): Promise<Tried | null> {
  const state = args.url.searchParams.get("state");
  // After a form, or opened by itself.
  if (state === null) return null;
  return take(args, state, { kind: "openid", query: args.url.search });
}

/**
 * An identity provider of SAML has the browser post its response here, from a site of its own. Open to all: it is of use
 * to the browser alone that asked for it.
 */
export async function action(args: Route.ActionArgs): Promise<Tried> {
  const body = await readLimited(args.request, limit);
  if (body === null) throw new Problem("too-large");
  const form = new URLSearchParams(body);
  return take(args, form.get("RelayState") ?? "", { kind: "saml", response: form.get("SAMLResponse") ?? "" });
}

async function take(
  { request, params, context, url }: Route.LoaderArgs | Route.ActionArgs,
  state: string,
  content: BroughtAnswer["content"],
): Promise<Tried> {
  const environment = environmentOf(context);
  const secret = await attemptSecretOf(request, state, environment.baseUrl);
  const finished = await tellingProviderProblems(environment, params.provider, () =>
    finishSignIn(environment, linkOrigin(context, url), params.provider, { state, secret, content }),
  );
  if (finished.kind === "tried") return finished;
  const cookies = await signInByProvider(
    context.get(processContext).accounts,
    { userId: finished.userId, providerId: finished.providerId },
    request,
    context.get(clientAddressContext),
  );
  const headers = new Headers();
  for (const cookie of [...cookies, await forgottenAttempt(state, environment.baseUrl)]) {
    headers.append("Set-Cookie", cookie);
  }
  throw redirect(`/${finished.organizationSlug}`, { headers });
}

/** What came of a trial; in earnest nobody sees this page. */
export default function ProviderResponse({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const tried = actionData ?? loaderData;
  return (
    <SitePage>
      <title>{`${t(tried ? "providers.tried.title" : "signIn.title")} – Mognad`}</title>
      <h1>{t(tried ? "providers.tried.title" : "signIn.title")}</h1>
      {tried ? (
        <TriedPerson {...tried} />
      ) : (
        <>
          <Alert data-color="warning" className="provider-note">
            {t("providers.problem.startAgain")}
          </Alert>
          <p className="provider-note">
            <Link to="/sign-in">{t("layout.signIn")}</Link>
          </p>
        </>
      )}
    </SitePage>
  );
}
