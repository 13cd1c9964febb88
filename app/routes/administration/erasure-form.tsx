import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import type { PersonRecords } from "#app/domain/records/person-records.server.ts";
import type { RefusedForm } from "#app/routes/layout/form-input.ts";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { ChoiceField } from "#app/ui/form/choice-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";

type ErasureFormProps = { readonly found: PersonRecords; readonly refused: RefusedForm | undefined };

const reasons = ["requested", "not-needed", "mistaken"] as const;

/** Erasing somebody: what will happen, why, under which decision, and the address once more. */
export function ErasureForm({ found, refused }: ErasureFormProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  const typed = refused?.typed ?? {};
  return (
    <Form method="post" className="form-wide erasure" noValidate>
      <h2>{t("records.erase.title")}</h2>
      <p>{t("records.erase.what")}</p>
      {found.responses.length > 0 && <Alert data-color="warning">{t("records.erase.official")}</Alert>}
      <input type="hidden" name="email" value={found.email} />
      {found.notes.length > 0 && (
        <ChoiceField
          type="checkbox"
          name="strike"
          legend={t("records.erase.strike")}
          choices={found.notes.map(({ key, question, text }) => ({
            value: key,
            label: `${question}: ${text}`,
          }))}
          chosen={typed["strike"]?.split("\n") ?? []}
        />
      )}
      <ChoiceField
        type="radio"
        name="reason"
        legend={t("records.erase.reason")}
        error={errorOf("reason")}
        choices={reasons.map((reason) => ({ value: reason, label: t(`records.erase.reasons.${reason}`) }))}
        chosen={typed["reason"] ? [typed["reason"]] : []}
      />
      <TextField
        label={t("records.erase.reference")}
        description={t("records.erase.referenceNote")}
        error={errorOf("reference")}
        name="reference"
        defaultValue={typed["reference"] ?? ""}
        required
      />
      <TextField
        label={t("records.erase.again")}
        error={errorOf("again") ?? errorOf("email")}
        name="again"
        type="email"
        autoComplete="off"
        defaultValue={typed["again"] ?? ""}
        required
      />
      <div>
        <Button type="submit" name="intent" value="erase" data-color="danger">
          {t("records.erase.submit")}
        </Button>
      </div>
    </Form>
  );
}
