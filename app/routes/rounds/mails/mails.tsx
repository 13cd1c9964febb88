import "#app/ui/form/form.css";
import "./mails.css";
import { Alert } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Link, redirect } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import type { Instant } from "#app/domain/id.ts";
import { instantOfLocal } from "#app/domain/local-time.ts";
import { type MailsPage, mailsPage } from "#app/domain/mail/mails-page.server.ts";
import { removeReminder, scheduleReminder } from "#app/domain/mail/schedule-reminder.server.ts";
import { sendAgain, sendTest, writeToInvited } from "#app/domain/mail/write-to-invited.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { RoundPage } from "#app/routes/rounds/round-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import type { Route } from "./+types/mails.ts";
import { ScheduledReminders } from "./scheduled-reminders.tsx";
import { SendSection } from "./send-section.tsx";
import { SentBatches } from "./sent-batches.tsx";
import { TestMail } from "./test-mail.tsx";
import { TroubledMails } from "./troubled-mails.tsx";
import { useFollowing } from "./use-following.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "rounds.read", params.org);
  const asked = z.enum(["invitation", "reminder"]).safeParse(url.searchParams.get("ask"));
  return {
    organization: frameOf(scope),
    page: await mailsPage(environmentOf(context), scope, params.round),
    /** Which message one is about to send, and is asked once more about. */
    asked: asked.success ? asked.data : null,
  };
}

const id = z.string().min(1).max(100);
const batchSchema = z.object({ batch: z.uuid(), expected: z.coerce.number().int().min(1) });
const mailSchema = z.object({ mail: id });
const reminderSchema = z.object({ reminder: id });
const timeSchema = z.object({
  reminder: id.optional(),
  at: z.string().transform((text, context): Instant => {
    const at = instantOfLocal(text);
    if (at !== null) return at;
    context.addIssue({ code: "custom", message: text === "" ? "missing" : "notUnderstood" });
    return z.NEVER;
  }),
});

export async function action(args: Route.ActionArgs) {
  const { scope, intent, form } = await authorizedAction("/:org/rounds/:round/invitations", args);
  const environment = environmentOf(args.context);
  const slug = args.params.round;
  const done = () => redirect(args.url.pathname);
  const refuse = (refused: ReturnType<typeof refuseForm>) => data({ refused }, { status: 422 });
  switch (intent) {
    case "invitation":
    case "reminder": {
      const input = readForm(form, batchSchema);
      if (!input.ok) return refuse(input.refused);
      const { batch: batchId, expected } = input.values;
      const outcome = await writeToInvited(environment, scope, slug, { kind: intent, batchId, expected });
      return outcome === "queued" ? done() : refuse(refuseForm(form, { form: "changed" }));
    }
    case "test":
      await sendTest(environment, scope, slug);
      return done();
    case "again": {
      const input = readForm(form, mailSchema);
      if (!input.ok) return refuse(input.refused);
      await sendAgain(environment, scope, slug, input.values.mail);
      return done();
    }
    case "schedule": {
      const input = readForm(form, timeSchema);
      if (!input.ok) return refuse(input.refused);
      const { reminder = null, at } = input.values;
      const fault = await scheduleReminder(environment, scope, slug, reminder, at);
      return fault === null ? done() : refuse(refuseForm(form, { at: fault }));
    }
    case "unschedule": {
      const input = readForm(form, reminderSchema);
      if (!input.ok) return refuse(input.refused);
      await removeReminder(environment, scope, slug, input.values.reminder);
      return done();
    }
  }
}

/** What is sent about a round, and what can be. */
export default function Mails({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, page, asked } = loaderData;
  const { canSendMail, mayManage } = page;
  const here = `/${params.org}/rounds/${encodeURIComponent(params.round)}/invitations`;
  const respondents = `/${params.org}/rounds/${encodeURIComponent(params.round)}/respondents`;
  const refused = actionData?.refused;
  const isUnderWay = useFollowing(page);
  return (
    <RoundPage organization={organization} round={page.round} part={t("mails.title")}>
      <div className="mail-page">
        {refused && (
          <ErrorSummary
            title={refused.errors["form"] === "changed" ? t("mails.changed") : t("form.notTaken")}
          />
        )}
        <SenderLines page={page} here={here} />
        {!canSendMail && (
          <Alert data-color="info">
            <h2>{t("mails.noServer.title")}</h2>
            <p>{t("mails.noServer.text")}</p>
          </Alert>
        )}
        {canSendMail && mayManage && (
          <div className="mail-sections">
            <SendSection kind="invitation" page={page} isAsked={asked === "invitation"} here={here} />
            <SendSection kind="reminder" page={page} isAsked={asked === "reminder"} here={here} />
          </div>
        )}
        <TroubledMails kind="uncertain" page={page} respondents={respondents} />
        <TroubledMails kind="refused" page={page} respondents={respondents} />
        <SentBatches page={page} isUnderWay={isUnderWay} here={here} />
        {canSendMail && <ScheduledReminders page={page} refused={refused} />}
        {canSendMail && mayManage && <TestMail page={page} />}
      </div>
    </RoundPage>
  );
}

function SenderLines({ page, here }: { readonly page: MailsPage; readonly here: string }) {
  const { t } = useTranslation();
  const { sender, mayManage } = page;
  return (
    <>
      <p className="quiet">
        {t("mails.from", { name: sender.name })}{" "}
        {sender.replyTo === null ? t("mails.noReplyTo") : t("mails.replyTo", { address: sender.replyTo })}
      </p>
      <p className="mail-ways">
        <Link to={`${here}/texts`}>{t(mayManage ? "mails.textsWay" : "mails.ownTexts.title")}</Link>
        {mayManage && <Link to={`${here}/sheet`}>{t("mails.linksWay")}</Link>}
      </p>
    </>
  );
}
