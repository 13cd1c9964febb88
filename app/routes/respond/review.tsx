import "./respond.css";
import { Button } from "@digdir/designsystemet-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { redirect, useRevalidator } from "react-router";
import { z } from "zod";
import { Problem } from "#app/domain/problem.ts";
import { type AnswerSheet, answerSheet, countAnswered } from "#app/domain/response/answer-sheet.ts";
import { answersOf } from "#app/domain/response/merge.ts";
import { readReceiptCode, receiptCode, receiptCodeBytes } from "#app/domain/response/receipt-code.ts";
import { needsCode } from "#app/domain/response/respondent.server.ts";
import { submitResponse } from "#app/domain/response/submit-response.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { getLanguage } from "#app/i18n/middleware.server.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/review.ts";
import { AnswerList } from "./answer-list.tsx";
import { answeringKeyOf, receiptCookie } from "./answering-cookies.server.ts";
import { answeringOrReceipt, askedOf, frameOf } from "./answering-page.server.ts";
import { AnsweringProblem } from "./answering-problem.tsx";
import { questionAddress } from "./question-address.ts";
import { SubmitForm } from "./submit-form.tsx";
import { UnansweredList } from "./unanswered-list.tsx";
import { type Saving, useAnswerQueue } from "./use-answer-queue.ts";

/** Open to whoever holds the handle's cookie. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const environment = environmentOf(context);
  const key = await answeringKeyOf(request, params.handle, environment.baseUrl);
  const { respondent, kept, state, draftId } = await answeringOrReceipt(environment, key);
  const byCode = needsCode(respondent);
  const changesByCode = byCode && state === "changed";
  const answers = answersOf(kept);
  const { form, visible } = askedOf(respondent, answers, getLanguage(context));
  return {
    ...frameOf(respondent),
    sheet: answerSheet(form.areas, visible, answers),
    state,
    kept,
    place: respondent.invitation.id,
    closedAt: respondent.window.state === "grace" ? respondent.window.closesAt : null,
    byCode,
    // Without script the code is ours; a browser with script makes its own.
    code: receiptCode(crypto.getRandomValues(new Uint8Array(receiptCodeBytes))),
    change: changesByCode && key.code ? { draft: draftId, code: key.code } : null,
  };
}

const schema = z.object({ receipt: z.string().max(100), change: z.string().max(100).optional() });

/** Sends the answers of whoever holds the handle's cookie. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const environment = environmentOf(context);
  const key = await answeringKeyOf(request, params.handle, environment.baseUrl);
  const input = schema.safeParse(Object.fromEntries(await request.formData()));
  const code = input.success ? readReceiptCode(input.data.receipt) : null;
  if (!input.success || code === null) throw new Problem("bad-request");
  const { submittedAt } = await submitResponse(environment, key, code, input.data.change);
  const sent = submittedAt ?? formatFor("sv").day(environment.now());
  return redirect(`/svara/${params.handle}/receipt`, {
    headers: { "Set-Cookie": await receiptCookie({ code, sent }, params.handle, environment.baseUrl) },
  });
}

export default function Review({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const { organization, organizationSlug, synthetic, sheet, state, closedAt, closesAt } = loaderData;
  const saving = useAnswersBeforeSending(params.handle, loaderData);
  const entries = sheet.flatMap((area) => area.entries);
  const { answered, asked } = countAnswered(entries);
  const anything = entries.some(({ answer }) => answer !== null);
  const home = `/svara/${params.handle}`;
  const linkTo = (area: string, question: string) => questionAddress(params.handle, area, question);
  return (
    <SitePage
      synthetic={synthetic}
      organization={organization}
      slug={organizationSlug}
      withoutAccount
      trial={loaderData.trial}
    >
      <title>{`${t("review.title")} – Mognad`}</title>
      <div className="review">
        <p className="quiet">{loaderData.round}</p>
        <h1>{t("review.title")}</h1>
        <p className="lead">
          {answered === asked ? t("review.complete") : t("review.count", { answered, asked })}
        </p>
        {closedAt !== null && closesAt !== null && (
          <p className="notice">{t("review.grace", { closed: moment(closedAt), ends: moment(closesAt) })}</p>
        )}
        <UnansweredList sheet={sheet} linkTo={linkTo} />
        <section aria-labelledby="answers">
          <h2 id="answers">{t("review.answers")}</h2>
          <AnswerList sheet={givenOrOptional(sheet)} linkTo={linkTo} />
        </section>
        <section className="send" aria-labelledby="send">
          <h2 id="send">{t("review.send")}</h2>
          {state === "submitted" ? (
            <>
              <p>{t("review.sentAsTheyStand")}</p>
              <p className="actions">
                <Button asChild>
                  <a href={`${home}/receipt`}>{t("review.toReceipt")}</a>
                </Button>
                <a href={home}>{t("review.back")}</a>
              </p>
            </>
          ) : (
            <SubmitForm
              handle={params.handle}
              code={loaderData.code}
              change={loaderData.change}
              closesAt={loaderData.closesAt}
              byCode={loaderData.byCode}
              again={state === "changed"}
              ready={anything}
              saving={saving}
            />
          )}
        </section>
      </div>
    </SitePage>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <AnsweringProblem error={error} />;
}

/** Sends what another page or tab has left unsent, and reads the page anew once the server has it. */
function useAnswersBeforeSending(
  handle: string,
  { place, kept }: Pick<Route.ComponentProps["loaderData"], "place" | "kept">,
): Saving {
  const saving = useAnswerQueue({ handle, place, loaded: kept, inWords: () => "" });
  const { shownBy, view } = saving;
  const { revalidate } = useRevalidator();
  useEffect(() => shownBy(() => void revalidate()), [shownBy, revalidate]);
  const waiting = view.pending.length > 0;
  const waited = useRef(false);
  useEffect(() => {
    if (waited.current && !waiting) void revalidate();
    waited.current = waiting;
  }, [waiting, revalidate]);
  return saving;
}

/** What is not listed as missing above, or has something written beside it: what was given, and what needs no answer. */
function givenOrOptional(sheet: AnswerSheet): AnswerSheet {
  return sheet
    .map((area) => ({
      ...area,
      entries: area.entries.filter(
        ({ answer, optional, notes }) => answer !== null || optional || notes.length > 0,
      ),
    }))
    .filter(({ entries }) => entries.length > 0);
}
