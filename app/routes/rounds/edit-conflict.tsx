import { useTranslation } from "react-i18next";
import type { RoundChoice } from "#app/domain/round/round-form-page.server.ts";
import type { RoundVersion } from "#app/domain/round/round-material.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Table } from "#app/ui/table.tsx";
import { useFieldNames } from "./use-field-names.ts";

type Typed = Readonly<Record<string, string>>;

type EditConflictProps = {
  readonly versions: readonly RoundVersion[];
  readonly departments: readonly RoundChoice[];
  /** The round as somebody else has made it. */
  readonly theirs: Typed;
  /** What was typed meanwhile. */
  readonly yours: Typed;
};

/** Two have changed a round at once: where they differ, with both values. */
export function EditConflict({ versions, departments, theirs, yours }: EditConflictProps) {
  const { t } = useTranslation();
  const nameOf = useFieldNames(versions, departments);
  const inWords = useValueInWords(versions, departments);
  const differing = Object.keys(yours).filter(
    (name) => name !== "revision" && !sameValue(yours[name], theirs[name]),
  );
  return (
    <div className="after-head">
      <ErrorSummary title={t("rounds.form.conflict.title")} />
      <p className="quiet after-head">{t("rounds.form.conflict.advice")}</p>
      <Table
        caption={t("rounds.form.conflict.advice")}
        columns={(["field", "theirs", "yours"] as const).map((key) => ({
          key,
          label: t(`rounds.form.conflict.${key}`),
        }))}
      >
        {differing.map((name) => (
          <tr key={name}>
            <th scope="row">{nameOf(name)}</th>
            <td>{inWords(name, theirs[name])}</td>
            <td>{inWords(name, yours[name])}</td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

/** Several choices are the same in any order; a field that is not there is empty. */
function sameValue(one = "", other = ""): boolean {
  const parts = (text: string) => text.trim().split("\n").toSorted().join("\n");
  return parts(one) === parts(other);
}

function useValueInWords(
  versions: readonly RoundVersion[],
  departments: readonly RoundChoice[],
): (name: string, value?: string) => string {
  const { t, i18n } = useTranslation();
  return (name, value = "") => {
    if (value.trim() === "") return t("rounds.form.conflict.empty");
    switch (name) {
      case "questionnaire": {
        const version = versions.find(({ hash }) => hash === value);
        if (!version) return value;
        const title = inLanguage(version.title, i18n.language);
        return t("rounds.form.version", { title, version: version.version });
      }
      case "departments": {
        const chosen = value.split("\n");
        const named = departments.filter(({ id }) => chosen.includes(id));
        return named.map(({ name: text }) => inLanguage(text, i18n.language)).join(", ");
      }
      case "disclosure":
        return t(value === "confidential" ? "rounds.form.inGroups" : "rounds.form.inOffice");
      case "answering":
        return t(value === "joint" ? "rounds.form.joint" : "rounds.form.individual");
      default:
        return value.replace("T", /^\d{4}-\d{2}-\d{2}T/.test(value) ? " " : "T");
    }
  };
}
