import "#app/ui/form/form.css";
import "./mails.css";
import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form, redirect } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import type { WrittenKind } from "#app/domain/mail/mail.ts";
import { type MailText, mailTextFault, placeNames } from "#app/domain/mail/mail-text.ts";
import { changeMailText, mailTextsPage, type WrittenMail } from "#app/domain/mail/mail-texts-page.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { type RefusedForm, readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { RoundPage } from "#app/routes/rounds/round-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextAreaField } from "#app/ui/form/text-area-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import type { Route } from "./+types/texts.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "rounds.read", params.org);
  const { round, mails, preview } = await mailTextsPage(environmentOf(context), scope, params.round);
  return {
    organization: frameOf(scope),
    round,
    mails: mails.map((mail) => ({ ...mail, preview: preview(mail.text) })),
    mayManage: scope.can("rounds.manage"),
  };
}

const kindSchema = z.object({ kind: z.enum(["invitation", "reminder"]) });

function textField(part: "subject" | "body") {
  return z
    .string()
    .max(part === "subject" ? 150 : 5000)
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .superRefine((text, context) => {
      const fault = mailTextFault(text, part);
      if (fault !== null) context.addIssue({ code: "custom", message: fault });
    });
}

const textSchema = kindSchema.extend({
  subjectSv: textField("subject"),
  bodySv: textField("body"),
  subjectEn: textField("subject"),
  bodyEn: textField("body"),
});

/** Keeps a round's own words, shows how they would look, or gives them up. */
export async function action(args: Route.ActionArgs) {
  const { scope, intent, form } = await authorizedAction("/:org/rounds/:round/invitations/texts", args);
  const environment = environmentOf(args.context);
  const slug = args.params.round;
  const refuse = (refused: RefusedForm) =>
    data({ typed: refused.typed, refused, preview: null }, { status: 422 });
  if (intent === "reset") {
    const input = readForm(form, kindSchema);
    if (!input.ok) return refuse(input.refused);
    await changeMailText(environment, scope, slug, input.values.kind, null);
    return redirect(args.url.pathname);
  }
  const input = readForm(form, textSchema);
  if (!input.ok) return refuse(input.refused);
  const { kind, subjectSv, bodySv, subjectEn, bodyEn } = input.values;
  const text: MailText = { subject: { sv: subjectSv, en: subjectEn }, body: { sv: bodySv, en: bodyEn } };
  if (intent === "preview") {
    const { preview } = await mailTextsPage(environment, scope, slug);
    return data({ typed: refuseForm(form, {}).typed, refused: null, preview: preview(text) });
  }
  await changeMailText(environment, scope, slug, kind, text);
  return redirect(args.url.pathname);
}

/** What a round's mails say, in both languages, and how it looks. */
export default function MailTexts({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, round, mails, mayManage } = loaderData;
  const list = (language: "sv" | "en") => placeNames(language).join(" ");
  return (
    <RoundPage organization={organization} round={round} part={t("mails.ownTexts.title")}>
      <div className="mail-page">
        {actionData?.refused && <ErrorSummary title={t("form.notTaken")} />}
        <p className="lead">{t("mails.ownTexts.lead")}</p>
        <p className="quiet">
          {t("mails.ownTexts.places", { sv: list("sv"), en: list("en"), link: "{länk} / {link}" })}
        </p>
        {mails.map((mail) => {
          const typed = actionData?.typed["kind"] === mail.kind ? actionData : undefined;
          const refused = typed?.refused ?? undefined;
          return (
            <section key={mail.kind} aria-labelledby={mail.kind}>
              <h2 id={mail.kind}>{t(`mails.ownTexts.${mail.kind}`)}</h2>
              {mayManage && <TextForm mail={mail} typed={typed?.typed} refused={refused} />}
              <Preview
                kind={mail.kind}
                text={typed?.preview ?? mail.preview}
                unsaved={Boolean(typed?.preview)}
              />
            </section>
          );
        })}
      </div>
    </RoundPage>
  );
}

type TextFormProps = {
  readonly mail: WrittenMail;
  readonly typed: RefusedForm["typed"] | undefined;
  readonly refused: RefusedForm | undefined;
};

function TextForm({ mail: { kind, text, own }, typed, refused }: TextFormProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  const subject = (name: "subjectSv" | "subjectEn", value: string) => (
    <TextField
      label={t(`mails.ownTexts.${name}`)}
      name={name}
      maxLength={150}
      defaultValue={typed?.[name] ?? value}
      error={errorOf(name)}
    />
  );
  const body = (name: "bodySv" | "bodyEn", value: string) => (
    <TextAreaField
      label={t(`mails.ownTexts.${name}`)}
      name={name}
      rows={14}
      maxLength={5000}
      defaultValue={typed?.[name] ?? value}
      error={errorOf(name)}
    />
  );
  return (
    // Made anew where the text that is kept is another, so that its fields show that.
    <Form method="post" className="form-wide" key={JSON.stringify(text)} noValidate preventScrollReset>
      <p className="quiet">{t(own ? "mails.ownTexts.own" : "mails.ownTexts.standard")}</p>
      <input type="hidden" name="kind" value={kind} />
      {subject("subjectSv", text.subject.sv)}
      {body("bodySv", text.body.sv)}
      {subject("subjectEn", text.subject.en)}
      {body("bodyEn", text.body.en)}
      <p className="mail-ways">
        <Button type="submit" name="intent" value="save">
          {t("mails.ownTexts.save")}
        </Button>
        <Button type="submit" name="intent" value="preview" variant="secondary">
          {t("mails.ownTexts.preview")}
        </Button>
        {own && (
          <Button type="submit" name="intent" value="reset" variant="tertiary">
            {t("mails.ownTexts.reset")}
          </Button>
        )}
      </p>
    </Form>
  );
}

type PreviewProps = { readonly kind: WrittenKind; readonly text: MailText; readonly unsaved: boolean };

function Preview({ kind, text, unsaved }: PreviewProps) {
  const { t } = useTranslation();
  return (
    <>
      <h3 id={`${kind}-preview`}>{t("mails.ownTexts.previewTitle")}</h3>
      {unsaved && <p role="status">{t("mails.ownTexts.unsaved")}</p>}
      <div className="panel mail-preview">
        {(["sv", "en"] as const).map((language) => (
          <div key={language} lang={language}>
            <p>
              <strong>{text.subject[language]}</strong>
            </p>
            <pre>{text.body[language]}</pre>
          </div>
        ))}
      </div>
    </>
  );
}
