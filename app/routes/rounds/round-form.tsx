import { Button } from "@digdir/designsystemet-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Form, Link, useNavigation } from "react-router";
import type { RoundChoice } from "#app/domain/round/round-form-page.server.ts";
import type { RoundVersion } from "#app/domain/round/round-material.server.ts";
import type { EditableParts } from "#app/domain/round/round-settings.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import type { RefusedForm } from "#app/routes/layout/form-input.ts";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { ChoiceField } from "#app/ui/form/choice-field.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { SelectField } from "#app/ui/form/select-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import { BasisFields } from "./basis-fields.tsx";
import type { Field } from "./field.ts";
import { OwnTimes } from "./own-times.tsx";
import { TargetFields } from "./target-fields.tsx";
import { useFieldNames } from "./use-field-names.ts";
import "#app/ui/form/form.css";
import "./round-form.css";

type RoundFormProps = {
  readonly versions: readonly RoundVersion[];
  readonly departments: readonly RoundChoice[];
  readonly parts: EditableParts;
  /** What the fields hold from the start, or as they were sent. */
  readonly typed: Readonly<Record<string, string>>;
  readonly refused: RefusedForm | undefined;
  readonly submit: string;
  /** Where one comes who changes nothing. */
  readonly back: string;
  /** Fields before the button, besides those of every round. */
  readonly children?: ReactNode;
};

/** The form of a round: what of it can be decided now. */
export function RoundForm(props: RoundFormProps) {
  const { versions, departments, parts, typed, refused, submit, back, children } = props;
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  const nameOf = useFieldNames(versions, departments);
  const busy = useNavigation().state !== "idle";
  const [hash, setHash] = useState(typed["questionnaire"] ?? "");
  const version = versions.find((candidate) => candidate.hash === hash) ?? versions[0];
  const field: Field = (name) => ({ name, defaultValue: typed[name] ?? "", error: errorOf(name) });
  return (
    <Form method="post" className="form-wide round-form" noValidate>
      {refused && Object.keys(refused.errors).length > 0 && (
        <ErrorSummary
          title={t("form.notTaken")}
          errors={Object.keys(refused.errors).map((name) =>
            name === "form" ? `${errorOf(name)}` : `${nameOf(name)}: ${errorOf(name)}`,
          )}
        />
      )}
      <fieldset className="form-part">
        <legend>{t("rounds.form.what")}</legend>
        <TextField label={t("rounds.form.title")} maxLength={120} required {...field("title")} />
        {parts.departments && (
          <TextField
            label={t("rounds.form.year")}
            description={t("rounds.form.yearHint")}
            className="short"
            inputMode="numeric"
            required
            {...field("year")}
          />
        )}
        {parts.basis && <Versions versions={versions} field={field} choose={setHash} />}
      </fieldset>
      {parts.departments && (
        <div className="form-part">
          <Departments departments={departments} typed={typed} error={errorOf("departments")} />
        </div>
      )}
      {parts.basis && <BasisFields typed={typed} field={field} errorOf={errorOf} />}
      {parts.times && <Times field={field} />}
      <OwnTimes
        departments={parts.departments ? departments : chosenOf(departments, typed)}
        withTimes={parts.times}
        field={field}
      />
      {version && <TargetFields version={version} field={field} />}
      <fieldset className="form-part">
        <legend>{t("rounds.form.about")}</legend>
        <TextField
          label={t("rounds.form.contact")}
          description={t("rounds.form.contactHint")}
          maxLength={300}
          required
          {...field("contact")}
        />
        <TextField label={t("rounds.form.diaryNumber")} maxLength={60} {...field("diaryNumber")} />
      </fieldset>
      {children}
      <div className="actions">
        <Button type="submit" loading={busy}>
          {submit}
        </Button>
        <Link to={back}>{t("rounds.form.back")}</Link>
      </div>
    </Form>
  );
}

function chosenOf(
  departments: readonly RoundChoice[],
  typed: Readonly<Record<string, string>>,
): readonly RoundChoice[] {
  const chosen = (typed["departments"] ?? "").split("\n");
  return departments.filter(({ id }) => chosen.includes(id));
}

function Versions({
  versions,
  field,
  choose,
}: {
  readonly versions: readonly RoundVersion[];
  readonly field: Field;
  readonly choose: (hash: string) => void;
}) {
  const { t, i18n } = useTranslation();
  return (
    <SelectField
      label={t("rounds.form.questionnaire")}
      options={versions.map(({ hash, title, version }) => ({
        value: hash,
        label: t("rounds.form.version", { title: inLanguage(title, i18n.language), version }),
      }))}
      onChange={(event) => choose(event.currentTarget.value)}
      {...field("questionnaire")}
    />
  );
}

function Departments({
  departments,
  typed,
  error,
}: {
  readonly departments: readonly RoundChoice[];
  readonly typed: Readonly<Record<string, string>>;
  readonly error: string | undefined;
}) {
  const { t, i18n } = useTranslation();
  return (
    <ChoiceField
      type="checkbox"
      name="departments"
      legend={t("rounds.form.departments")}
      error={error}
      chosen={(typed["departments"] ?? "").split("\n")}
      choices={departments.map(({ id, name, from, until }) => {
        const validity = [
          ...(from === null ? [] : [t("rounds.form.fromDay", { day: from })]),
          ...(until === null ? [] : [t("rounds.form.toDay", { day: until })]),
        ].join(", ");
        const label = withSoftHyphens(inLanguage(name, i18n.language));
        return { value: id, label, ...(validity && { description: validity }) };
      })}
    />
  );
}

function Times({ field }: { readonly field: Field }) {
  const { t } = useTranslation();
  return (
    <fieldset className="form-part">
      <legend>{t("rounds.form.when")}</legend>
      <div className="form-row">
        <TextField
          label={t("rounds.form.opensAt")}
          description={t("rounds.form.timeHint")}
          type="datetime-local"
          required
          {...field("opensAt")}
        />
        <TextField
          label={t("rounds.form.closesAt")}
          description={t("rounds.form.timeHint")}
          type="datetime-local"
          required
          {...field("closesAt")}
        />
      </div>
      <TextField
        label={t("rounds.form.graceMinutes")}
        description={t("rounds.form.graceHint")}
        className="short"
        inputMode="numeric"
        required
        {...field("graceMinutes")}
      />
    </fieldset>
  );
}
