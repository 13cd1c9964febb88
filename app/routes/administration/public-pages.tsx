import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form, redirect } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import { publicPages } from "#app/domain/organization/public-page.ts";
import { changeTexts, textsPage } from "#app/domain/organization/settings.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextAreaField } from "#app/ui/form/text-area-field.tsx";
import type { Route } from "./+types/public-pages.ts";
import { AdministrationPage } from "./administration-page.tsx";
import { Saved, savedAt } from "./saved.tsx";
import "#app/ui/form/form.css";
import "./administration.css";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "organization.settings", params.org);
  return {
    organization: frameOf(scope),
    canChange: scope.can("organization.manage"),
    texts: await textsPage(environmentOf(context), scope),
  };
}

const text = z
  .string()
  .transform((written) => written.replaceAll("\r\n", "\n").trim())
  .pipe(z.string().max(10_000));

const schema = z.object({
  accessibilitySv: text,
  accessibilityEn: text,
  privacySv: text,
  privacyEn: text,
});

export async function action(args: Route.ActionArgs) {
  const { scope, form } = await authorizedAction("/:org/administration/pages", args);
  const input = readForm(form, schema);
  if (!input.ok) return data({ refused: input.refused }, { status: 422 });
  const { accessibilitySv, accessibilityEn, privacySv, privacyEn } = input.values;
  await changeTexts(environmentOf(args.context), scope, {
    accessibility: { sv: accessibilitySv, en: accessibilityEn },
    privacy: { sv: privacySv, en: privacyEn },
  });
  return redirect(savedAt(args.url));
}

const languages = [
  { locale: "sv", suffix: "Sv", label: "organizationSettings.texts.inSwedish" },
  { locale: "en", suffix: "En", label: "organizationSettings.texts.inEnglish" },
] as const;

/** What the organization adds to its accessibility statement and to its page on personal data. */
export default function PublicPages({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, texts, canChange } = loaderData;
  const refused = actionData?.refused;
  const errorOf = useFieldError(refused);
  return (
    <AdministrationPage organization={organization} part={t("organizationSettings.texts.title")}>
      <p className="lead">{t("organizationSettings.texts.lead")}</p>
      <Saved />
      <Form method="post" className="form-wide" noValidate>
        {refused && <ErrorSummary title={t("form.notTaken")} />}
        {publicPages.map((page) => (
          <fieldset key={page} className="form-part">
            <legend>{t(`organizationSettings.texts.${page}`)}</legend>
            <p className="quiet">
              {t("organizationSettings.texts.hint")}{" "}
              <a href={`/${organization.slug}/${page}`}>{t("organizationSettings.texts.see")}</a>
            </p>
            {languages.map(({ locale, suffix, label }) => (
              <TextAreaField
                key={locale}
                label={t(label)}
                name={`${page}${suffix}`}
                rows={5}
                lang={locale}
                readOnly={!canChange}
                defaultValue={refused?.typed[`${page}${suffix}`] ?? texts[page][locale]}
                error={errorOf(`${page}${suffix}`)}
              />
            ))}
          </fieldset>
        ))}
        {canChange ? (
          <div>
            <Button type="submit">{t("organizationSettings.save")}</Button>
          </div>
        ) : (
          <p className="quiet">{t("organizationSettings.readOnly")}</p>
        )}
      </Form>
    </AdministrationPage>
  );
}
