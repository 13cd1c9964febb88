import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form, redirect } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import { changeSettings, settingsPage } from "#app/domain/organization/settings.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import type { Route } from "./+types/administration.ts";
import { AdministrationPage } from "./administration-page.tsx";
import { Saved, savedAt } from "./saved.tsx";
import "#app/ui/form/form.css";
import "./administration.css";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "organization.settings", params.org);
  return {
    organization: frameOf(scope),
    canChange: scope.can("organization.manage"),
    settings: await settingsPage(environmentOf(context), scope),
  };
}

const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => text || null);

const schema = z.object({
  name: z.string().trim().min(1).max(120),
  contact: optional(200),
  senderName: optional(120).refine((text) => text === null || !/[\r\n<>"]/.test(text), "notUnderstood"),
  replyTo: z.union([
    z
      .string()
      .trim()
      .length(0)
      .transform(() => null),
    z.string().trim().pipe(z.email().max(254)),
  ]),
});

export async function action(args: Route.ActionArgs) {
  const { scope, form } = await authorizedAction("/:org/administration", args);
  const input = readForm(form, schema);
  if (!input.ok) {
    const { replyTo, ...errors } = input.refused.errors;
    const refused = {
      ...input.refused,
      errors: replyTo === undefined ? errors : { ...errors, replyTo: "notAnAddress" },
    };
    return data({ refused }, { status: 422 });
  }
  await changeSettings(environmentOf(args.context), scope, input.values);
  return redirect(savedAt(args.url));
}

/** What the organization is called, whom to ask, and what its mails say of their sender. */
export default function Administration({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, settings, canChange } = loaderData;
  return (
    <AdministrationPage organization={organization} part={t("organizationSettings.title")}>
      <p className="lead">{t("organizationSettings.lead")}</p>
      <Saved />
      <dl className="settings-facts">
        <div>
          <dt>{t("organizationSettings.organizationKind")}</dt>
          <dd>{t(`organizationSettings.organizationKinds.${settings.kind}`)}</dd>
        </div>
        <div>
          <dt>{t("organizationSettings.slug")}</dt>
          <dd>
            /{settings.slug} <small className="quiet">{t("organizationSettings.slugHint")}</small>
          </dd>
        </div>
      </dl>
      {canChange ? (
        <SettingsForm settings={settings} refused={actionData?.refused} />
      ) : (
        <ReadOnly settings={settings} />
      )}
    </AdministrationPage>
  );
}

type Settings = Route.ComponentProps["loaderData"]["settings"];
type Refused = NonNullable<Route.ComponentProps["actionData"]>["refused"] | undefined;

const fields = [
  { name: "name", hint: null, type: "text" },
  { name: "contact", hint: "contactHint", type: "text" },
  { name: "senderName", hint: "senderNameHint", type: "text" },
  { name: "replyTo", hint: "replyToHint", type: "email" },
] as const;

function SettingsForm({ settings, refused }: { readonly settings: Settings; readonly refused: Refused }) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  return (
    <Form method="post" className="form-wide" noValidate>
      {refused && <ErrorSummary title={t("form.notTaken")} />}
      {fields.map(({ name, hint, type }) => (
        <TextField
          key={name}
          label={t(`organizationSettings.${name}`)}
          {...(hint && { description: t(`organizationSettings.${hint}`) })}
          name={name}
          type={type}
          defaultValue={refused?.typed[name] ?? settings[name] ?? ""}
          error={errorOf(name)}
        />
      ))}
      <div>
        <Button type="submit">{t("organizationSettings.save")}</Button>
      </div>
    </Form>
  );
}

function ReadOnly({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className="settings-facts">
        {fields.map(({ name }) => (
          <div key={name}>
            <dt>{t(`organizationSettings.${name}`)}</dt>
            <dd>{settings[name] ?? t("organizationSettings.none")}</dd>
          </div>
        ))}
      </dl>
      <p className="actions quiet">{t("organizationSettings.readOnly")}</p>
    </>
  );
}
