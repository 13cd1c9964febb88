import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form, Link } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { type AuditLogPage, auditLogPage } from "#app/domain/auditlog/audit-log-page.server.ts";
import { filterFrom, filterParams } from "#app/domain/auditlog/filter.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { SelectField } from "#app/ui/form/select-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import type { Route } from "./+types/audit-log.ts";
import { AdministrationPage } from "./administration-page.tsx";
import "./audit-log.css";
import { LogTable } from "./log-table.tsx";

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "audit-log.read", params.org);
  const before = url.searchParams.get("before") ?? "";
  const page = await auditLogPage(
    environmentOf(context),
    scope,
    filterFrom(url.searchParams),
    /^\d{1,9}$/.test(before) ? Number(before) : null,
  );
  return { organization: frameOf(scope), page };
}

/** What has been done in the organization, by whom and when. */
export default function AuditLog({ loaderData: { organization, page } }: Route.ComponentProps) {
  const { t } = useTranslation();
  const here = `/${organization.slug}/administration/audit-log`;
  const params = filterParams(page.filter);
  const next = new URLSearchParams(params);
  if (page.next !== null) next.set("before", String(page.next));
  return (
    <AdministrationPage organization={organization} part={t("auditLog.title")}>
      <p className="quiet log-lead">{t("auditLog.lead")}</p>
      <LogFilter here={here} page={page} />
      {page.entries.length === 0 ? (
        <p>{t(params.size > 0 ? "auditLog.noneLikeThis" : "auditLog.none")}</p>
      ) : (
        <LogTable organization={organization.slug} entries={page.entries} />
      )}
      <div className="actions">
        {page.next !== null && <Link to={`${here}?${next}`}>{t("auditLog.older")}</Link>}
        <form method="post" action={`${here}/csv`}>
          {[...params].map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button type="submit" variant="secondary">
            {t("auditLog.export")}
          </Button>
        </form>
        <span className="quiet">{t("auditLog.exportNote")}</span>
      </div>
      {page.head.position > 0 && (
        <section className="log-head panel">
          <h2>{t("auditLog.head.title")}</h2>
          <p className="quiet">{t("auditLog.head.text")}</p>
          <code>
            {page.head.position}:{page.head.hash}
          </code>
        </section>
      )}
    </AdministrationPage>
  );
}

function LogFilter({ here, page }: { readonly here: string; readonly page: AuditLogPage }) {
  const { t, i18n } = useTranslation();
  const { filter } = page;
  const all = { value: "", label: t("auditLog.filter.all") };
  const groupName = (group: string) => {
    const key = `auditLog.group.${group}`;
    return i18n.exists(key) ? t(key as "auditLog.group.link") : group;
  };
  return (
    <Form method="get" action={here} className="log-filter" key={String(filterParams(filter))}>
      <TextField label={t("auditLog.filter.from")} type="date" name="from" defaultValue={filter.from ?? ""} />
      <TextField label={t("auditLog.filter.to")} type="date" name="to" defaultValue={filter.to ?? ""} />
      <SelectField
        label={t("auditLog.filter.group")}
        name="group"
        defaultValue={filter.group ?? ""}
        options={[all, ...page.groups.map((group) => ({ value: group, label: groupName(group) }))]}
      />
      <SelectField
        label={t("auditLog.filter.person")}
        name="person"
        defaultValue={filter.person ?? ""}
        options={[
          all,
          ...page.people.map(({ id, name }) => ({ value: id, label: name })),
          { value: "respondent", label: t("auditLog.actor.respondent") },
          { value: "system", label: t("auditLog.actor.system") },
        ]}
      />
      <SelectField
        label={t("auditLog.filter.round")}
        name="round"
        defaultValue={filter.round ?? ""}
        options={[all, ...page.rounds.map(({ slug, title }) => ({ value: slug, label: title }))]}
      />
      <div className="log-filter-actions">
        <Button type="submit" variant="secondary">
          {t("auditLog.filter.show")}
        </Button>
        {filterParams(filter).size > 0 && <Link to={here}>{t("auditLog.filter.clear")}</Link>}
      </div>
    </Form>
  );
}
