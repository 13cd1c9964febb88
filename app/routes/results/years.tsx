import { useTranslation } from "react-i18next";
import { authorize } from "#app/domain/access/authorize.ts";
import { resultsPage } from "#app/domain/results/results.server.ts";
import { yearsView } from "#app/domain/results/years-view.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/years.ts";
import { ChangeSection } from "./change-section.tsx";
import { CsvLink } from "./csv-link.tsx";
import { comparedWith, ResultsFrame } from "./results-frame.tsx";
import { searchOf } from "./results-search.ts";
import { YearSection } from "./year-section.tsx";

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "results.read", params.org);
  const { series, ...choice } = searchOf(url);
  return {
    organization: frameOf(scope),
    series,
    page: await resultsPage(environmentOf(context), scope, choice, yearsView(series)),
  };
}

/** The levels year by year, and what has changed since the earlier round. */
export default function YearsPage({ loaderData: { organization, series, page } }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <ResultsFrame
      organization={organization}
      page={page}
      part={t("results.parts.years")}
      place="/years"
      keep={series === "departments" ? {} : { series }}
    >
      {(figures) => {
        const { years, changes } = figures.view;
        const earlier = comparedWith(figures);
        return (
          <>
            <YearSection years={years} whole={organization.name} />
            <CsvLink organization={organization.slug} table="years" />
            {earlier && (
              <ChangeSection
                groups={changes}
                round={figures.round}
                earlier={earlier}
                whole={organization.name}
              />
            )}
          </>
        );
      }}
    </ResultsFrame>
  );
}
