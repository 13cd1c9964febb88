import "#app/ui/form/form.css";
import "#app/routes/session/provider-facts.css";
import "./providers.css";
import { useTranslation } from "react-i18next";
import { data, Link, redirect } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import {
  addRule,
  changeForm,
  changeProvider,
  removeProvider,
  removeRule,
  ruleForm,
  turnProvider,
} from "#app/domain/provider/change-providers.server.ts";
import { providerPage } from "#app/domain/provider/providers-page.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf, linkOrigin } from "#app/server/context.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import type { Route } from "./+types/provider.ts";
import { AdministrationPage } from "./administration-page.tsx";
import { withMetadataFile } from "./metadata-file.ts";
import { ProviderFacts } from "./provider-facts.tsx";
import { ProviderRules } from "./provider-rules.tsx";
import { ProviderSettings } from "./provider-settings.tsx";
import { ProviderState } from "./provider-state.tsx";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "people.read", params.org);
  return {
    organization: frameOf(scope),
    provider: await providerPage(environmentOf(context), scope, linkOrigin(context, url), params.provider),
    mayChange: scope.can("people.manage"),
  };
}

export async function action(args: Route.ActionArgs) {
  const { scope, intent, form } = await authorizedAction("/:org/administration/providers/:provider", args);
  const environment = environmentOf(args.context);
  const id = args.params.provider;
  await withMetadataFile(form);
  const outcome = await (async () => {
    switch (intent) {
      case "change": {
        const input = readForm(form, changeForm);
        return input.ok ? changeProvider(environment, scope, id, input.values) : input.refused.errors;
      }
      case "add-rule": {
        const input = readForm(form, ruleForm);
        return input.ok ? addRule(environment, scope, id, input.values) : input.refused.errors;
      }
      case "remove-rule":
        return removeRule(environment, scope, id, String(form.get("rule") ?? ""));
      case "turn-on":
        return turnProvider(environment, scope, id, "on");
      case "turn-off":
        return turnProvider(environment, scope, id, "off");
      case "remove":
        return removeProvider(environment, scope, id);
    }
  })();
  if (outcome === "lastAdministrator") return data({ intent, refused: null }, { status: 409 });
  if (typeof outcome === "object" && outcome !== null) {
    form.delete("secret");
    return data({ intent, refused: refuseForm(form, outcome) }, { status: 422 });
  }
  const list = `/${scope.slug}/administration/providers`;
  return redirect(intent === "remove" ? list : `${list}/${id}`);
}

/** One of the organization's own ways to sign in: how it is reached, whom it lets in as what, and whether it is on. */
export default function Provider({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, provider, mayChange } = loaderData;
  const refusedAs = (intent: string) =>
    actionData?.intent === intent ? (actionData.refused ?? undefined) : undefined;
  return (
    <AdministrationPage organization={organization} part={provider.label}>
      <p className="provider-note">
        <Link to={`/${organization.slug}/administration/providers`}>{t("providers.back")}</Link>
      </p>
      {actionData?.refused === null && <ErrorSummary title={t("providers.lastAdministrator")} />}
      <ProviderFacts provider={provider} />
      <ProviderRules provider={provider} mayChange={mayChange} refused={refusedAs("add-rule")} />
      {mayChange && (
        <>
          <ProviderState
            provider={provider}
            trial={`/${organization.slug}/administration/providers/${provider.id}/trial`}
          />
          <ProviderSettings provider={provider} refused={refusedAs("change")} />
        </>
      )}
    </AdministrationPage>
  );
}
