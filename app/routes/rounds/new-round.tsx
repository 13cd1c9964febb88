import { useTranslation } from "react-i18next";
import { data, redirect } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { Problem } from "#app/domain/problem.ts";
import { createRound } from "#app/domain/round/create-round.server.ts";
import { newRoundForm } from "#app/domain/round/round-form-page.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf, OrganizationPage } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { ChoiceField } from "#app/ui/form/choice-field.tsx";
import { Breadcrumbs } from "#app/ui/page.tsx";
import type { Route } from "./+types/new-round.ts";
import { RoundForm } from "./round-form.tsx";
import { readRoundForm, typedOf } from "./round-form-input.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "rounds.manage", params.org);
  const { settings, ...form } = await newRoundForm(
    environmentOf(context),
    scope,
    url.searchParams.get("copy"),
  );
  return { organization: frameOf(scope), ...form, typed: settings && typedOf(settings) };
}

/** Makes a draft, of its own or as a copy. */
export async function action(args: Route.ActionArgs) {
  const { scope, form } = await authorizedAction("/:org/rounds/new", args);
  const environment = environmentOf(args.context);
  const copied = args.url.searchParams.get("copy");
  const { settings, parts } = await newRoundForm(environment, scope, copied);
  if (settings === null) throw new Problem("bad-request");
  const input = readRoundForm(form, settings, parts);
  if (!input.ok) return data(input.refused, { status: 422 });
  const copying = copied === null ? null : { from: copied, people: form.get("people") === "along" };
  const created = await createRound(environment, scope, input.values, copying);
  if (!created.ok) return data(refuseForm(form, created.faults), { status: 422 });
  const query = copied === null ? "done=created" : `copied=${encodeURIComponent(copied)}`;
  return redirect(`/${scope.slug}/rounds/${created.slug}?${query}`);
}

/** The form for a new round. */
export default function NewRound({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, copyOf, typed, ...form } = loaderData;
  const rounds = `/${organization.slug}/rounds`;
  const title = copyOf ? t("rounds.form.copyTitle", { title: copyOf.title }) : t("rounds.form.newTitle");
  return (
    <OrganizationPage organization={organization}>
      <title>{`${title} – ${organization.name} – Mognad`}</title>
      <Breadcrumbs
        label={t("layout.breadcrumbs")}
        crumbs={[{ to: rounds, label: t("layout.rounds") }, { label: title }]}
      />
      <h1>{title}</h1>
      {typed === null ? (
        <p className="lead">{t("rounds.form.noQuestionnaire")}</p>
      ) : (
        <RoundForm
          {...form}
          typed={
            actionData?.typed ?? {
              ...typed,
              title: typed["title"] || t("rounds.form.defaultTitle", { year: typed["year"] }),
            }
          }
          refused={actionData}
          submit={t("rounds.form.create")}
          back={rounds}
        >
          {copyOf && copyOf.people > 0 && (
            <div className="form-part">
              <ChoiceField
                type="checkbox"
                name="people"
                legend={t("rounds.form.people")}
                chosen={actionData ? [actionData.typed["people"] ?? ""] : ["along"]}
                choices={[
                  {
                    value: "along",
                    label: t("rounds.form.takePeople", { n: copyOf.people }),
                    description: t("rounds.form.takePeopleHint"),
                  },
                ]}
              />
            </div>
          )}
        </RoundForm>
      )}
    </OrganizationPage>
  );
}
