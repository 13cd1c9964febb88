import "./respond.css";
import { Button } from "@digdir/designsystemet-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { answerSheet, countAnswered } from "#app/domain/response/answer-sheet.ts";
import { answersOf } from "#app/domain/response/merge.ts";
import { loadReceipt } from "#app/domain/response/receipt.server.ts";
import { asLocale } from "#app/i18n/language.ts";
import { getLanguage } from "#app/i18n/middleware.server.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/receipt.ts";
import { AnswerList } from "./answer-list.tsx";
import { answeringKeyOf, receiptOf } from "./answering-cookies.server.ts";
import { askedOf, frameOf } from "./answering-page.server.ts";
import { keepPrivate } from "./keep-private.ts";
import { forgetCode } from "./submit-form.tsx";

export const middleware: Route.MiddlewareFunction[] = [keepPrivate];

/** Open to whoever holds the handle's cookie; also after the round has closed. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const environment = environmentOf(context);
  const { baseUrl } = environment;
  const key = await answeringKeyOf(request, params.handle, baseUrl);
  const remembered = await receiptOf(request, params.handle, baseUrl);
  const { respondent, sent, codeFits, ...rest } = await loadReceipt(
    environment,
    key,
    remembered?.code ?? null,
  );
  const answers = sent === null ? null : answersOf(sent);
  const asked = answers && askedOf(respondent, answers, asLocale(getLanguage(context)));
  return {
    ...frameOf(respondent),
    ...rest,
    sheet: answers && asked && answerSheet(asked.form.areas, asked.visible, answers),
    code: codeFits ? (remembered?.code ?? null) : null,
    sentAt: sent?.submittedAt ?? null,
    sentOn: codeFits ? (remembered?.sent ?? null) : null,
  };
}

export default function Receipt({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const { organization, synthetic, sheet, code, sentAt, sentOn, canChange, hasDraft } = loaderData;
  const home = `/svara/${params.handle}`;
  // What was sent is acknowledged: the next sending is another one, with a code of its own.
  useEffect(() => forgetCode(params.handle), [params.handle]);
  const counted = sheet && countAnswered(sheet.flatMap(({ entries }) => entries));
  return (
    <SitePage synthetic={synthetic} organization={organization} withoutAccount>
      <title>{`${t("receipt.title")} – Mognad`}</title>
      <div className="receipt">
        <p className="quiet">{loaderData.round}</p>
        <h1>{t("receipt.title")}</h1>
        {hasDraft && (
          <p className="notice">
            {t("receipt.changed")} <a href={`${home}/review`}>{t("receipt.review")}</a>
          </p>
        )}
        <dl className="facts">
          {(sentAt ?? sentOn) !== null && (
            <div>
              <dt>{t("receipt.sent")}</dt>
              <dd>{sentAt === null ? sentOn : moment(sentAt)}</dd>
            </div>
          )}
          {counted && (
            <div>
              <dt>{t("receipt.answered")}</dt>
              <dd>{t("answer.answered", counted)}</dd>
            </div>
          )}
          <div className="facts-code">
            <dt>{t("receipt.code")}</dt>
            <dd className={code === null ? "elsewhere" : "code"}>{code ?? t("receipt.codeElsewhere")}</dd>
          </div>
        </dl>
        {code !== null && <p className="quiet">{t("receipt.codeNote")}</p>}
        <p className="actions no-print">
          <Button variant="secondary" type="button" onClick={() => print()}>
            {t("receipt.print")}
          </Button>
          {canChange && <a href={home}>{t("receipt.change")}</a>}
        </p>
        <Next {...loaderData} />
        <section aria-labelledby="what">
          <h2 id="what">{t("receipt.what")}</h2>
          {sheet ? <AnswerList sheet={sheet} /> : <p className="quiet">{t("receipt.notHere")}</p>}
        </section>
      </div>
    </SitePage>
  );
}

type NextProps = {
  readonly closesAt: string | null;
  readonly canChange: boolean;
  readonly canReplace: boolean;
  readonly contact: string;
};

function Next({ closesAt, canChange, canReplace, contact }: NextProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  return (
    <section aria-labelledby="next">
      <h2 id="next">{t("receipt.next")}</h2>
      <p>
        {closesAt === null ? t("receipt.nextClosed") : t("receipt.nextClosing", { closes: moment(closesAt) })}{" "}
        {canChange && t("receipt.nextChange")} {!canReplace && t("receipt.nextForGood")}{" "}
        {t("receipt.nextCheck")}
      </p>
      <p className="quiet">{t("receipt.questions", { contact })}</p>
    </section>
  );
}
