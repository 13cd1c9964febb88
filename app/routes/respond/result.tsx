import { useTranslation } from "react-i18next";
import { ownResult } from "#app/domain/results/own-result.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { Contact } from "#app/routes/layout/contact.tsx";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { staticPage } from "#app/routes/layout/static-page.ts";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/result.ts";
import { answeringKeyOf } from "./answering-cookies.server.ts";
import { frameOf } from "./answering-page.server.ts";
import { OwnFigures } from "./own-figures.tsx";
import "./respond.css";
import "./result.css";

export const handle = staticPage;

/** Open to whoever holds the handle's cookie; whether they answered or not. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const environment = environmentOf(context);
  const key = await answeringKeyOf(request, params.handle, environment.baseUrl);
  const { respondent, result } = await ownResult(environment, key);
  return {
    ...frameOf(respondent),
    department: respondent.department.name,
    isSent: respondent.invitation.submitted,
    isClosed: respondent.window.state === "closed",
    result,
  };
}

/** What came of the round for the department that one answered for, or could have. */
export default function Result({ loaderData, params }: Route.ComponentProps) {
  const { t, i18n } = useTranslation();
  const { organization, organizationSlug, synthetic, round, contact, isSent, isClosed, closesAt, result } =
    loaderData;
  const department = inLanguage(loaderData.department, i18n.language);
  const title =
    result.kind === "not-published" ? t("ownResult.later.title") : t("ownResult.title", { department });
  return (
    <SitePage synthetic={synthetic} organization={organization} slug={organizationSlug} withoutAccount>
      <title>{`${title} – Mognad`}</title>
      <div className="own-result">
        <p className="quiet">{t("start.whoAsks", { organization, round })}</p>
        <h1>{withSoftHyphens(title)}</h1>
        {result.kind === "not-published" && <Later closesAt={closesAt} isClosed={isClosed} />}
        {result.kind === "no-responses" && <p className="lead">{t("ownResult.noResponses")}</p>}
        {result.kind === "figures" && <OwnFigures figures={result} whole={organization} />}
        <section>
          <h2>{t("ownResult.questions")}</h2>
          <p>
            <Contact contact={contact} />
          </p>
          {isSent && (
            <p className="actions">
              <a href={`/svara/${params.handle}/receipt`}>{t("ownResult.toReceipt")}</a>
            </p>
          )}
        </section>
      </div>
    </SitePage>
  );
}

/** When to come back, as far as that is known. */
function Later({ closesAt, isClosed }: { readonly closesAt: string | null; readonly isClosed: boolean }) {
  const { t } = useTranslation();
  const moment = useMoment();
  return (
    <>
      <p className="lead">
        {closesAt !== null && t("receipt.nextClosing", { closes: moment(closesAt) })}
        {isClosed && t("receipt.nextClosed")} {t("receipt.nextCheck")}
      </p>
      <p className="lead">{t("ownResult.later.lead")}</p>
    </>
  );
}
