import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form, redirect, useSearchParams } from "react-router";
import { z } from "zod";
import { requireOperator } from "#app/domain/access/authorize.ts";
import { createOrganization } from "#app/domain/organization/create-organization.server.ts";
import { slugFault, suggestedSlug } from "#app/domain/organization/slug.ts";
import { readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { ChoiceField } from "#app/ui/form/choice-field.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import { Breadcrumbs } from "#app/ui/page.tsx";
import type { Route } from "./+types/new-organization.ts";
import "#app/ui/form/form.css";

export function loader({ context }: Route.LoaderArgs) {
  requireOperator(actorOf(context));
  return null;
}

const ownRoles = ["administrator-and-coordinator", "administrator", "none"] as const;
const kinds = ["municipality", "federation"] as const;

const schema = z.object({
  name: z.string().trim().min(1).max(120),
  slug: z.string().trim().toLowerCase(),
  kind: z.enum(kinds),
  contact: z.string().trim().max(200),
  ownRole: z.enum(ownRoles),
});

export async function action({ request, context }: Route.ActionArgs) {
  const operator = requireOperator(actorOf(context));
  const form = await request.formData();
  const refusal = (errors: Readonly<Record<string, string>>) =>
    data({ refused: refuseForm(form, errors) }, { status: 422 });
  const input = readForm(form, schema);
  if (!input.ok) return refusal(input.refused.errors);
  const slug = input.values.slug || suggestedSlug(input.values.name);
  const fault =
    slugFault(slug) ??
    (await createOrganization(environmentOf(context), operator, {
      ...input.values,
      slug,
      contact: input.values.contact || null,
    }));
  if (fault !== null) return refusal({ slug: fault });
  return redirect(
    input.values.ownRole === "none" ? "/operator" : `/${slug}/administration/departments?first`,
  );
}

/** Another organization in the installation, or the first one. */
export default function NewOrganization({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const refused = actionData?.refused;
  const errorOf = useFieldError(refused);
  const typed = (name: string) => refused?.typed[name] ?? "";
  return (
    <SitePage>
      <title>{`${t("firstStart.organization.title")} – Mognad`}</title>
      {search.has("first") ? (
        <p className="quiet">{t("firstStart.step", { number: 2 })}</p>
      ) : (
        <Breadcrumbs
          label={t("layout.breadcrumbs")}
          crumbs={[
            { to: "/operator", label: t("firstStart.operator.title") },
            { label: t("firstStart.organization.title") },
          ]}
        />
      )}
      <h1>{t("firstStart.organization.title")}</h1>
      <p className="lead">{t("firstStart.organization.lead")}</p>
      <Form method="post" className="form-wide" noValidate>
        {refused && <ErrorSummary title={t("form.notTaken")} />}
        <TextField
          label={t("organizationSettings.name")}
          name="name"
          autoComplete="organization"
          defaultValue={typed("name")}
          error={errorOf("name")}
        />
        <TextField
          label={t("firstStart.organization.slug")}
          description={t("firstStart.organization.slugHint")}
          name="slug"
          autoCapitalize="none"
          defaultValue={typed("slug")}
          error={errorOf("slug")}
        />
        <ChoiceField
          type="radio"
          name="kind"
          legend={t("organizationSettings.organizationKind")}
          error={errorOf("kind")}
          choices={kinds.map((value) => ({
            value,
            label: t(`organizationSettings.organizationKinds.${value}`),
          }))}
          chosen={[typed("kind") || "municipality"]}
        />
        <TextField
          label={t("organizationSettings.contact")}
          description={t("organizationSettings.contactHint")}
          name="contact"
          defaultValue={typed("contact")}
          error={errorOf("contact")}
        />
        <ChoiceField
          type="radio"
          name="ownRole"
          legend={t("firstStart.organization.role")}
          error={errorOf("ownRole")}
          choices={[
            {
              value: "administrator-and-coordinator",
              label: t("firstStart.organization.both"),
              description: t("firstStart.organization.bothHint"),
            },
            {
              value: "administrator",
              label: t("firstStart.organization.administrator"),
              description: t("firstStart.organization.administratorHint"),
            },
            {
              value: "none",
              label: t("firstStart.organization.none"),
              description: t("firstStart.organization.noneHint"),
            },
          ]}
          chosen={[typed("ownRole") || (search.has("first") ? "administrator-and-coordinator" : "none")]}
        />
        <div>
          <Button type="submit">{t("firstStart.organization.submit")}</Button>
        </div>
      </Form>
    </SitePage>
  );
}
