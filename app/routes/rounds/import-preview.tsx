import { Button } from "@digdir/designsystemet-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Form, Link, useNavigation } from "react-router";
import type { ImportPreview as Preview } from "#app/domain/round/respondents/import.server.ts";
import { respondentRoles } from "#app/domain/round/respondents/invited.ts";
import type { InvitingDepartment } from "#app/domain/round/respondents/match-department.ts";
import type { PlannedRow } from "#app/domain/round/respondents/plan.ts";
import { formatFor } from "#app/i18n/format.ts";
import { Table } from "#app/ui/table.tsx";
import { useDepartmentName } from "./use-department-name.ts";

type ImportPreviewProps = {
  /** Of whose plan a part may be shown. */
  readonly preview: Preview;
  readonly departments: readonly InvitingDepartment[];
  /** Where the invited are. */
  readonly list: string;
};

/** What a list will do, row by row, with what cannot be taken first, and the button that does it. */
export function ImportPreview({
  preview: { plan, counts, rows, seen },
  departments,
  list,
}: ImportPreviewProps) {
  const { t } = useTranslation();
  const isBusy = useNavigation().state !== "idle";
  const heading = useRef<HTMLHeadingElement>(null);
  // What came of sending the list stands above it: the reader is led there, also one who hears the page.
  useEffect(() => heading.current?.focus(), []);
  const doing = counts.add + counts.change;
  return (
    <section aria-labelledby="preview">
      <h2 id="preview" ref={heading} tabIndex={-1}>
        {t("respondents.preview.title")}
      </h2>
      <ul className="respondents-counts">
        <li>{t("respondents.preview.add", { count: counts.add })}</li>
        <li>{t("respondents.preview.change", { count: counts.change })}</li>
        <li>{t("respondents.preview.same", { count: counts.same })}</li>
        <li>{t("respondents.preview.refuse", { count: counts.refuse })}</li>
      </ul>
      {doing === 0 ? (
        <p>{t("respondents.preview.nothing")}</p>
      ) : (
        <Form method="post" encType="multipart/form-data">
          <input type="hidden" name="rows" value={rows} />
          <input type="hidden" name="seen" value={seen} />
          <p className="actions">
            <Button type="submit" name="intent" value="import" loading={isBusy}>
              {t("respondents.preview.do", { count: doing })}
            </Button>
            <Link to={list}>{t("respondents.preview.leave")}</Link>
          </p>
          {counts.refuse > 0 && (
            <p className="quiet respondents-effect">{t("respondents.preview.refusedStay")}</p>
          )}
        </Form>
      )}
      {(["refuse", "change", "add"] as const).map((kind) => (
        <Rows key={kind} plan={plan} kind={kind} count={counts[kind]} departments={departments} />
      ))}
    </section>
  );
}

type RowsProps = {
  readonly plan: readonly PlannedRow[];
  readonly kind: "refuse" | "change" | "add";
  /** How many there are, shown or not. */
  readonly count: number;
  readonly departments: readonly InvitingDepartment[];
};

function Rows({ plan, kind, count, departments }: RowsProps) {
  const { t } = useTranslation();
  const rows = plan.filter((row) => row.kind === kind);
  if (rows.length === 0) return null;
  return (
    <>
      <Table
        caption={t(`respondents.preview.${kind}`, { count })}
        showsCaption
        columns={[
          { key: "line", label: t("respondents.preview.line") },
          { key: "who", label: t("respondents.preview.who") },
          { key: "what", label: t(`respondents.preview.what.${kind}`) },
        ]}
      >
        {rows.map((planned) => (
          <tr key={planned.row.line}>
            <th scope="row">{planned.row.line}</th>
            <td className="respondents-email">
              {[planned.row.email, planned.row.title].filter(Boolean).join(", ") || "–"}
            </td>
            <td>
              <What planned={planned} departments={departments} />
            </td>
          </tr>
        ))}
      </Table>
      {count > rows.length && (
        <p className="quiet">{t("respondents.preview.more", { count: count - rows.length })}</p>
      )}
    </>
  );
}

function What({
  planned,
  departments,
}: {
  readonly planned: PlannedRow;
  readonly departments: readonly InvitingDepartment[];
}) {
  const { t, i18n } = useTranslation();
  const nameOf = useDepartmentName(departments);
  const { list } = formatFor(i18n.language);
  switch (planned.kind) {
    case "add":
      return `${t(`respondents.role.${planned.office.role}`)}, ${nameOf(planned.office.departmentId)}`;
    case "change": {
      const { before, office } = planned;
      const changes = [
        before.title === office.title ? null : ([before.title, office.title] as const),
        before.role === office.role
          ? null
          : ([t(`respondents.role.${before.role}`), t(`respondents.role.${office.role}`)] as const),
      ].filter((change) => change !== null);
      return changes.map(([from, to]) => t("respondents.preview.fromTo", { from, to })).join("; ");
    }
    case "refuse":
      return t(`respondents.preview.why.${planned.why}`, {
        role: planned.row.role,
        department: planned.row.department,
        roles: list(respondentRoles.map((role) => t(`respondents.role.${role}`))),
        known: list(departments.map(({ id }) => nameOf(id))),
      });
    case "same":
      return null;
  }
}
