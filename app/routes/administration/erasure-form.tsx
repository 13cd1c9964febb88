import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import { noteKey } from "#app/domain/questionnaire/notes.ts";
import type { ShownRecords } from "#app/domain/records/person-records.server.ts";
import type { RefusedForm } from "#app/routes/layout/form-input.ts";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { ChoiceField } from "#app/ui/form/choice-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";

type ErasureFormProps = { readonly found: ShownRecords; readonly refused: RefusedForm | undefined };

const reasons = ["requested", "not-needed", "mistaken"] as const;

/** Erasing somebody: what will happen, why, under which decision, and the address once more. */
export function ErasureForm({ found, refused }: ErasureFormProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  const typed = refused?.typed ?? {};
  const { accounts, mentions, responses, sheets } = found;
  const written = responses.flatMap(({ id }, index) =>
    (sheets[index] ?? []).flatMap(({ name, title, notes }) =>
      notes.map(({ note, words }) => ({
        value: `${id} ${noteKey(name, note)}`,
        label: `${title} ${t(`answer.${note}.label`)}: ${words}`,
      })),
    ),
  );
  return (
    <Form method="post" className="form-wide erasure" noValidate>
      <h2>{t("records.erase.title")}</h2>
      <p>{t("records.erase.what")}</p>
      {accounts.some(({ isShared }) => !isShared) && <p>{t("records.erase.account")}</p>}
      {accounts.some(({ isShared }) => isShared) && <p>{t("records.erase.shared")}</p>}
      {mentions.length > 0 && <p>{t("records.erase.mentions")}</p>}
      {responses.length > 0 && <Alert data-color="warning">{t("records.erase.official")}</Alert>}
      <input type="hidden" name="email" value={found.email} />
      <input type="hidden" name="name" value={found.name} />
      {written.length > 0 && (
        <ChoiceField
          type="checkbox"
          name="strike"
          legend={t("records.erase.strike")}
          choices={written}
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
