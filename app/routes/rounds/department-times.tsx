import { Tag } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import type { RoundDepartmentTimes } from "#app/domain/round/round-page.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import { Table } from "#app/ui/table.tsx";

/** The departments of a round, each with when it can answer. */
export function DepartmentTimes({ departments }: { readonly departments: readonly RoundDepartmentTimes[] }) {
  const { t, i18n } = useTranslation();
  const moment = useMoment();
  return (
    <section>
      <h2>{t("rounds.departments.title")}</h2>
      <Table
        caption={t("rounds.departments.title")}
        columns={(["name", "opens", "closes", "invited"] as const).map((key) => ({
          key,
          label: t(`rounds.departments.${key}`),
        }))}
      >
        {departments.map(({ id, name, opensAt, closesAt, hasOwnTimes, invited }) => (
          <tr key={id}>
            <th scope="row">
              {withSoftHyphens(inLanguage(name, i18n.language))}{" "}
              {hasOwnTimes && <Tag data-color="neutral">{t("rounds.departments.own")}</Tag>}
            </th>
            <td className="number round-time">{moment(opensAt)}</td>
            <td className="number round-time">{moment(closesAt)}</td>
            <td className="number">
              {invited ?? <span className="quiet">{t("rounds.departments.counted")}</span>}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
