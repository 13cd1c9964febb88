import "./respond.css";
import { Button } from "@digdir/designsystemet-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { answerSheet, countAnswered } from "#app/domain/response/answer-sheet.ts";
import { answersOf } from "#app/domain/response/merge.ts";
import { loadReceipt } from "#app/domain/response/receipt.server.ts";
import { getLanguage } from "#app/i18n/middleware.server.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/receipt.ts";
import { AnswerList } from "./answer-list.tsx";
import { answeringKeyOf } from "./answering-cookies.server.ts";
import { askedOf, frameOf } from "./answering-page.server.ts";
import { forgetCode } from "./receipt-memory.ts";

/** Open to whoever holds the handle's cookie; also after the round has closed. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const environment = environmentOf(context);
  const { baseUrl } = environment;
  const key = await answeringKeyOf(request, params.handle, baseUrl);
  const { respondent, sent, codeFits, ...rest } = await loadReceipt(environment, key);
  const answers = sent === null ? null : answersOf(sent);
  const asked = answers && askedOf(respondent, answers, getLanguage(context));
  return {
    ...frameOf(respondent),
    ...rest,
    sheet: answers && asked && answerSheet(asked.form.areas, asked.visible, answers),
    code: codeFits ? (key.code ?? null) : null,
    sentAt: sent?.submittedAt ?? null,
    sentOn: codeFits ? (key.sent ?? null) : null,
    isPublished: respondent.round.schedule.publishedAt !== null,
  };
}

export default function Receipt({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const {
    organization,
    organizationSlug,
    synthetic,
    sheet,
    code,
    sentAt,
    sentOn,
    canChange,
    needsCode,
    hasDraft,
  } = loaderData;
  const home = `/svara/${params.handle}`;
  // What was sent is acknowledged: the next sending is another one, with a code of its own.
  useEffect(() => forgetCode(params.handle), [params.handle]);
  const counted = sheet && countAnswered(sheet.flatMap(({ entries }) => entries));
  return (
    <SitePage
      synthetic={synthetic}
      organization={organization}
      slug={organizationSlug}
      withoutAccount
      trial={loaderData.trial}
    >
      <title>{`${t("receipt.title")} – Mognad`}</title>
      <div className="receipt">
        <p className="quiet print-only">{organization}</p>
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
        {code !== null && (
          <p className="quiet">{needsCode ? t("receipt.codeNeeded") : t("receipt.codeNote")}</p>
        )}
        <p className="actions no-print">
          <Button variant="secondary" type="button" onClick={() => print()}>
            {t("receipt.print")}
          </Button>
          {canChange && !needsCode && <a href={home}>{t("receipt.change")}</a>}
          {needsCode && (canChange || code === null) && (
            <a href={`${home}/change`}>{canChange ? t("receipt.changeByCode") : t("receipt.enterCode")}</a>
          )}
        </p>
        <Next {...loaderData} result={`${home}/result`} />
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
  readonly needsCode: boolean;
  readonly contact: string;
  readonly isPublished: boolean;
  /** Where the result is, once it is published. */
  readonly result: string;
};

function Next({ closesAt, canChange, needsCode, contact, isPublished, result }: NextProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  return (
    <section aria-labelledby="next">
      <h2 id="next">{t("receipt.next")}</h2>
      {isPublished ? (
        <p>
          {t("receipt.nextPublished")} <a href={result}>{t("receipt.toResult")}</a>
        </p>
      ) : (
        <p>
          {closesAt === null
            ? t("receipt.nextClosed")
            : t("receipt.nextClosing", { closes: moment(closesAt) })}{" "}
          {canChange && (needsCode ? t("receipt.nextByCode") : t("receipt.nextChange"))}{" "}
          {t("receipt.nextCheck")} {t("receipt.nextResult")}
        </p>
      )}
      <p className="quiet">{t("receipt.questions", { contact })}</p>
    </section>
  );
}
