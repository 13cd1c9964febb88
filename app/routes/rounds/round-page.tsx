import { Tag } from "@digdir/designsystemet-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RoundFrame } from "#app/domain/round/round-frame.server.ts";
import { type OrganizationFrame, OrganizationPage } from "#app/routes/layout/organization-page.tsx";
import { Breadcrumbs } from "#app/ui/page.tsx";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";
import { DestroyedAnswers } from "./destroyed-answers.tsx";
import { stageColors } from "./stage-colors.ts";
import "./round-page.css";

type RoundPageProps = {
  readonly organization: OrganizationFrame;
  readonly round: RoundFrame;
  /** What this page of the round is called; null: the round's own first page. */
  readonly part: string | null;
  /** Right of the heading: the page's one or two main actions. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** Every page of a round: where one is, its stage, and its parts. */
export function RoundPage({ organization, round, part, actions, children }: RoundPageProps) {
  const { t } = useTranslation();
  const rounds = `/${organization.slug}/rounds`;
  const here = `${rounds}/${encodeURIComponent(round.slug)}`;
  return (
    <OrganizationPage organization={organization}>
      <title>{`${part ? `${part} – ` : ""}${round.title} – ${organization.name} – Mognad`}</title>
      <Breadcrumbs
        label={t("layout.breadcrumbs")}
        crumbs={[
          { to: rounds, label: t("layout.rounds") },
          ...(part === null ? [{ label: round.title }] : [{ to: here, label: round.title }, { label: part }]),
        ]}
      />
      <div className="round-page-head">
        <h1>{part ?? round.title}</h1>
        <Tag data-color={stageColors[round.stage]}>{t(`overview.stage.${round.stage}`)}</Tag>
        {actions && <div className="round-page-actions">{actions}</div>}
      </div>
      <p className="print-only">
        {[
          organization.name,
          round.title,
          ...(round.diaryNumber ? [t("results.diaryNumber", { number: round.diaryNumber })] : []),
        ].join(" · ")}
      </p>
      <SubNavigation
        label={t("rounds.parts.label", { title: round.title })}
        places={[
          { to: here, label: t("rounds.parts.overview"), end: true },
          { to: `${here}/questionnaire`, label: t("roundQuestionnaire.title") },
          { to: `${here}/respondents`, label: t("respondents.title") },
          { to: `${here}/invitations`, label: t("mails.title") },
          ...(organization.places.archive
            ? [{ to: `${here}/archive`, label: t("records.archive.title") }]
            : []),
        ]}
      />
      <DestroyedAnswers destruction={round.destruction} />
      {children}
    </OrganizationPage>
  );
}
