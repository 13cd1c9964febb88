import { redirect } from "react-router";
import { makeLinks } from "#app/domain/mail/make-links.server.ts";
import { Problem } from "#app/domain/problem.ts";
import { caseFileName } from "#app/domain/round/case-file-name.ts";
import { spreadsheetCsv } from "#app/domain/spreadsheet-csv.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { getI18next } from "#app/i18n/middleware.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm } from "#app/routes/layout/form-input.ts";
import { environmentOf, linkOrigin } from "#app/server/context.ts";
import type { Route } from "./+types/links.ts";
import { linksSchema } from "./links-form.ts";

/** Makes links and sends them as a file, once. */
export async function action(args: Route.ActionArgs) {
  const { context, params, url } = args;
  const { scope, form } = await authorizedAction("/:org/rounds/:round/invitations/links", args);
  const input = readForm(form, linksSchema);
  if (!input.ok) throw new Problem("bad-request");
  const { sheet: sheetId, choice } = input.values;
  const origin = linkOrigin(context, url);
  const made = await makeLinks(environmentOf(context), scope, params.round, {
    sheetId,
    choice,
    as: "file",
    origin,
  });
  if (made === null) return redirect(`${url.pathname.replace(/links$/, "sheet")}?already`);
  const { t, language } = getI18next(context);
  const { day, time } = formatFor(language);
  const heads = ["titleColumn", "departmentColumn", "closesColumn", "linkColumn"] as const;
  const rows = made.links.map(({ title, department, closesAt, url: link }) => [
    title,
    inLanguage(department, language),
    `${day(closesAt)} ${time(closesAt)}`,
    link,
  ]);
  return new Response(spreadsheetCsv([heads.map((head) => t(`mails.sheet.${head}`)), ...rows]), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(caseFileName(made.round.diaryNumber, made.round.slug, "links"))}.csv`,
      "Cache-Control": "no-store",
    },
  });
}
