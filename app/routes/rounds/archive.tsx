import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { Problem } from "#app/domain/problem.ts";
import { archivePackage, archivePage } from "#app/domain/records/archive-package.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
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

export async function action({ request, params, context }: Route.ActionArgs) {
  const { scope } = await authorizedAction("/:org/rounds/:round/archive", { request, params, context });
  const made = await archivePackage(environmentOf(context), scope, params.round);
  if (made === null) throw new Problem("bad-request"); // the page has no button until then
  return new Response(made.zip, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(made.name)}`,
    },
  });
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
        <Form method="post" reloadDocument className="form-wide">
          <div>
            <Button type="submit">{t("records.archive.make")}</Button>
          </div>
          <p className="quiet">{t("records.archive.logged")}</p>
        </Form>
      ) : (
        <p>{t("records.archive.notYet", { day: day(readyAt), time: time(readyAt) })}</p>
      )}
    </RoundPage>
  );
}
