import "#app/ui/form/form.css";
import "./respondents.css";
import { Alert, Button, Tag } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { invitedStates } from "#app/domain/round/respondents/invited.ts";
import {
  type ListedInvited,
  type RespondentsPage,
  respondentsPage,
} from "#app/domain/round/respondents/respondents-page.server.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { SelectField } from "#app/ui/form/select-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import { Table } from "#app/ui/table.tsx";
import type { Route } from "./+types/respondents.ts";
import { invitedFilter } from "./invited-filter.ts";
import { LatestMailText } from "./latest-mail-text.tsx";
import { RoundPage } from "./round-page.tsx";
import { invitedStateColors } from "./stage-colors.ts";
import { useDepartmentName } from "./use-department-name.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "respondents.read", params.org);
  const { page, ...filter } = invitedFilter(url);
  return {
    organization: frameOf(scope),
    shown: await respondentsPage(environmentOf(context), scope, params.round, filter, page),
    done: url.searchParams.get("done"),
    added: Number(url.searchParams.get("added") ?? 0),
    changed: Number(url.searchParams.get("changed") ?? 0),
  };
}

/** Everybody who is invited to a round, by department. */
export default function Respondents({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, shown } = loaderData;
  const here = `/${params.org}/rounds/${encodeURIComponent(params.round)}/respondents`;
  return (
    <RoundPage
      organization={organization}
      round={shown.round}
      part={t("respondents.title")}
      actions={
        shown.canChange && (
          <>
            <Button asChild>
              <Link to={`${here}/new`}>{t("respondents.add")}</Link>
            </Button>
            <Button asChild variant="secondary">
              <Link to={`${here}/import`}>{t("respondents.import.title")}</Link>
            </Button>
          </>
        )
      }
    >
      <Done {...loaderData} />
      <p className="lead">
        {t("respondents.count", { count: shown.total })}
        {shown.states.revoked > 0 && ` ${t("respondents.countRevoked", { count: shown.states.revoked })}`}{" "}
        {shown.answering === "joint"
          ? t("respondents.answeredJointly", { count: shown.answered })
          : t("respondents.answered", { count: shown.answered })}
      </p>
      <Notes shown={shown} />
      {shown.canChange && (
        <p>
          <Link to={`/${params.org}/rounds/${encodeURIComponent(params.round)}/trial`}>
            {t("respondents.trial.title")}
          </Link>
        </p>
      )}
      {shown.total + shown.states.revoked > 0 && <Filter shown={shown} here={here} />}
      <Tables shown={shown} here={here} />
      <Pages shown={shown} here={here} />
      {shown.total > 0 && (
        <p className="respondents-save">
          {t("respondents.save.label")}{" "}
          <a href={`${here}/save/xlsx${queryOf(shown, 1)}`} download>
            {t("respondents.save.xlsx")}
          </a>{" "}
          <a href={`${here}/save/csv${queryOf(shown, 1)}`} download>
            {t("respondents.save.csv")}
          </a>
        </p>
      )}
    </RoundPage>
  );
}

type Shown = { readonly shown: RespondentsPage };
type Here = Shown & { readonly here: string };

function Done({ done, added, changed }: Route.ComponentProps["loaderData"]) {
  const { t } = useTranslation();
  const text =
    done === "added"
      ? t("respondents.done.added")
      : done === "deleted"
        ? t("respondents.done.deleted")
        : done === "imported"
          ? t("respondents.done.imported", { added, changed })
          : null;
  return (
    text && (
      <Alert className="respondents-notice" data-color="success" role="status">
        {text}
      </Alert>
    )
  );
}

function Notes({ shown: { answering, grouped, manages, canChange } }: Shown) {
  const { t } = useTranslation();
  return (
    <>
      {answering === "joint" && <p className="quiet">{t("respondents.note.joint")}</p>}
      {grouped && (
        <p className="quiet">
          {manages ? t("respondents.note.grouped") : t("respondents.note.groupedReader")}
        </p>
      )}
      {manages && !canChange && <p className="quiet">{t("respondents.note.settled")}</p>}
    </>
  );
}

function Filter({ shown: { departments, filter, grouped, manages }, here }: Here) {
  const { t } = useTranslation();
  const nameOf = useDepartmentName(departments);
  const states = invitedStates.filter(
    (state) => !grouped || state === "invited" || state === "revoked" || (manages && state === "answered"),
  );
  const every = { value: "", label: t("respondents.filter.all") };
  return (
    <search>
      <form method="get" action={here} className="respondents-filter">
        {departments.length > 1 && (
          <SelectField
            label={t("respondents.office.department")}
            name="department"
            defaultValue={filter.department ?? ""}
            options={[every, ...departments.map(({ id }) => ({ value: id, label: nameOf(id) }))]}
          />
        )}
        <SelectField
          label={t("respondents.filter.state")}
          name="state"
          defaultValue={filter.state ?? ""}
          options={[
            every,
            ...states.map((state) => ({ value: state, label: t(`respondents.state.${state}`) })),
          ]}
        />
        <TextField
          label={t("respondents.filter.search")}
          name="q"
          type="search"
          defaultValue={filter.search}
          autoComplete="off"
        />
        <Button type="submit" variant="secondary">
          {t("respondents.filter.show")}
        </Button>
      </form>
    </search>
  );
}

function Tables({ shown, here }: Here) {
  const { t } = useTranslation();
  const nameOf = useDepartmentName(shown.departments);
  const { filter, invited, departments, canChange, total, states } = shown;
  if (total + states.revoked === 0) {
    return <p>{canChange ? t("respondents.emptyToFill") : t("respondents.empty")}</p>;
  }
  if (invited.length === 0) return <p>{t("respondents.filter.none")}</p>;
  const groups = departments
    .map(({ id }) => ({ id, rows: invited.filter(({ office }) => office.departmentId === id) }))
    .filter(({ rows }) => rows.length > 0);
  const isWhole = filter.state === null && filter.search.trim() === "" && shown.pages === 1;
  return (
    <div className="respondents-list">
      {groups.map(({ id, rows }) => (
        <Table
          key={id}
          caption={
            isWhole
              ? t("respondents.table.captionOf", {
                  department: nameOf(id),
                  count: rows.filter(({ state }) => state !== "revoked").length,
                })
              : nameOf(id)
          }
          showsCaption
          columns={[
            { key: "title", label: t("respondents.office.title") },
            { key: "role", label: t("respondents.office.role") },
            { key: "email", label: t("respondents.office.email") },
            { key: "state", label: t("respondents.filter.state") },
            { key: "mail", label: t("respondents.table.mail") },
          ]}
        >
          {rows.map((one) => (
            <Row key={one.id} one={one} here={here} />
          ))}
        </Table>
      ))}
    </div>
  );
}

function Row({
  one: { id, office, state, mail },
  here,
}: {
  readonly one: ListedInvited;
  readonly here: string;
}) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">
        <Link to={`${here}/${id}`}>{withSoftHyphens(office.title)}</Link>
      </th>
      <td>{t(`respondents.role.${office.role}`)}</td>
      <td className={office.email === null ? "respondents-none" : "respondents-email"}>
        {office.email ?? "–"}
      </td>
      <td>
        <Tag data-color={invitedStateColors[state]} data-size="sm">
          {t(`respondents.state.${state}`)}
        </Tag>
      </td>
      <td className={mail === null ? "respondents-none" : undefined}>
        {mail ? <LatestMailText mail={mail} /> : "–"}
      </td>
    </tr>
  );
}

function Pages({ shown, here }: Here) {
  const { t } = useTranslation();
  const { page, pages, found } = shown;
  if (pages === 1) return null;
  return (
    <nav className="respondents-pages" aria-label={t("respondents.pages.label")}>
      {page > 1 && <Link to={`${here}${queryOf(shown, page - 1)}`}>{t("respondents.pages.previous")}</Link>}
      <span>{t("respondents.pages.of", { page, pages, found })}</span>
      {page < pages && <Link to={`${here}${queryOf(shown, page + 1)}`}>{t("respondents.pages.next")}</Link>}
    </nav>
  );
}

function queryOf({ filter }: RespondentsPage, page: number): string {
  const query = new URLSearchParams();
  if (filter.department !== null) query.set("department", filter.department);
  if (filter.state !== null) query.set("state", filter.state);
  if (filter.search !== "") query.set("q", filter.search);
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
