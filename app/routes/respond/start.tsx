import "./respond.css";
import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { redirect } from "react-router";
import {
  beginAnswering,
  type OpenedInvitation,
  openInvitation,
} from "#app/domain/response/invitation.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/start.ts";
import { answeringCookie } from "./answering-cookies.server.ts";
import { keepPrivate } from "./keep-private.ts";
import { WhoSees } from "./who-sees.tsx";

export const middleware: Route.MiddlewareFunction[] = [keepPrivate];

/** Open to whoever holds the link. Changes nothing: mail scanners open links too. */
export function loader({ params, context }: Route.LoaderArgs) {
  return openInvitation(environmentOf(context), params.token);
}

/** A person pressed the button: this browser gets an address and a cookie of its own. */
export async function action({ params, context }: Route.ActionArgs) {
  const environment = environmentOf(context);
  const session = await beginAnswering(environment, params.token);
  return redirect(`/svara/${session.handle}`, {
    headers: { "Set-Cookie": await answeringCookie(session, environment.baseUrl) },
  });
}

export default function Start({ loaderData: invitation }: Route.ComponentProps) {
  const { t, i18n } = useTranslation();
  const { round, questions } = invitation;
  const department = inLanguage(invitation.department, i18n.language);
  const title = inLanguage(invitation.questionnaire, i18n.language);
  const asked = round.answering === "joint" ? "start.askedJointly" : "start.asked";
  return (
    <SitePage synthetic={invitation.synthetic} organization={invitation.organization} withoutAccount>
      <title>{`${title} – ${invitation.organization}`}</title>
      <div className="start">
        <p className="quiet">{round.title}</p>
        <h1>{title}</h1>
        <p className="lead">
          {t(asked, { department, count: questions })} {t("start.purpose")}
        </p>
        <Facts invitation={invitation} />
        <Stage invitation={invitation} />
        <WaysOn invitation={invitation} />
        <WhoSees disclosure={round.disclosure} />
      </div>
    </SitePage>
  );
}

type WithInvitation = { readonly invitation: OpenedInvitation };

function Facts({ invitation: { window, minutes, round } }: WithInvitation) {
  const { t } = useTranslation();
  const moment = useMoment();
  return (
    <dl className="facts">
      <div>
        <dt>{t("start.time")}</dt>
        <dd>
          {t("start.minutes", { count: minutes })} <small>({t("start.estimated")})</small>
        </dd>
      </div>
      <div>
        {window.state === "not-open-yet" && (
          <>
            <dt>{t("start.opens")}</dt>
            <dd>{moment(window.opensAt)}</dd>
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

function Contact({ contact }: { readonly contact: string }) {
  return /^\S+@\S+$/.test(contact) ? <a href={`mailto:${contact}`}>{contact}</a> : contact;
}

/** Where the respondent and the round stand, where that is not simply "open, and not begun". */
function Stage({ invitation: { window, progress, canAnswer } }: WithInvitation) {
  const { t } = useTranslation();
  const moment = useMoment();
  const notes: string[] = [];
  if (progress === "submitted") {
    const closes = canAnswer && window.state === "open" ? moment(window.closesAt) : null;
    notes.push(closes === null ? t("start.submittedForGood") : t("start.submittedNote", { closes }));
  } else if (progress === "begun" && canAnswer) notes.push(t("start.begunNote"));
  if (window.state === "not-open-yet") notes.push(t("start.notOpenNote", { opens: moment(window.opensAt) }));
  if (window.state === "closed") notes.push(t("start.closedNote", { closed: moment(window.closedAt) }));
  if (window.state === "grace") {
    const times = { closed: moment(window.closesAt), ends: moment(window.graceEndsAt) };
    notes.push(canAnswer ? t("start.graceNote", times) : t("start.closedNote", times));
  }
  if (notes.length === 0) return null;
  return <p className="notice">{notes.join(" ")}</p>;
}

function WaysOn({ invitation: { canAnswer, progress, window } }: WithInvitation) {
  const { t } = useTranslation();
  const label = { invited: "start.begin", begun: "start.goOn", submitted: "start.change" } as const;
  return (
    <>
      {(canAnswer || progress === "submitted") && (
        <form method="post" className="begin">
          <Button type="submit" data-size="lg">
            {canAnswer ? t(label[progress]) : t("review.toReceipt")}
          </Button>
        </form>
      )}
      {progress === "invited" && window.state !== "closed" && (
        <details className="fold">
          <summary>{t("start.wrongPerson")}</summary>
          <p>{t("start.handOn")}</p>
        </details>
      )}
    </>
  );
}
