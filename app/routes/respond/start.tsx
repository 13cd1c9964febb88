import "./respond.css";
import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { redirect } from "react-router";
import {
  type BegunSession,
  beginAnswering,
  type OpenedInvitation,
  openInvitation,
} from "#app/domain/response/invitation.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { Contact } from "#app/routes/layout/contact.tsx";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import { countingWrongLinks, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/start.ts";
import { answeringCookie } from "./answering-cookies.server.ts";
import { InvitationStage } from "./invitation-stage.tsx";
import { ServerGone, useServerCheck } from "./server-check.tsx";
import { WhatIsKnown } from "./what-is-known.tsx";
import { WhoSees } from "./who-sees.tsx";

/** Open to whoever holds the link. Changes nothing: mail scanners open links too. */
export function loader({ params, context }: Route.LoaderArgs) {
  return countingWrongLinks(context, () => openInvitation(environmentOf(context), params.token));
}

/** A person pressed a button: this browser gets an address and a cookie of its own. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const environment = environmentOf(context);
  const form = await request.formData().catch(() => null); // sent by a program without a form
  const session = await countingWrongLinks(context, () => beginAnswering(environment, params.token));
  return redirect(`/svara/${session.handle}${placeFor(session, form?.get("to"))}`, {
    headers: { "Set-Cookie": await answeringCookie(session, environment.baseUrl) },
  });
}

function placeFor({ sent, canAnswer, isPublished }: BegunSession, wish: unknown): string {
  if (sent && wish === "receipt") return "/receipt";
  if (isPublished) return "/result";
  return sent && !canAnswer ? "/receipt" : "";
}

export default function Start({ loaderData: invitation, params }: Route.ComponentProps) {
  const { t, i18n } = useTranslation();
  const { round, questions, organization } = invitation;
  const department = withSoftHyphens(inLanguage(invitation.department, i18n.language));
  const title = inLanguage(invitation.questionnaire, i18n.language);
  const asked = round.answering === "joint" ? "start.askedJointly" : "start.asked";
  return (
    <SitePage
      synthetic={invitation.synthetic}
      organization={organization}
      slug={invitation.organizationSlug}
      withoutAccount
      trial={invitation.trial}
    >
      <title>{`${title} – ${organization}`}</title>
      <div className="start">
        <p className="quiet">{t("start.whoAsks", { organization, round: round.title })}</p>
        <h1>{title}</h1>
        <p className="lead">
          {invitation.publishedAt === null
            ? `${t(asked, { department, count: questions })} ${t("start.purpose")}`
            : t("start.published", { department })}
        </p>
        <Facts invitation={invitation} />
        <InvitationStage invitation={invitation} />
        <WaysOn invitation={invitation} handOn={`/r/${params.token}/hand-on`} />
        <WhoSees disclosure={round.disclosure} answering={round.answering} />
        <WhatIsKnown invitation={invitation} />
      </div>
    </SitePage>
  );
}

type WithInvitation = { readonly invitation: OpenedInvitation };

function Facts({ invitation: { window, isDraft, minutes, round, publishedAt } }: WithInvitation) {
  const { t } = useTranslation();
  const moment = useMoment();
  return (
    <dl className="facts">
      {publishedAt === null && (
        <div>
          <dt>{t("start.time")}</dt>
          <dd>
            {t("start.minutes", { count: minutes })} <small>({t("start.estimated")})</small>
          </dd>
        </div>
      )}
      <div>
        {window.state === "not-open-yet" && (
          <>
            <dt>{t("start.opens")}</dt>
            <dd>{isDraft ? t("start.notDecided") : moment(window.opensAt)}</dd>
          </>
        )}
        {window.state === "closed" && (
          <>
            <dt>{t("start.closed")}</dt>
            <dd>{moment(window.closedAt)}</dd>
          </>
        )}
        {(window.state === "open" || window.state === "grace") && (
          <>
            <dt>{t("start.answerBy")}</dt>
            <dd>{moment(window.closesAt)}</dd>
          </>
        )}
      </div>
      <div>
        <dt>{t("start.contact")}</dt>
        <dd>
          <Contact contact={round.contact} />
        </dd>
      </div>
    </dl>
  );
}

/** The buttons, which lead on as a person and not a program presses them, and the way to a colleague. */
function WaysOn({
  invitation: { canAnswer, canHandOn, progress, publishedAt },
  handOn,
}: WithInvitation & { readonly handOn: string }) {
  const { t } = useTranslation();
  const { check, isGone } = useServerCheck();
  const sent = progress === "submitted";
  const isPublished = publishedAt !== null;
  const label = { invited: "start.begin", begun: "start.goOn", submitted: "start.change" } as const;
  if (!canAnswer && !sent && !canHandOn && !isPublished) return null;
  return (
    <div className="ways-on">
      {(canAnswer || sent || isPublished) && (
        <form method="post" onSubmit={check}>
          {isPublished && (
            <Button type="submit" data-size="lg" name="to" value="result">
              {t("start.toResult")}
            </Button>
          )}
          {sent && (
            <Button
              type="submit"
              data-size="lg"
              variant={isPublished ? "secondary" : "primary"}
              name="to"
              value="receipt"
            >
              {t("start.toReceipt")}
            </Button>
          )}
          {canAnswer && (
            <Button type="submit" data-size="lg" variant={sent ? "secondary" : "primary"}>
              {t(label[progress])}
            </Button>
          )}
        </form>
      )}
      {canHandOn && <a href={handOn}>{t("start.handOn")}</a>}
      <ServerGone isGone={isGone} />
    </div>
  );
}
