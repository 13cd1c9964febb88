import "./respond.css";
import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, redirect } from "react-router";
import { z } from "zod";
import { Problem } from "#app/domain/problem.ts";
import { type HandOn, handOn, openHandOn, showHandedOn } from "#app/domain/response/hand-on.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { Contact } from "#app/routes/layout/contact.tsx";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { countingWrongLinks, environmentOf, linkOrigin } from "#app/server/context.ts";
import { TextField } from "#app/ui/form/text-field.tsx";
import type { Route } from "./+types/hand-on.ts";
import { newLinkCookie, newLinkOf } from "./answering-cookies.server.ts";
import { HandedOnPage } from "./handed-on-page.tsx";
import { ServerGone, useServerCheck } from "./server-check.tsx";

/**
 * Open to whoever holds the link. Changes nothing. The browser that has handed the invitation on is shown the new link,
 * for as long as it remembers it.
 */
export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const environment = environmentOf(context);
  return countingWrongLinks(context, async () => {
    const kept = await newLinkOf(request, params.token, environment.baseUrl);
    const handedOn = kept && (await showHandedOn(environment, params.token, kept.newToken));
    if (handedOn) {
      const link = `${linkOrigin(context, url)}/r/${kept.newToken}`;
      return { kind: "handed-on", link, email: kept.email, ...handedOn } as const;
    }
    const handOn = await openHandOn(environment, params.token);
    // The colleague's link is chosen before it is asked for, so that a form sent twice makes one.
    return { kind: "form", handOn, newToken: environment.newSecret() } as const;
  });
}

const schema = z.object({
  title: z.string().trim().min(1).max(120),
  email: z.union([z.literal("").transform(() => null), z.email().max(254)]),
  answers: z.enum(["remove", "along"]).default("remove"),
  newToken: z.string().max(100),
});

type Field = "title" | "email";

/** Leaves the invitation to a colleague; the holder of the link may. */
export async function action({ request, params, context, url }: Route.ActionArgs) {
  const environment = environmentOf(context);
  const form = Object.fromEntries((await request.formData().catch(() => null)) ?? []);
  const typed = { title: textOf(form["title"]), email: textOf(form["email"]).trim() };
  const input = schema.safeParse({ ...form, ...typed });
  if (!input.success) {
    await countingWrongLinks(context, () => openHandOn(environment, params.token));
    const wrong = input.error.issues.map(({ path: [name] }) => name);
    const fields = (["title", "email"] as const).filter((field) => wrong.includes(field));
    if (fields.length === 0) throw new Problem("bad-request");
    return data({ fields, typed, answers: form["answers"] === "along" }, 422);
  }
  const { newToken, answers, ...colleague } = input.data;
  const before = await newLinkOf(request, params.token, environment.baseUrl);
  // Another tab of this browser was quicker: what came of that is shown, rather than that the old link has ended.
  if (before && before.newToken !== newToken) {
    const handedOn = await countingWrongLinks(context, () =>
      showHandedOn(environment, params.token, before.newToken),
    );
    if (handedOn) return redirect(url.pathname);
  }
  await countingWrongLinks(context, () =>
    handOn(environment, params.token, { ...colleague, takesAnswers: answers === "along" }, newToken),
  );
  const kept = { newToken, email: colleague.email };
  return redirect(url.pathname, {
    headers: { "Set-Cookie": await newLinkCookie(kept, params.token, environment.baseUrl) },
  });
}

function textOf(value: FormDataEntryValue | undefined): string {
  return typeof value === "string" ? value : "";
}

export default function HandOnPage({ loaderData, actionData, params }: Route.ComponentProps) {
  if (loaderData.kind === "handed-on") return <HandedOnPage handedOn={loaderData} />;
  const { handOn, newToken } = loaderData;
  return (
    <HandOnForm
      handOn={handOn}
      newToken={newToken}
      refused={actionData ?? null}
      back={`/r/${params.token}`}
    />
  );
}

type HandOnFormProps = {
  readonly handOn: HandOn;
  readonly newToken: string;
  readonly refused: {
    readonly fields: readonly Field[];
    readonly typed: Readonly<Record<Field, string>>;
    readonly answers: boolean;
  } | null;
  readonly back: string;
};

function HandOnForm({ handOn, newToken, refused, back }: HandOnFormProps) {
  const { t, i18n } = useTranslation();
  const { check, isGone } = useServerCheck();
  const { organization, organizationSlug, synthetic, round, contact, title, answers } = handOn;
  const department = withSoftHyphens(inLanguage(handOn.department, i18n.language));
  const errorOf = (field: Field) =>
    refused?.fields.includes(field) ? { error: t(`handOn.wrong.${field}`) } : {};
  return (
    <SitePage synthetic={synthetic} organization={organization} slug={organizationSlug} withoutAccount>
      <title>{`${t("handOn.title")} – Mognad`}</title>
      <div className="start">
        <p className="quiet">{round}</p>
        <h1>{t("handOn.title")}</h1>
        <p className="lead">{t("handOn.lead", { title, department })}</p>
        <form method="post" className="form" onSubmit={check} noValidate>
          <input type="hidden" name="newToken" value={newToken} />
          <TextField
            label={t("handOn.colleague")}
            description={t("handOn.colleagueHint")}
            name="title"
            required
            maxLength={120}
            autoComplete="off"
            defaultValue={refused?.typed.title ?? ""}
            {...errorOf("title")}
          />
          <TextField
            label={t("handOn.email")}
            description={t("handOn.emailHint")}
            name="email"
            type="email"
            maxLength={254}
            autoComplete="off"
            defaultValue={refused?.typed.email ?? ""}
            {...errorOf("email")}
          />
          {answers === "own" && <AnswersChoice along={refused?.answers ?? false} />}
          {answers === "department's" && <p>{t("handOn.answersStay")}</p>}
          <p className="quiet">{t("handOn.effect")}</p>
          <div className="ways-on">
            <Button type="submit">{t("handOn.submit")}</Button>
            <a href={back}>{t("handOn.back")}</a>
          </div>
          <ServerGone isGone={isGone} />
        </form>
        <p className="quiet after">
          {t("start.contact")} <Contact contact={contact} />
        </p>
      </div>
    </SitePage>
  );
}

function AnswersChoice({ along }: { readonly along: boolean }) {
  const { t } = useTranslation();
  return (
    <fieldset className="choice">
      <legend>{t("handOn.answers.title")}</legend>
      <label>
        <input type="radio" name="answers" value="remove" defaultChecked={!along} />
        <span>{t("handOn.answers.remove")}</span>
      </label>
      <label>
        <input type="radio" name="answers" value="along" defaultChecked={along} />
        <span>{t("handOn.answers.along")}</span>
      </label>
    </fieldset>
  );
}
