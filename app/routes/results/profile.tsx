import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { type Profile, type ProfileRow, profileView } from "#app/domain/results/profile-view.ts";
import { resultsPage } from "#app/domain/results/results.server.ts";
import type { RoundName } from "#app/domain/results/shown-rounds.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/profile.ts";
import { ChangeWords } from "./change-words.tsx";
import { GroupSelect } from "./choice-select.tsx";
import { CsvLink } from "./csv-link.tsx";
import { LevelKey } from "./level-key.tsx";
import { GapWords, LevelOnScale } from "./level-on-scale.tsx";
import { missingWords } from "./missing-words.ts";
import { resultsAddress } from "./results-address.ts";
import { comparedWith, ResultsFrame } from "./results-frame.tsx";
import { searchOf } from "./results-search.ts";
import { useSubjectName } from "./subject-name.ts";
import "./question-rows.css";

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "results.read", params.org);
  const { department, ...choice } = searchOf(url);
  return {
    organization: frameOf(scope),
    page: await resultsPage(environmentOf(context), scope, choice, profileView(department)),
  };
}

/** One department's level in every area against the target, or the organization's. */
export default function ProfilePage({ loaderData: { organization, page } }: Route.ComponentProps) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const whole = organization.name;
  const nameOf = useSubjectName(whole);
  return (
    <ResultsFrame
      organization={organization}
      page={page}
      part={t("resultDetails.profile.title")}
      place="/profile"
      filters={({ view }) => <GroupSelect group={view.group} groups={view.groups} whole={whole} />}
    >
      {(figures) => {
        const { view, disclosure } = figures;
        const { overall, max, n, invited } = view;
        const threshold = disclosure?.threshold ?? null;
        return (
          <section className="profile">
            <h2>{withSoftHyphens(nameOf(view.group.subject))}</h2>
            <p className="quiet section-lead">{t("resultDetails.profile.lead")}</p>
            <p className="section-lead">
              {[
                `${t("resultDetails.profile.overall")}: ${
                  overall.level === null
                    ? missingWords(overall.missing, threshold, t)
                    : t("resultDetails.questions.level", { level: format.level(overall.level), max })
                }`,
                invited === null ? t("results.levels.n", { n }) : t("results.levels.nOf", { n, invited }),
              ].join(" · ")}
            </p>
            <div className="panel">
              <ul className="question-rows">
                {view.dimensions.map((row) => (
                  <Row
                    key={row.key}
                    row={row}
                    profile={view}
                    organization={organization.slug}
                    whole={whole}
                    earlier={comparedWith(figures)}
                    threshold={threshold}
                  />
                ))}
              </ul>
              <LevelKey
                rows={view.dimensions}
                round={figures.round}
                earlier={comparedWith(figures)}
                target={view.dimensions.some(({ target }) => target !== null) ? "own" : null}
              />
            </div>
            <CsvLink organization={organization.slug} table="profile" />
          </section>
        );
      }}
    </ResultsFrame>
  );
}

type RowProps = {
  readonly row: ProfileRow;
  readonly profile: Profile;
  readonly organization: string;
  readonly whole: string;
  readonly earlier: RoundName | null;
  readonly threshold: number | null;
};

function Row({ row, profile, organization, whole, earlier, threshold }: RowProps) {
  const { t, i18n } = useTranslation();
  const [here] = useSearchParams();
  const format = formatFor(i18n.language);
  const { key, title } = row;
  return (
    <li>
      <h3>
        <Link
          to={resultsAddress(organization, "/questions", here, {
            department: profile.group.key,
            dimension: key,
          })}
        >
          {withSoftHyphens(inLanguage(title, i18n.language))}
        </Link>
        {row.organization !== null && (
          <span className="level-n">
            {t("resultDetails.profile.organization", { whole, level: format.level(row.organization) })}
          </span>
        )}
      </h3>
      <LevelOnScale row={row} max={profile.max} target={row.target} earlier={earlier} threshold={threshold}>
        <div className="question-facts">
          <GapWords gap={row.gap} />
          {row.change && <ChangeWords change={row.change} />}
        </div>
      </LevelOnScale>
    </li>
  );
}
