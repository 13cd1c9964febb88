import { authorize, type Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import { Problem } from "#app/domain/problem.ts";
import { caseFileName } from "#app/domain/round/case-file-name.ts";
import { allInvited } from "#app/domain/round/respondents/respondents-page.server.ts";
import { type SheetFormat, writeSheet } from "#app/domain/round/respondents/write-sheet.server.ts";
import type { RoundFrame } from "#app/domain/round/round-frame.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { getI18next, getLanguage } from "#app/i18n/middleware.server.ts";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/respondent-file.ts";
import { invitedFilter } from "./invited-filter.ts";

const contentTypes: Readonly<Record<SheetFormat, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};

/** The invited as a file, with how far each has come; or, as `empty`, the file to fill in and read back. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "respondents.read", params.org);
  const format = params.format === "xlsx" || params.format === "csv" ? params.format : null;
  if (format === null) throw new Problem("not-found");
  const { t } = getI18next(context);
  const heading = (["email", "title", "role", "department"] as const).map((column) =>
    t(`respondents.office.${column}`),
  );
  const isEmpty = url.searchParams.has("empty");
  const taken = isEmpty ? null : await invitedRows(environmentOf(context), scope, params.round, url, context);
  const file = await writeSheet(
    [isEmpty ? heading : [...heading, t("respondents.filter.state")], ...(taken?.rows ?? [])],
    format,
  );
  const name = taken
    ? caseFileName(taken.round.diaryNumber, taken.round.slug, t("respondents.save.name"))
    : t("respondents.save.emptyName");
  return new Response(file, {
    headers: {
      "Content-Type": contentTypes[format],
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}.${format}`,
    },
  });
}

async function invitedRows(
  environment: Environment,
  scope: Scope,
  round: string,
  url: URL,
  context: Route.LoaderArgs["context"],
): Promise<{ readonly round: RoundFrame; readonly rows: readonly (readonly string[])[] }> {
  const { t } = getI18next(context);
  const { page: _all, ...filter } = invitedFilter(url);
  const { round: frame, invited, departments } = await allInvited(environment, scope, round, filter);
  const names = new Map(departments.map(({ id, name }) => [id, inLanguage(name, getLanguage(context))]));
  const rows = invited.map(({ office, state }) => [
    office.email ?? "",
    office.title,
    t(`respondents.role.${office.role}`),
    names.get(office.departmentId) ?? "",
    t(`respondents.state.${state}`),
  ]);
  return { round: frame, rows };
}
