import "#app/ui/form/form.css";
import "#app/routes/session/provider-facts.css";
import "./providers.css";
import { useTranslation } from "react-i18next";
import { data, Link, redirect } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { addOpenId, addSaml, openIdForm, samlForm } from "#app/domain/provider/change-providers.server.ts";
import { providersPage } from "#app/domain/provider/providers-page.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { Table } from "#app/ui/table.tsx";
import type { Route } from "./+types/providers.ts";
import { AddOpenId, AddSaml } from "./add-provider.tsx";
import { AdministrationPage } from "./administration-page.tsx";
import { withMetadataFile } from "./metadata-file.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "people.read", params.org);
  return {
    organization: frameOf(scope),
    providers: await providersPage(environmentOf(context), scope),
    mayChange: scope.can("people.manage"),
  };
}

export async function action(args: Route.ActionArgs) {
  const { scope, intent, form } = await authorizedAction("/:org/administration/providers", args);
  const environment = environmentOf(args.context);
  await withMetadataFile(form);
  const added = await (async () => {
    switch (intent) {
      case "add-openid": {
        const input = readForm(form, openIdForm);
        return input.ok ? addOpenId(environment, scope, input.values) : input.refused.errors;
      }
      case "add-saml": {
        const input = readForm(form, samlForm);
        return input.ok ? addSaml(environment, scope, input.values) : input.refused.errors;
      }
    }
  })();
  if (typeof added === "string") return redirect(`/${scope.slug}/administration/providers/${added}`);
  // A secret is not sent back: it is typed again.
  form.delete("secret");
  return data({ intent, refused: refuseForm(form, added) }, { status: 422 });
}

/** The organization's own ways to sign in. */
export default function Providers({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, providers, mayChange } = loaderData;
  const refusedAs = (intent: string) => (actionData?.intent === intent ? actionData.refused : undefined);
  return (
    <AdministrationPage organization={organization} part={t("providers.title")}>
      <p className="lead">{t("providers.lead")}</p>
      {providers.length === 0 ? (
        <p className="provider-note">{t("providers.none")}</p>
      ) : (
        <Table
          caption={t("providers.list")}
          columns={[
            { key: "label", label: t("providers.label") },
            { key: "kind", label: t("providers.kind") },
            { key: "state", label: t("providers.state") },
          ]}
        >
          {providers.map(({ id, label, kind, enabled }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={`/${organization.slug}/administration/providers/${id}`}>{label}</Link>
              </th>
              <td>{t(`providers.kinds.${kind}`)}</td>
              <td>{t(enabled ? "providers.on" : "providers.off")}</td>
            </tr>
          ))}
        </Table>
      )}
      {mayChange && (
        <>
          <p className="quiet providers-public">{t("providers.public")}</p>
          <AddOpenId refused={refusedAs("add-openid")} />
          <AddSaml refused={refusedAs("add-saml")} />
        </>
      )}
    </AdministrationPage>
  );
}
