import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form, redirect } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import { changeSharing } from "#app/domain/organization/sharing.server.ts";
import { resultsPage } from "#app/domain/results/results.server.ts";
import { organizationsSideBySide } from "#app/domain/results/side-by-side.server.ts";
import type { OrganizationRow, SideBySide } from "#app/domain/results/side-by-side.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import type { Route } from "./+types/organizations.ts";
import { HeatmapKey, HeatmapTable, LevelCell } from "./heatmap-section.tsx";
import { missingWords } from "./missing-words.ts";
import { ResponseLine } from "./response-line.tsx";
import { ResultsFrame } from "./results-frame.tsx";
import { searchOf } from "./results-search.ts";
import "./organizations.css";

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "results.read", params.org);
  const environment = environmentOf(context);
  const arrangement = organizationsSideBySide(environment, scope);
  return {
    organization: frameOf(scope),
    decides: scope.can("organization.manage"),
    page: await resultsPage(environment, scope, searchOf(url), arrangement),
  };
}

const schema = z.object({ shares: z.enum(["yes", "no"]) });

export async function action(args: Route.ActionArgs) {
  const { scope, form } = await authorizedAction("/:org/results/organizations", args);
  const input = readForm(form, schema);
  if (!input.ok) return data({ refused: input.refused }, { status: 422 });
  await changeSharing(environmentOf(args.context), scope, input.values.shares === "yes");
  return redirect(args.url.pathname + args.url.search);
}

/** The organization's levels beside those of others that have agreed to it, as it has itself. */
export default function OrganizationsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, decides, page } = loaderData;
  return (
    <ResultsFrame
      organization={organization}
      page={page}
      part={t("results.parts.organizations")}
      place="/organizations"
    >
      {({ view }) => (
        <>
          {actionData && <ErrorSummary title={t("form.notTaken")} />}
          {view.kind === "sharing" && <Comparison view={view} />}
          <Sharing shares={view.kind === "sharing"} decides={decides} />
        </>
      )}
    </ResultsFrame>
  );
}

function Comparison({ view }: { readonly view: SideBySide }) {
  const { t, i18n } = useTranslation();
  const { max, year, dimensions, rows } = view;
  const title = t("resultDetails.organizations.title");
  const cells = rows.flatMap(({ result }) => (result.kind === "figures" ? result.cells : []));
  return (
    <section>
      <h2>{title}</h2>
      <p className="quiet section-lead">{t("resultDetails.organizations.lead", { max })}</p>
      {rows.length === 1 && <p className="section-lead">{t("resultDetails.organizations.alone")}</p>}
      <HeatmapTable title={title} caption={title} className="organizations">
        <thead>
          <tr>
            <th scope="col">{t("resultDetails.organizations.organization")}</th>
            <th scope="col">{t("resultDetails.profile.overall")}</th>
            {dimensions.map(({ key, title }) => (
              <th key={key} scope="col">
                {withSoftHyphens(inLanguage(title, i18n.language))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.name} ${row.isOwn}`} row={row} year={year} columns={dimensions.length + 1} />
          ))}
        </tbody>
      </HeatmapTable>
      <HeatmapKey cells={cells.flatMap((cell) => cell ?? [])} earlier={null} />
    </section>
  );
}

function Row({
  row: { name, isOwn, result },
  year,
  columns,
}: {
  readonly row: OrganizationRow;
  readonly year: number;
  readonly columns: number;
}) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  return (
    <tr className={isOwn ? "own" : undefined}>
      <th scope="row">
        {withSoftHyphens(name)}
        {result.kind === "figures" && (
          <span className="organization-facts">
            <span>{result.round}</span>
            <span>
              <ResponseLine responses={result.responses} />
            </span>
            {result.version === "other" && <span>{t("resultDetails.organizations.otherVersion")}</span>}
          </span>
        )}
      </th>
      {result.kind === "nothing" ? (
        <td colSpan={columns} className="heat-missing">
          {t("resultDetails.organizations.nothing", { year })}
        </td>
      ) : (
        <>
          <td>
            {result.level === null ? (
              missingWords(result.missing, null, t)
            ) : (
              <strong>{format.level(result.level)}</strong>
            )}
          </td>
          {result.cells.map((cell, index) =>
            cell === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
              <td key={index} className="heat-missing">
                {t("resultDetails.organizations.noSuchArea")}
              </td>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
              <LevelCell key={index} cell={cell} threshold={null} to={null} />
            ),
          )}
        </>
      )}
    </tr>
  );
}

/** Whether the organization takes part, and for its administrator the way to change that. */
function Sharing({ shares, decides }: { readonly shares: boolean; readonly decides: boolean }) {
  const { t } = useTranslation();
  const state = shares ? "sharing" : "notSharing";
  return (
    <section className="sharing no-print">
      <h2>{t("resultDetails.organizations.agreement")}</h2>
      <p>{t(`resultDetails.organizations.${state}`)}</p>
      {decides ? (
        <Form method="post">
          <input type="hidden" name="shares" value={shares ? "no" : "yes"} />
          <Button type="submit" name="intent" value="share" variant={shares ? "secondary" : "primary"}>
            {t(shares ? "resultDetails.organizations.stop" : "resultDetails.organizations.share")}
          </Button>
        </Form>
      ) : (
        <p className="quiet">{t("resultDetails.organizations.administratorDecides")}</p>
      )}
    </section>
  );
}
