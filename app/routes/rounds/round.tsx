import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Link, redirect } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import { copyReport } from "#app/domain/round/copy-report.server.ts";
import { deleteDraft } from "#app/domain/round/delete-round.server.ts";
import { liveRates } from "#app/domain/round/response-rates.server.ts";
import { roundOverview } from "#app/domain/round/round-page.server.ts";
import { takeStep } from "#app/domain/round/take-step.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import type { Route } from "./+types/round.ts";
import { CopiedFrom } from "./copied-from.tsx";
import { DepartmentTimes } from "./department-times.tsx";
import { LifeLine } from "./life-line.tsx";
import { NextSteps } from "./next-steps.tsx";
import { ResponseRates } from "./response-rates.tsx";
import { RoundFacts } from "./round-facts.tsx";
import { RoundPage } from "./round-page.tsx";
import { refuseStep, wantedStep } from "./round-step.ts";

/** What was done just before; the last part of a text's key. */
const done = z
  .enum(["created", "changed", "release", "close", "extend", "reopen", "fact-check", "publish"])
  .nullable()
  .catch(null);

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "rounds.read", params.org);
  const environment = environmentOf(context);
  const copied = url.searchParams.get("copied");
  const overview = await roundOverview(environment, scope, params.round);
  const report =
    copied !== null && overview.manages ? await copyReport(environment, scope, params.round, copied) : null;
  return {
    organization: frameOf(scope),
    overview,
    rates: await liveRates(environment, scope, params.round),
    report,
    done: done.parse(url.searchParams.get("done")),
  };
}

/** Takes a step in the round's life, or removes the draft. */
export async function action(args: Route.ActionArgs) {
  const { scope, form, intent } = await authorizedAction("/:org/rounds/:round", args);
  const environment = environmentOf(args.context);
  const slug = args.params.round;
  const here = `/${scope.slug}/rounds`;
  if (intent === "delete") {
    const deleted = await deleteDraft(environment, scope, slug);
    if (deleted.ok) return redirect(here);
    return data(refuseStep(intent, form, deleted.refusal), { status: 409 });
  }
  const step = wantedStep(intent, form);
  if (typeof step === "string") {
    await roundOverview(environment, scope, slug);
    return data(refuseStep(intent, form, step), { status: 422 });
  }
  const taken = await takeStep(environment, scope, slug, step);
  if (taken.ok) return redirect(`${here}/${encodeURIComponent(slug)}?done=${intent}`);
  return data(refuseStep(intent, form, taken.refusal), { status: 409 });
}

/** A round's own first page: where it stands, what comes next, and what was decided of it. */
export default function Round({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, overview, report } = loaderData;
  const { round, manages, revision } = overview;
  const here = `/${organization.slug}/rounds/${encodeURIComponent(round.slug)}`;
  return (
    <RoundPage
      organization={organization}
      round={round}
      part={null}
      actions={
        manages &&
        round.stage !== "published" && (
          <Button asChild variant="secondary">
            <Link to={`${here}/edit`}>{t("rounds.facts.edit")}</Link>
          </Button>
        )
      }
    >
      {actionData && (
        <div className="after-head">
          <ErrorSummary title={t(`rounds.refusal.${actionData.refusal}`)} />
        </div>
      )}
      {!actionData && loaderData.done && (
        <Alert data-color="success" role="status" className="after-head">
          {t(`rounds.done.${loaderData.done}`)}
        </Alert>
      )}
      {report && <CopiedFrom report={report} />}
      <LifeLine stage={round.stage} life={overview.life} />
      <NextSteps key={`${revision} ${actionData?.intent}`} overview={overview} refused={actionData} />
      <ResponseRates organization={organization.slug} round={round} rates={loaderData.rates} />
      <DepartmentTimes departments={overview.departments} />
      <RoundFacts facts={overview.facts} />
    </RoundPage>
  );
}
