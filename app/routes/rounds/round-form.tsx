import { Button } from "@digdir/designsystemet-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Form, Link, useNavigation } from "react-router";
import type { RoundChoice } from "#app/domain/round/round-form-page.server.ts";
import type { RoundVersion } from "#app/domain/round/round-material.server.ts";
import { type EditableParts, fieldName } from "#app/domain/round/round-settings.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import type { RefusedForm } from "#app/routes/layout/form-input.ts";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { ChoiceField } from "#app/ui/form/choice-field.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { SelectField } from "#app/ui/form/select-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import { OwnTimes } from "./own-times.tsx";
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
      {parts.basis && <Basis typed={typed} field={field} errorOf={errorOf} />}
      {parts.times && <Times field={field} />}
      <OwnTimes
        departments={parts.departments ? departments : chosenOf(departments, typed)}
        withTimes={parts.times}
        field={field}
      />
      {version && <Targets version={version} field={field} />}
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

/** What a field of a name holds, and what is wrong with it. */
export type Field = (name: string) => {
  readonly name: string;
  readonly defaultValue: string;
  readonly error: string | undefined;
};

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

function Basis({
  typed,
  field,
  errorOf,
}: {
  readonly typed: Readonly<Record<string, string>>;
  readonly field: Field;
  readonly errorOf: (name: string) => string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="form-part">
      <legend>{t("rounds.form.how")}</legend>
      <ChoiceField
        type="radio"
        name="disclosure"
        legend={t("rounds.form.disclosure")}
        error={errorOf("disclosure")}
        chosen={[typed["disclosure"] ?? ""]}
        choices={[
          {
            value: "in-office",
            label: t("rounds.form.inOffice"),
            description: t("rounds.form.inOfficeHint"),
          },
          {
            value: "confidential",
            label: t("rounds.form.inGroups"),
            description: t("rounds.form.inGroupsHint"),
          },
        ]}
      />
      <TextField
        label={t("rounds.form.threshold")}
        description={t("rounds.form.thresholdHint")}
        className="short"
        inputMode="numeric"
        {...field("threshold")}
      />
      <ChoiceField
        type="radio"
        name="answering"
        legend={t("rounds.form.answering")}
        error={errorOf("answering")}
        chosen={[typed["answering"] ?? ""]}
        choices={[
          {
            value: "individual",
            label: t("rounds.form.individual"),
            description: t("rounds.form.individualHint"),
          },
          { value: "joint", label: t("rounds.form.joint"), description: t("rounds.form.jointHint") },
        ]}
      />
    </fieldset>
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

function Targets({ version, field }: { readonly version: RoundVersion; readonly field: Field }) {
  const { t, i18n } = useTranslation();
  const { target: level } = formatFor(i18n.language);
  const fields = version.dimensions.map(({ key, title, target }) => ({
    ...field(fieldName("target", key)),
    title,
    target,
  }));
  return (
    <details className="form-part" open={fields.some(({ error }) => error !== undefined)}>
      <summary>{t("rounds.form.targets")}</summary>
      <div className="form-more">
        <p className="quiet">{t("rounds.form.targetsHint", { max: version.max })}</p>
        <div className="form-row">
          {fields.map(({ title, target, ...input }) => (
            <TextField
              key={input.name}
              label={inLanguage(title, i18n.language)}
              description={
                target === null
                  ? t("rounds.form.noTarget")
                  : t("rounds.form.ownTarget", { level: level(target) })
              }
              className="short"
              inputMode="decimal"
              {...input}
            />
          ))}
        </div>
      </div>
    </details>
  );
}
