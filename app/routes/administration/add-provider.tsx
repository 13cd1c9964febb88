import { Button } from "@digdir/designsystemet-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import type { RefusedForm } from "#app/routes/layout/form-input.ts";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextAreaField } from "#app/ui/form/text-area-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";

type AddProps = { readonly refused: RefusedForm | undefined };

/** Adds a provider of OpenID Connect. */
export function AddOpenId({ refused }: AddProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  return (
    <AddProvider title={t("providers.addOpenId")} intent="add-openid" refused={refused}>
      <LabelField typed={refused?.typed["label"]} error={errorOf("label")} />
      <TextField
        label={t("providers.issuer")}
        description={t("providers.issuerHint")}
        name="issuer"
        type="url"
        defaultValue={refused?.typed["issuer"] ?? ""}
        error={errorOf("issuer")}
      />
      <TextField
        label={t("providers.clientId")}
        name="clientId"
        autoComplete="off"
        defaultValue={refused?.typed["clientId"] ?? ""}
        error={errorOf("clientId")}
      />
      <TextField
        label={t("providers.secret")}
        description={t("providers.secretHint")}
        name="secret"
        type="password"
        autoComplete="off"
        error={errorOf("secret")}
      />
      <GroupsField typed={refused?.typed["groups"] ?? "groups"} error={errorOf("groups")} />
    </AddProvider>
  );
}

/** Adds a provider of SAML. */
export function AddSaml({ refused }: AddProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  return (
    <AddProvider title={t("providers.addSaml")} intent="add-saml" refused={refused}>
      <LabelField typed={refused?.typed["label"]} error={errorOf("label")} />
      <MetadataFields
        hint={t("providers.metadataHint")}
        typed={refused?.typed["metadata"]}
        error={errorOf("metadata")}
      />
      <GroupsField
        typed={refused?.typed["groups"] ?? "http://schemas.xmlsoap.org/claims/Group"}
        error={errorOf("groups")}
      />
    </AddProvider>
  );
}

type AddProviderProps = AddProps & {
  readonly title: string;
  readonly intent: string;
  readonly children: ReactNode;
};

function AddProvider({ title, intent, refused, children }: AddProviderProps) {
  const { t } = useTranslation();
  return (
    <details className="add-provider" open={refused !== undefined}>
      <summary>{title}</summary>
      <Form method="post" encType="multipart/form-data" className="form-wide" noValidate>
        {refused && <ErrorSummary title={t("form.notTaken")} />}
        {children}
        <div>
          <Button type="submit" name="intent" value={intent}>
            {t("providers.add")}
          </Button>
        </div>
      </Form>
    </details>
  );
}

type FieldProps = { readonly typed: string | undefined; readonly error: string | undefined };

export function LabelField({ typed, error }: FieldProps) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t("providers.label")}
      description={t("providers.labelHint")}
      name="label"
      defaultValue={typed ?? ""}
      error={error}
    />
  );
}

export function GroupsField({ typed, error }: FieldProps) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t("providers.groups")}
      description={t("providers.groupsHint")}
      name="groups"
      autoComplete="off"
      defaultValue={typed ?? ""}
      error={error}
    />
  );
}

export function MetadataFields({ hint, typed, error }: FieldProps & { readonly hint: string }) {
  const { t } = useTranslation();
  return (
    <>
      <TextAreaField
        label={t("providers.metadata")}
        description={hint}
        name="metadata"
        rows={5}
        spellCheck={false}
        defaultValue={typed ?? ""}
        error={error}
      />
      <TextField
        label={t("providers.metadataFile")}
        name="metadataFile"
        type="file"
        accept=".xml,application/xml,text/xml,application/samlmetadata+xml"
      />
    </>
  );
}
