import "./respond.css";
import "./change.css";
import { Alert, Button } from "@digdir/designsystemet-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { data, redirect } from "react-router";
import { z } from "zod";
import { Problem } from "#app/domain/problem.ts";
import { loadChange, openByCode } from "#app/domain/response/receipt.server.ts";
import { readReceiptCode } from "#app/domain/response/receipt-code.ts";
import { withdrawResponse } from "#app/domain/response/submit-response.server.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useMoment } from "#app/routes/layout/use-moment.ts";
import { environmentOf } from "#app/server/context.ts";
import { TextField } from "#app/ui/form/text-field.tsx";
import type { Route } from "./+types/change.ts";
import { answeringKeyOf, forgottenReceipt, receiptCookie } from "./answering-cookies.server.ts";
import { frameOf } from "./answering-page.server.ts";

/** Open to whoever holds the handle's cookie and has sent answers; what they are takes the receipt's code. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const environment = environmentOf(context);
  const key = await answeringKeyOf(request, params.handle, environment.baseUrl);
  const { respondent, needsCode, ...rest } = await loadChange(environment, key);
  if (!needsCode) throw redirect(`/svara/${params.handle}`);
  return { ...frameOf(respondent), ...rest };
}

const schema = z.object({
  do: z.enum(["see", "change", "withdraw"]),
  code: z.string().max(200).optional(),
});

/** Finds what was sent by the code that was typed, or that the browser has, and sees, changes or withdraws it. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const environment = environmentOf(context);
  const { baseUrl } = environment;
  const { handle } = params;
  const key = await answeringKeyOf(request, handle, baseUrl);
  const input = schema.safeParse(Object.fromEntries(await request.formData()));
  if (!input.success) throw new Problem("bad-request");
  const { do: wish, code: typed = "" } = input.data;
  const code = typed.trim() === "" ? (key.code ?? null) : readReceiptCode(typed);
  if (code === null) return refuse(wish, typed);
  if (wish === "withdraw") {
    if (!(await withdrawResponse(environment, key, code))) return refuse(wish, typed);
    const headers = { "Set-Cookie": await forgottenReceipt(handle, baseUrl) };
    return redirect(`/svara/${handle}/change`, { headers });
  }
  if (!(await openByCode(environment, key, code))) return refuse(wish, typed);
  const sent = code === key.code ? key.sent : null;
  const headers = { "Set-Cookie": await receiptCookie({ code, sent: sent ?? null }, handle, baseUrl) };
  return redirect(wish === "see" ? `/svara/${handle}/receipt` : `/svara/${handle}`, { headers });
}

type Wish = z.infer<typeof schema>["do"];

function refuse(wish: Wish, typed: string) {
  return data({ wish, typed }, { status: 422 });
}

export default function Change(props: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, organizationSlug, synthetic, round, isSent, canChange } = props.loaderData;
  const sentTitle = canChange ? t("change.title") : t("change.titleClosed");
  const title = isSent ? sentTitle : t("change.nothingSent");
  return (
    <SitePage
      synthetic={synthetic}
      organization={organization}
      slug={organizationSlug}
      withoutAccount
      trial={props.loaderData.trial}
    >
      <title>{`${title} – Mognad`}</title>
      <div className="change">
        <p className="quiet">{round}</p>
        <h1>{title}</h1>
        {isSent ? <Sent {...props} /> : <NothingSent canAnswer={canChange} handle={props.params.handle} />}
      </div>
    </SitePage>
  );
}

function NothingSent({ canAnswer, handle }: { readonly canAnswer: boolean; readonly handle: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="lead">{t("change.nothingSentNote")}</p>
      {canAnswer && (
        <p className="actions">
          <Button asChild>
            <a href={`/svara/${handle}`}>{t("change.answerAgain")}</a>
          </Button>
        </p>
      )}
    </>
  );
}

function Sent({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation();
  const moment = useMoment();
  const { codeFits, canChange, closesAt } = loaderData;
  const home = `/svara/${params.handle}`;
  const wishes: readonly Wish[] = [
    ...(codeFits ? [] : (["see"] as const)),
    ...(canChange ? (["change", "withdraw"] as const) : []),
  ];
  return (
    <>
      <p className="lead">{t("change.lead")}</p>
      {closesAt !== null && canChange && (
        <p className="quiet until">{t("change.until", { closes: moment(closesAt) })}</p>
      )}
      {wishes.length > 0 && (
        <form method="post" className="form">
          {actionData && (
            <Alert data-color="danger" role="alert">
              {t("change.wrong")}
            </Alert>
          )}
          {codeFits ? (
            <p>{t("change.codeHere")}</p>
          ) : (
            <TextField
              label={t("change.code")}
              name="code"
              defaultValue={actionData?.typed ?? ""}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              aria-invalid={actionData ? true : undefined}
              required
            />
          )}
          <Wishes wishes={wishes} chosen={actionData?.wish ?? wishes[0] ?? "see"} />
          <div>
            <Button type="submit">{t("change.goOn")}</Button>
          </div>
        </form>
      )}
      <p className="actions">
        <a href={`${home}/receipt`}>{t("change.back")}</a>
      </p>
    </>
  );
}

function Wishes({ wishes, chosen }: { readonly wishes: readonly Wish[]; readonly chosen: Wish }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset className="wishes">
      <legend>{t("change.what")}</legend>
      {wishes.map((wish) => (
        <div key={wish} className="wish">
          <input
            type="radio"
            name="do"
            value={wish}
            id={`${id}-${wish}`}
            defaultChecked={wish === chosen}
            aria-describedby={`${id}-${wish}-note`}
          />
          <div>
            <label htmlFor={`${id}-${wish}`}>{t(`change.${wish}`)}</label>
            <p className="quiet" id={`${id}-${wish}-note`}>
              {t(`change.${wish}Note`)}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
