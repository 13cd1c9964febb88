import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { authorize } from "#app/domain/access/authorize.ts";
import { archivePage } from "#app/domain/records/archive-package.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/archive.ts";
import { RoundPage } from "./round-page.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "archive.read", params.org);
  return {
    organization: frameOf(scope),
    page: await archivePage(environmentOf(context), scope, params.round),
  };
}

const withoutAnswers = ["questionnaire", "figures", "facts", "sums"] as const;
const parts = ["answers", ...withoutAnswers] as const;

/** A closed round's records, to be handed to the archive. */
export default function Archive({ loaderData: { organization, page } }: Route.ComponentProps) {
  const { t, i18n } = useTranslation();
  const { day, time } = formatFor(i18n.language);
  const { round, diaryNumber, threshold, readyAt, destruction } = page;
  return (
    <RoundPage organization={organization} round={round} part={t("records.archive.title")}>
      <p className="lead">{t("records.archive.lead")}</p>
      <p>
        {diaryNumber === null
          ? t("records.archive.noDiaryNumber")
          : t("records.archive.diaryNumber", { diaryNumber })}
      </p>
      <ul>
        {(destruction === null ? parts : withoutAnswers).map((part) => (
          <li key={part}>{t(`records.archive.parts.${part}`)}</li>
        ))}
      </ul>
      {destruction === null ? (
        <Alert data-color={threshold === null ? "info" : "warning"}>
          {threshold === null
            ? t("records.archive.inOffice")
            : t("records.archive.inGroups", { k: threshold })}
        </Alert>
      ) : (
        <Alert data-color="info">
          {t("records.archive.gone", { day: day(destruction.begunAt), reference: destruction.reference })}
        </Alert>
      )}
      {readyAt === null ? (
        <form
          method="post"
          action={`/${organization.slug}/rounds/${encodeURIComponent(round.slug)}/archive/package`}
          className="form-wide"
        >
          <div>
            <Button type="submit">{t("records.archive.make")}</Button>
          </div>
          <p className="quiet">{t("records.archive.logged")}</p>
        </form>
      ) : (
        <p>{t("records.archive.notYet", { day: day(readyAt), time: time(readyAt) })}</p>
      )}
    </RoundPage>
  );
}
