import { useTranslation } from "react-i18next";
import { Form, Link } from "react-router";
import type { ShownDepartment } from "#app/domain/organization/departments-page.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { Table } from "#app/ui/table.tsx";

type TableProps = {
  readonly departments: readonly ShownDepartment[];
  /** The address of the departments' page. */
  readonly here: string;
  readonly today: string;
};

/** The departments that have not ended, in their order. */
export function CurrentDepartments({
  departments,
  here,
  today,
  canChange,
}: TableProps & { readonly canChange: boolean }) {
  const { t, i18n } = useTranslation();
  return (
    <Table
      caption={t("organizationSettings.departments.current")}
      columns={[
        { key: "name", label: t("organizationSettings.departments.name") },
        { key: "kind", label: t("organizationSettings.kind") },
        { key: "headcount", label: t("organizationSettings.headcount") },
        { key: "since", label: t("organizationSettings.departments.since") },
        ...(canChange
          ? [{ key: "order", label: t("organizationSettings.departments.order"), hidden: true }]
          : []),
      ]}
    >
      {departments.map((department, index) => (
        <tr key={department.id}>
          <NameCell department={department} here={here} />
          <td>{t(`organizationSettings.kinds.${department.kind}`)}</td>
          <td>
            {department.headcount === null ? "–" : formatFor(i18n.language).count(department.headcount)}
          </td>
          <td className="department-day">
            {department.validFrom > today
              ? t("organizationSettings.departments.beginsLater", { day: department.validFrom })
              : department.validFrom}
            {department.validTo !== null && (
              <small className="quiet department-note">
                {t("organizationSettings.departments.endsLater", { day: department.validTo })}
              </small>
            )}
          </td>
          {canChange && (
            <td className="row-actions">
              <OrderButtons
                department={department}
                isFirst={index === 0}
                isLast={index === departments.length - 1}
              />
            </td>
          )}
        </tr>
      ))}
    </Table>
  );
}

/** The departments that have ended. */
export function EndedDepartments({ departments, here }: Omit<TableProps, "today">) {
  const { t } = useTranslation();
  return (
    <Table
      caption={t("organizationSettings.departments.ended")}
      columns={[
        { key: "name", label: t("organizationSettings.departments.name") },
        { key: "kind", label: t("organizationSettings.kind") },
        { key: "from", label: t("organizationSettings.departments.from") },
        { key: "until", label: t("organizationSettings.departments.until") },
      ]}
    >
      {departments.map((department) => (
        <tr key={department.id}>
          <NameCell department={department} here={here} />
          <td>{t(`organizationSettings.kinds.${department.kind}`)}</td>
          <td className="department-day">{department.validFrom}</td>
          <td className="department-day">{department.validTo}</td>
        </tr>
      ))}
    </Table>
  );
}

function NameCell({ department, here }: { readonly department: ShownDepartment; readonly here: string }) {
  const { i18n } = useTranslation();
  return (
    <th scope="row">
      <Link to={`${here}/${department.id}`}>
        {withSoftHyphens(inLanguage(department.name, i18n.language))}
      </Link>
      <Lineage department={department} />
    </th>
  );
}

/** What a department was called, what it came from and what became of it, in words. */
export function Lineage({ department }: { readonly department: ShownDepartment }) {
  const { t, i18n } = useTranslation();
  const { formerNames, predecessors, successors, validTo } = department;
  const { list } = formatFor(i18n.language);
  const named = (names: ShownDepartment["predecessors"]) =>
    list(names.map((name) => inLanguage(name, i18n.language)));
  return (
    <>
      {formerNames.map(({ until, name }) => (
        <small key={until} className="quiet department-note">
          {t("organizationSettings.departments.was", { name: inLanguage(name, i18n.language), day: until })}
        </small>
      ))}
      {predecessors.length > 0 && (
        <small className="quiet department-note">
          {t("organizationSettings.departments.came", { names: named(predecessors) })}
        </small>
      )}
      {validTo !== null && (
        <small className="quiet department-note">
          {successors.length > 0
            ? t("organizationSettings.departments.became", { names: named(successors) })
            : t("organizationSettings.departments.closed")}
        </small>
      )}
    </>
  );
}

type OrderButtonsProps = {
  readonly department: ShownDepartment;
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

function OrderButtons({ department, isFirst, isLast }: OrderButtonsProps) {
  const { t, i18n } = useTranslation();
  const name = inLanguage(department.name, i18n.language);
  return (
    <Form method="post" className="order-buttons">
      <input type="hidden" name="department" value={department.id} />
      <button
        type="submit"
        name="intent"
        value="up"
        disabled={isFirst}
        aria-label={t("organizationSettings.departments.up", { name })}
      >
        ↑
      </button>
      <button
        type="submit"
        name="intent"
        value="down"
        disabled={isLast}
        aria-label={t("organizationSettings.departments.down", { name })}
      >
        ↓
      </button>
    </Form>
  );
}
