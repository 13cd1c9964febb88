import { useTranslation } from "react-i18next";
import type { RoundVersion } from "#app/domain/round/round-material.server.ts";
import { fieldName } from "#app/domain/round/round-settings.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { TextField } from "#app/ui/form/text-field.tsx";
import type { Field } from "./field.ts";

/** The target levels that a round can set otherwise than its version does. */
export function TargetFields({ version, field }: { readonly version: RoundVersion; readonly field: Field }) {
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
