import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import { membershipRoles } from "#app/domain/access/role.ts";
import type { ProviderPage } from "#app/domain/provider/providers-page.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import type { RefusedForm } from "#app/routes/layout/form-input.ts";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { SelectField } from "#app/ui/form/select-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import { Table } from "#app/ui/table.tsx";

type ProviderRulesProps = {
  readonly provider: ProviderPage;
  readonly mayChange: boolean;
  readonly refused: RefusedForm | undefined;
};

/** Which roles a provider's groups give. */
export function ProviderRules({ provider: { rules, departments }, mayChange, refused }: ProviderRulesProps) {
  const { t, i18n } = useTranslation();
  return (
    <section>
      <h2>{t("providers.rules")}</h2>
      <p className="quiet">{t("providers.rulesLead")}</p>
      {rules.length === 0 ? (
        <p className="provider-note">{t("providers.noRules")}</p>
      ) : (
        <Table
          caption={t("providers.rules")}
          columns={[
            { key: "group", label: t("providers.group") },
            { key: "role", label: t("providers.roleLabel") },
            ...(mayChange ? [{ key: "actions", label: t("providers.removeRule"), hidden: true }] : []),
          ]}
        >
          {rules.map(({ id, groupName, role, department }) => {
            const group = groupName ?? t("providers.whoChoices.everyone");
            const where = department && inLanguage(department, i18n.language);
            return (
              <tr key={id}>
                <th scope="row" className="provider-group">
                  {group}
                </th>
                <td>
                  {t(`providers.roles.${role}`)}
                  {where && `, ${where}`}
                </td>
                {mayChange && (
                  <td className="row-actions">
                    <Form method="post">
                      <input type="hidden" name="rule" value={id} />
                      <Button
                        type="submit"
                        name="intent"
                        value="remove-rule"
                        variant="tertiary"
                        data-size="sm"
                        aria-label={t("providers.removeRuleOf", { group })}
                      >
                        {t("providers.removeRule")}
                      </Button>
                    </Form>
                  </td>
                )}
              </tr>
            );
          })}
        </Table>
      )}
      {mayChange && <AddRule departments={departments} refused={refused} key={rules.length} />}
    </section>
  );
}

function AddRule({
  departments,
  refused,
}: {
  readonly departments: ProviderPage["departments"];
  readonly refused: RefusedForm | undefined;
}) {
  const { t, i18n } = useTranslation();
  const errorOf = useFieldError(refused);
  const typed = refused?.typed ?? {};
  return (
    <Form method="post" className="form-wide" noValidate>
      {refused && <ErrorSummary title={t("form.notTaken")} />}
      <div className="form-row provider-rule-row">
        <SelectField
          label={t("providers.who")}
          name="who"
          defaultValue={typed["who"] ?? "group"}
          options={(["group", "everyone"] as const).map((value) => ({
            value,
            label: t(`providers.whoChoices.${value}`),
          }))}
        />
        <TextField
          label={t("providers.group")}
          name="group"
          autoComplete="off"
          defaultValue={typed["group"] ?? ""}
          error={errorOf("group")}
        />
      </div>
      <p className="quiet">{t("providers.groupHint")}</p>
      <div className="form-row provider-rule-row">
        <SelectField
          label={t("providers.roleLabel")}
          name="role"
          defaultValue={typed["role"] ?? "reader"}
          error={errorOf("role")}
          options={membershipRoles.map((role) => ({ value: role, label: t(`providers.roles.${role}`) }))}
        />
        <SelectField
          label={t("providers.department")}
          name="department"
          defaultValue={typed["department"] ?? ""}
          error={errorOf("department")}
          options={[
            { value: "", label: t("providers.noDepartment") },
            ...departments.map(({ id, name }) => ({ value: id, label: inLanguage(name, i18n.language) })),
          ]}
        />
      </div>
      <p className="quiet">{t("providers.departmentHint")}</p>
      <div>
        <Button type="submit" name="intent" value="add-rule" variant="secondary">
          {t("providers.addRule")}
        </Button>
      </div>
    </Form>
  );
}
