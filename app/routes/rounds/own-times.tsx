import { useTranslation } from "react-i18next";
import type { RoundChoice } from "#app/domain/round/round-form-page.server.ts";
import { fieldName } from "#app/domain/round/round-settings.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { TextField } from "#app/ui/form/text-field.tsx";
import type { Field } from "./field.ts";

/** What a round's departments can have of their own: times, and N where it is given by hand. */
export function OwnTimes({
  departments,
  withTimes,
  field,
}: {
  readonly departments: readonly RoundChoice[];
  readonly withTimes: boolean;
  readonly field: Field;
}) {
  const { t, i18n } = useTranslation();
  const rows = departments.map(({ id, name }) => ({
    id,
    name: inLanguage(name, i18n.language),
    invited: field(fieldName("invited", id)),
    opens: field(fieldName("opens", id)),
    closes: field(fieldName("closes", id)),
  }));
  const isWrong = rows.some(({ invited, opens, closes }) => invited.error ?? opens.error ?? closes.error);
  return (
    <details className="form-part" open={isWrong}>
      <summary>{t("rounds.form.own")}</summary>
      <div className="form-more">
        <p className="quiet">{t("rounds.form.ownHint")}</p>
        {rows.map(({ id, name, invited, opens, closes }) => (
          <fieldset key={id}>
            <legend>{withSoftHyphens(name)}</legend>
            <div className="form-row">
              <TextField label={t("rounds.departments.invited")} inputMode="numeric" {...invited} />
              {withTimes && (
                <TextField label={t("rounds.departments.opens")} type="datetime-local" {...opens} />
              )}
              {withTimes && (
                <TextField label={t("rounds.departments.closes")} type="datetime-local" {...closes} />
              )}
            </div>
          </fieldset>
        ))}
      </div>
    </details>
  );
}
