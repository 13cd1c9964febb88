import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form, Link, redirect } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import type { Day } from "#app/domain/id.ts";
import { beginDestroying, decideDestruction } from "#app/domain/records/destruction.server.ts";
import { type DestructionPage, destructionPage } from "#app/domain/records/destruction-page.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { type RefusedForm, readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { useProgress } from "#app/routes/layout/use-progress.ts";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import { Table } from "#app/ui/table.tsx";
import "#app/ui/form/form.css";
import type { Route } from "./+types/destruction.ts";
import { AdministrationPage } from "./administration-page.tsx";
import { RoundChoice } from "./round-choice.tsx";

const decision = z.object({
  round: z.string().min(1),
  reference: z.string().trim().min(1).max(200),
  decidedOn: z.iso.date().transform((day) => day as Day), // the form of one
  title: z.string().trim().min(1),
});

/** Which field is at fault, with which error. */
const refusals = {
  "not-sealed": { title: "not-sealed" },
  "destroyed-before": { title: "destroyed-before" },
  "decided-in-future": { decidedOn: "decided-in-future" },
  "another-title": { title: "notTheSame" },
} as const;

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "records.manage", params.org);
  const page = await destructionPage(environmentOf(context), scope, url.searchParams.get("round"));
  return { organization: frameOf(scope), page };
}

export async function action(args: Route.ActionArgs) {
  const { scope, form } = await authorizedAction("/:org/administration/records/destruction", args);
  const environment = environmentOf(args.context);
  const input = readForm(form, decision);
  if (!input.ok) return data({ refused: input.refused }, { status: 422 });
  const { round, ...decided } = input.values;
  const outcome = await decideDestruction(environment, scope, round, decided);
  if (outcome !== "decided") return data({ refused: refuseForm(form, refusals[outcome]) }, { status: 422 });
  await beginDestroying(environment);
  return redirect(`/${scope.slug}/administration/records/destruction`);
}

/** Decisions to destroy a round's single answers: what goes, what stays, and what has gone. */
export default function DestructionRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, page } = loaderData;
  const refused: RefusedForm | undefined = actionData?.refused;
  const errorOf = useFieldError(refused);
  const errors = Object.keys(refused?.errors ?? {}).flatMap((name) => errorOf(name) ?? []);
  const { choices, chosen } = page;
  return (
    <AdministrationPage organization={organization} part={t("records.destruction.title")}>
      {refused && (
        <div className="after-head">
          <ErrorSummary title={t("form.notTaken")} errors={errors} />
        </div>
      )}
      <p className="lead">{t("records.destruction.lead")}</p>
      <Destroyed page={page} rounds={`/${organization.slug}/rounds`} />
      <h2>{t("records.destruction.enter")}</h2>
      {choices.length === 0 && <p>{t("records.destruction.none")}</p>}
      {choices.length > 0 && (
        <RoundChoice rounds={choices} chosen={chosen?.slug} submit={t("records.destruction.choose")} />
      )}
      {chosen && <DecisionForm key={chosen.slug} chosen={chosen} today={page.today} refused={refused} />}
    </AdministrationPage>
  );
}

type Chosen = NonNullable<DestructionPage["chosen"]>;

function DecisionForm({
  chosen: { slug, title, kept },
  today,
  refused,
}: {
  readonly chosen: Chosen;
  readonly today: string;
  readonly refused: RefusedForm | undefined;
}) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  const typed = refused?.typed ?? {};
  return (
    <Form method="post" className="form-wide" noValidate>
      <h3>{t("records.destruction.goes", { title })}</h3>
      <ul>
        <li>{t("records.destruction.parts.responses", { n: kept.responses })}</li>
        <li>{t("records.destruction.parts.invitations", { n: kept.invitations })}</li>
        <li>{t("records.destruction.parts.mails", { n: kept.mails })}</li>
      </ul>
      <h3>{t("records.destruction.stays")}</h3>
      <p>{t("records.destruction.staying")}</p>
      <Alert data-color="warning">{t("records.destruction.warning")}</Alert>
      <input type="hidden" name="round" value={slug} />
      <TextField
        label={t("records.erase.reference")}
        description={t("records.erase.referenceNote")}
        error={errorOf("reference")}
        name="reference"
        defaultValue={typed["reference"] ?? ""}
        required
      />
      <TextField
        label={t("records.destruction.decidedOn")}
        error={errorOf("decidedOn")}
        name="decidedOn"
        type="date"
        max={today}
        defaultValue={typed["decidedOn"] ?? ""}
        required
      />
      <TextField
        label={t("records.destruction.again", { title })}
        error={errorOf("title")}
        name="title"
        autoComplete="off"
        defaultValue={typed["title"] ?? ""}
        required
      />
      <div>
        <Button type="submit" data-color="danger">
          {t("records.destruction.submit")}
        </Button>
      </div>
    </Form>
  );
}

function Destroyed({ page, rounds }: { readonly page: DestructionPage; readonly rounds: string }) {
  const { t, i18n } = useTranslation();
  const { day, count } = formatFor(i18n.language);
  const { destroyed } = page;
  useProgress(
    destroyed.some(({ completedAt }) => completedAt === null),
    1_000,
  );
  if (destroyed.length === 0) return null;
  return (
    <Table
      caption={t("records.destruction.destroyed")}
      showsCaption
      columns={(["round", "reference", "decidedOn", "state"] as const).map((key) => ({
        key,
        label: t(`records.destruction.columns.${key}`),
      }))}
    >
      {destroyed.map(({ slug, title, reference, decidedOn, begunAt, completedAt, responses, left }) => (
        <tr key={slug}>
          <th scope="row">
            <Link to={`${rounds}/${encodeURIComponent(slug)}`}>{title}</Link>
          </th>
          <td>{reference}</td>
          <td>{decidedOn}</td>
          <td role={completedAt === null ? "status" : undefined}>
            {completedAt === null
              ? t("records.destruction.going", {
                  done: count((responses ?? 0) - left),
                  all: count(responses ?? 0),
                })
              : t("records.destruction.done", { day: day(begunAt) })}
          </td>
        </tr>
      ))}
    </Table>
  );
}
