import { useSearchParams } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { resultsPage } from "#app/domain/results/results.server.ts";
import { resultsOverview } from "#app/domain/results/results-overview.ts";
import { roundCorrections } from "#app/domain/round/questionnaire-page.server.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { CorrectionList } from "#app/routes/rounds/correction-list.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/results.ts";
import { CsvLink } from "./csv-link.tsx";
import { DotPlotSection } from "./dot-plot-section.tsx";
import { HeatmapSection } from "./heatmap-section.tsx";
import { LevelSection } from "./level-section.tsx";
import { resultsAddress } from "./results-address.ts";
import { comparedWith, ResultsFrame } from "./results-frame.tsx";
import { searchOf } from "./results-search.ts";

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "results.read", params.org);
  const environment = environmentOf(context);
  const page = await resultsPage(environment, scope, searchOf(url), resultsOverview);
  return {
    organization: frameOf(scope),
    page,
    corrections: page.kind === "figures" ? await roundCorrections(environment, scope, page.round.slug) : [],
  };
}

/** How well the organization governs its digital development: the departments, overall and in every area. */
export default function Results({ loaderData: { organization, page, corrections } }: Route.ComponentProps) {
  const [here] = useSearchParams();
  return (
    <ResultsFrame organization={organization} page={page} part={null} finding={({ view }) => view.finding}>
      {(figures) => {
        const shown = {
          round: figures.round,
          earlier: comparedWith(figures),
          whole: organization.name,
          threshold: figures.disclosure?.threshold ?? null,
        };
        const { levels, heatmap } = figures.view;
        const address = (place: string, more: Readonly<Record<string, string>>) =>
          resultsAddress(organization.slug, place, here, more);
        const links = {
          department: (department: string) => address("/profile", { department }),
          cell: (department: string, dimension: string) => address("/questions", { department, dimension }),
        };
        return (
          <>
            <LevelSection levels={levels} {...shown} />
            <HeatmapSection heatmap={heatmap} max={levels.max} {...shown} links={links} />
            <DotPlotSection heatmap={heatmap} max={levels.max} whole={organization.name} />
            <CsvLink organization={organization.slug} table="levels" />
            <CorrectionList corrections={corrections} />
          </>
        );
      }}
    </ResultsFrame>
  );
}
