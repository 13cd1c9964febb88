import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import type { ProviderPage } from "#app/domain/provider/providers-page.server.ts";
import type { RefusedForm } from "#app/routes/layout/form-input.ts";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import { GroupsField, LabelField, MetadataFields } from "./add-provider.tsx";

type ProviderSettingsProps = { readonly provider: ProviderPage; readonly refused: RefusedForm | undefined };

/** What can be changed of a provider: not which one it is. */
export function ProviderSettings({ provider, refused }: ProviderSettingsProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  const typed = refused?.typed ?? {};
  return (
    <section>
      <h2>{t("providers.settings")}</h2>
      <Form method="post" encType="multipart/form-data" className="form-wide" noValidate>
        {refused && <ErrorSummary title={t("form.notTaken")} />}
        <LabelField typed={typed["label"] ?? provider.label} error={errorOf("label")} />
        {provider.kind === "openid" ? (
          <TextField
            label={t("providers.secret")}
            description={t("providers.secretKept")}
            name="secret"
            type="password"
            autoComplete="off"
            error={errorOf("secret")}
          />
        ) : (
          <MetadataFields
            hint={t("providers.metadataKept")}
            typed={typed["metadata"]}
            error={errorOf("metadata")}
          />
        )}
        <GroupsField typed={typed["groups"] ?? provider.groups} error={errorOf("groups")} />
        <div>
          <Button type="submit" name="intent" value="change">
            {t("providers.save")}
          </Button>
        </div>
      </Form>
    </section>
  );
}
