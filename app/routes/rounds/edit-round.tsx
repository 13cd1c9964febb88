import { useTranslation } from "react-i18next";
import { data, redirect } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { changeRound } from "#app/domain/round/change-round.server.ts";
import { changeRoundForm } from "#app/domain/round/round-form-page.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { type RefusedForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/edit-round.ts";
import { EditConflict } from "./edit-conflict.tsx";
import { RoundForm } from "./round-form.tsx";
import { readRoundForm, typedOf } from "./round-form-input.ts";
import { RoundPage } from "./round-page.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "rounds.manage", params.org);
  const { settings, ...form } = await changeRoundForm(environmentOf(context), scope, params.round);
  return { organization: frameOf(scope), ...form, typed: typedOf(settings) };
}

/** What came of a form that was not taken; `theirs`: the round as somebody else has made it meanwhile. */
type Refused = {
  readonly refused: RefusedForm;
  readonly theirs: Readonly<Record<string, string>> | null;
  readonly revision: string;
};

/** Changes what can be changed of a round. */
export async function action(args: Route.ActionArgs) {
  const { scope, form } = await authorizedAction("/:org/rounds/:round/edit", args);
  const environment = environmentOf(args.context);
  const { settings, parts, ...page } = await changeRoundForm(environment, scope, args.params.round);
  const revision = String(form.get("revision") ?? page.revision);
  const refuse = (refused: RefusedForm) =>
    data<Refused>({ refused, theirs: null, revision }, { status: 422 });
  const input = readRoundForm(form, settings, parts);
  if (!input.ok) return refuse(input.refused);
  const changed = await changeRound(environment, scope, args.params.round, Number(revision), input.values);
  if (changed.ok) return redirect(`/${scope.slug}/rounds/${page.round.slug}?done=changed`);
  if (changed.kind === "faults") return refuse(refuseForm(form, changed.faults));
  return data<Refused>(
    {
      refused: refuseForm(form, {}),
      theirs: typedOf(changed.current),
      revision: String(changed.revision),
    },
    { status: 409 },
  );
}

/** The form that changes a round. */
export default function EditRound({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, round, revision, isPromised, typed, parts, ...form } = loaderData;
  const theirs = actionData?.theirs ?? null;
  return (
    <RoundPage organization={organization} round={round} part={t("rounds.form.editTitle")}>
      {theirs && actionData && <EditConflict {...form} theirs={theirs} yours={actionData.refused.typed} />}
      {round.stage === "draft" && isPromised && (
        <p className="quiet after-head">{t("rounds.form.locked.promised")}</p>
      )}
      {round.stage !== "draft" && parts.facts && (
        <p className="quiet after-head">
          {t("rounds.form.locked.released")} {!parts.times && t("rounds.form.locked.open")}
        </p>
      )}
      {parts.facts ? (
        <RoundForm
          key={actionData?.revision ?? revision}
          {...form}
          parts={parts}
          typed={actionData ? { ...typed, departments: "", ...actionData.refused.typed } : typed}
          refused={actionData?.refused}
          submit={t("rounds.form.save")}
          back={`/${organization.slug}/rounds/${encodeURIComponent(round.slug)}`}
        >
          <input type="hidden" name="revision" value={actionData?.revision ?? revision} />
        </RoundForm>
      ) : (
        <p className="lead">{t("rounds.form.locked.published")}</p>
      )}
    </RoundPage>
  );
}
