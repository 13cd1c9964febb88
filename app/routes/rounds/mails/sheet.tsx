import "#app/ui/form/form.css";
import "./mails.css";
import "./sheet.css";
import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form, Link } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { type HandedLink, type LinksPage, linksPage, makeLinks } from "#app/domain/mail/make-links.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { type RefusedForm, readForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { RoundPage } from "#app/routes/rounds/round-page.tsx";
import { actorOf, environmentOf, linkOrigin } from "#app/server/context.ts";
import { ChoiceField } from "#app/ui/form/choice-field.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import type { Route } from "./+types/sheet.ts";
import { linksSchema } from "./links-form.ts";
import { type QrCode, qrCode } from "./qr-code.server.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "rounds.manage", params.org);
  const page = await linksPage(environmentOf(context), scope, params.round);
  return { organization: frameOf(scope), page, already: url.searchParams.has("already") };
}

/** Makes links and shows them, once; they are kept nowhere, and no cache may keep this page. */
export async function action(args: Route.ActionArgs) {
  const { context, params, url } = args;
  const { scope, form } = await authorizedAction("/:org/rounds/:round/invitations/sheet", args);
  const input = readForm(form, linksSchema);
  if (!input.ok) return data({ kind: "refused" as const, refused: input.refused }, { status: 422 });
  const { sheet: sheetId, choice } = input.values;
  const origin = linkOrigin(context, url);
  const made = await makeLinks(environmentOf(context), scope, params.round, {
    sheetId,
    choice,
    as: "sheet",
    origin,
  });
  if (made === null) return data({ kind: "already" as const });
  const cards = made.links.map((link) => ({ ...link, qr: qrCode(link.url) }));
  return data(
    { kind: "made" as const, contact: made.contact, cards },
    { headers: { "Cache-Control": "no-store" } },
  );
}

export const headers: Route.HeadersFunction = ({ actionHeaders }) => actionHeaders;

/** Links to hand over, on a sheet to cut up or in a file. */
export default function Sheet({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, page, already } = loaderData;
  const here = `/${params.org}/rounds/${encodeURIComponent(params.round)}/invitations`;
  return (
    <RoundPage organization={organization} round={page.round} part={t("mails.sheet.title")}>
      <div className="mail-page">
        {actionData?.kind === "made" ? (
          <Cards
            cards={actionData.cards}
            contact={actionData.contact}
            organization={organization.name}
            round={page.round.title}
          />
        ) : actionData?.kind === "already" || already ? (
          <Alert data-color="warning">
            <p>{t("mails.sheet.already")}</p>
            <p>
              <Link to={`${here}/sheet`}>{t("mails.sheet.another")}</Link>
            </p>
          </Alert>
        ) : (
          <LinksForm page={page} refused={actionData?.refused} here={here} />
        )}
      </div>
    </RoundPage>
  );
}

type LinksFormProps = {
  readonly page: LinksPage;
  readonly refused: RefusedForm | undefined;
  readonly here: string;
};

function LinksForm({ page: { sheetId, choices }, refused, here }: LinksFormProps) {
  const { t, i18n } = useTranslation();
  const errorOf = useFieldError(refused);
  const { all, withoutAddress, departments } = choices;
  if (all === 0) return <p className="lead">{t("mails.sheet.nobody")}</p>;
  const named = departments.map(({ id, name, count }) => ({
    value: id as string, // what a form sends is text
    label: t("mails.sheet.department", { name: inLanguage(name, i18n.language), count }),
  }));
  return (
    <>
      {refused && <ErrorSummary title={t("form.notTaken")} />}
      <p className="lead">{t("mails.sheet.lead")}</p>
      <p className="quiet">{t("mails.sheet.once")}</p>
      {/* Sent by the browser itself: a file comes back where one is asked for. */}
      <Form method="post" className="form-wide" reloadDocument>
        <input type="hidden" name="sheet" value={sheetId} />
        <ChoiceField
          type="radio"
          name="choice"
          legend={t("mails.sheet.choice")}
          error={errorOf("choice")}
          chosen={[withoutAddress > 0 ? "without-address" : "all"]}
          choices={[
            ...(withoutAddress > 0
              ? [
                  {
                    value: "without-address",
                    label: t("mails.sheet.withoutAddress", { count: withoutAddress }),
                  },
                ]
              : []),
            { value: "all", label: t("mails.sheet.all", { count: all }) },
            ...named,
          ]}
        />
        <p className="mail-ways">
          <Button type="submit">{t("mails.sheet.print")}</Button>
          <Button type="submit" formAction={`${here}/links`} variant="secondary">
            {t("mails.sheet.file")}
          </Button>
        </p>
      </Form>
    </>
  );
}

type Card = HandedLink & { readonly qr: QrCode };

type CardsProps = {
  readonly cards: readonly Card[];
  readonly contact: string;
  readonly organization: string;
  readonly round: string;
};

function Cards({ cards, contact, organization, round }: CardsProps) {
  const { t, i18n } = useTranslation();
  const { day, time } = formatFor(i18n.language);
  return (
    <>
      <Alert data-color="info" className="sheet-hint">
        <p>{t("mails.sheet.once")}</p>
        <p>{t("mails.sheet.how")}</p>
      </Alert>
      <ul className="link-cards">
        {cards.map(({ title, department, closesAt, url, qr }) => (
          <li key={url} className="link-card">
            <svg
              viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`}
              role="img"
              aria-label={t("mails.sheet.qr")}
              shapeRendering="crispEdges"
            >
              <rect x="-4" y="-4" width={qr.size + 8} height={qr.size + 8} fill="#fff" />
              <path d={qr.path} fill="#000" />
            </svg>
            <div>
              <p className="quiet">{`${organization} · ${round}`}</p>
              <p>
                <strong>
                  {t("mails.sheet.invited", { title, department: inLanguage(department, i18n.language) })}
                </strong>
              </p>
              <p>{t("mails.sheet.until", { day: day(closesAt), time: time(closesAt) })}</p>
              <p>{t("mails.sheet.scan")}</p>
              <p className="link-card-address">{url}</p>
              {contact !== "" && <p className="quiet">{t("mails.sheet.contact", { contact })}</p>}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
