import { Tag } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ActionStanding } from "#app/domain/followup/action-standing.ts";
import type { ListedAction } from "#app/domain/followup/follow-up-view.ts";
import { inLanguage } from "#app/i18n/language.ts";

const columns = ["action", "owner", "due", "status", "recommendation"] as const;

/** What will be done, by whom and by when; what is overdue says so in words, and comes first. */
export function ActionTable({
  actions,
  organization,
}: {
  readonly actions: readonly ListedAction[];
  readonly organization: string;
}) {
  const { t } = useTranslation();
  if (actions.length === 0) {
    return (
      <>
        <p className="quiet">{t("followUp.actions.empty")}</p>
        <p className="follow-next">
          <Link to={`/${organization}/results`}>{t("followUp.actions.toResults")}</Link>
        </p>
      </>
    );
  }
  return (
    <>
      <p className="quiet">{t("followUp.actions.lead")}</p>
      <div className="panel action-table">
        <table>
          <caption className="visually-hidden">{t("followUp.actions.title")}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`followUp.actions.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <ActionRow key={action.id} action={action} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function ActionRow({ action }: { readonly action: ListedAction }) {
  const { t, i18n } = useTranslation();
  const { title, description, owner, due, standing, droppedBecause, department } = action;
  return (
    <tr>
      <th scope="row">
        {title}
        {description !== "" && <span className="more">{description}</span>}
        {droppedBecause !== null && (
          <span className="more">{t("followUp.actions.dropped", { reason: droppedBecause })}</span>
        )}
      </th>
      <td data-label={t("followUp.actions.owner")}>
        {owner}
        <span className="more">
          {department ? inLanguage(department, i18n.language) : t("followUp.actions.wholeOrganization")}
        </span>
      </td>
      <td className="number" data-label={t("followUp.actions.due")}>
        {due ?? t("followUp.actions.noDay")}
      </td>
      <td data-label={t("followUp.actions.status")}>
        <Standing standing={standing} />
      </td>
      <td data-label={t("followUp.actions.recommendation")}>
        <Origin action={action} />
      </td>
    </tr>
  );
}

const colors = {
  overdue: "danger",
  "not-begun": "neutral",
  begun: "info",
  done: "success",
  dropped: "neutral",
} as const;

function Standing({ standing }: { readonly standing: ActionStanding }) {
  const { t } = useTranslation();
  return (
    <Tag data-color={colors[standing.kind]} className="status">
      {standing.kind === "overdue"
        ? t("followUp.standing.overdue", { count: standing.days })
        : t(`followUp.standing.${standing.kind}`)}
    </Tag>
  );
}

function Origin({ action: { recommendation } }: { readonly action: ListedAction }) {
  const { t } = useTranslation();
  if (!recommendation) return t("followUp.actions.ofNothing");
  const { kind, year, number } = recommendation;
  return t(kind === "conclusion" ? "followUp.actions.ofConclusion" : "followUp.actions.ofRecommendation", {
    year,
    number,
  });
}
