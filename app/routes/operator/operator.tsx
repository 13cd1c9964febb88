import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form, Link, redirect } from "react-router";
import { z } from "zod";
import { requireOperator } from "#app/domain/access/authorize.ts";
import {
  leaveOperatorRole,
  type Named,
  nameAdministrator,
  nameOperator,
  operatorPage,
} from "#app/domain/access/operator.server.ts";
import type { OrganizationId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { formatFor } from "#app/i18n/format.ts";
import { type RefusedForm, readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { firstStartLink } from "#app/server/first-start.server.ts";
import { ChoiceField } from "#app/ui/form/choice-field.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import { Table } from "#app/ui/table.tsx";
import type { Route } from "./+types/operator.ts";
import "#app/ui/form/form.css";
import "./operator.css";

export function loader({ context }: Route.LoaderArgs) {
  return operatorPage(environmentOf(context), requireOperator(actorOf(context)));
}

const email = z.string().trim().toLowerCase().pipe(z.email().max(254));
const invited = z.object({ organization: z.string(), email });
const named = z.object({ email });

export async function action({ request, context }: Route.ActionArgs) {
  const operator = requireOperator(actorOf(context));
  const environment = environmentOf(context);
  const form = await request.formData();
  const answer = (intent: string, outcome: Named) =>
    data({
      intent,
      refused: null,
      link: outcome.kind === "link" ? firstStartLink(environment.baseUrl, outcome.token) : null,
    });
  const refusal = (intent: string, refused: RefusedForm) =>
    data({ intent, refused, link: null }, { status: 422 });
  switch (form.get("intent")) {
    case "invite": {
      const input = readForm(form, invited);
      if (!input.ok) return refusal(`invite ${form.get("organization")}`, input.refused);
      const organization = input.values.organization as OrganizationId; // looked for among those that there are
      const outcome = await nameAdministrator(environment, operator, organization, input.values.email);
      return answer(`invite ${organization}`, outcome);
    }
    case "name": {
      const input = readForm(form, named);
      if (!input.ok) return refusal("name", input.refused);
      return answer("name", await nameOperator(environment, operator, input.values.email));
    }
    case "leave": {
      if (form.get("confirmed") !== "yes")
        return refusal("leave", refuseForm(form, { form: "notConfirmed" }));
      const fault = await leaveOperatorRole(environment, operator);
      return fault === null ? redirect("/") : refusal("leave", refuseForm(form, { form: fault }));
    }
    default:
      throw new Problem("bad-request");
  }
}

/** What whoever keeps the installation does: makes organizations and names who takes over. */
export default function OperatorPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, i18n } = useTranslation();
  const { day, count } = formatFor(i18n.language);
  const { organizations, operators } = loaderData;
  const refusedBy = (intent: string) =>
    actionData?.intent === intent ? (actionData.refused ?? undefined) : undefined;
  const leaving = useFieldError(refusedBy("leave"))("form");
  return (
    <SitePage>
      <title>{`${t("firstStart.operator.title")} – Mognad`}</title>
      <h1>{t("firstStart.operator.title")}</h1>
      <p className="lead">{t("firstStart.operator.lead")}</p>
      {actionData?.refused === null && <Outcome link={actionData.link} />}
      <section>
        <h2>{t("firstStart.operator.organizations")}</h2>
        {organizations.length === 0 ? (
          <p className="quiet">{t("firstStart.operator.noOrganizations")}</p>
        ) : (
          <Table
            caption={t("firstStart.operator.organizations")}
            columns={[
              { key: "name", label: t("organizationSettings.name") },
              { key: "slug", label: t("organizationSettings.slug") },
              { key: "created", label: t("firstStart.operator.created") },
              { key: "rounds", label: t("firstStart.operator.rounds") },
            ]}
          >
            {organizations.map(({ id, name, slug, createdAt, rounds }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>/{slug}</td>
                <td>{day(createdAt)}</td>
                <td>{count(rounds)}</td>
              </tr>
            ))}
          </Table>
        )}
        <p className="actions">
          <Button asChild>
            <Link to={`/operator/organizations/new${organizations.length === 0 ? "?first" : ""}`}>
              {t("firstStart.operator.make")}
            </Link>
          </Button>
        </p>
        <div className="form-wide">
          {organizations
            .filter(({ administrators }) => administrators === 0)
            .map(({ id, name }) => (
              <EmailForm
                key={id}
                intent="invite"
                title={t("firstStart.operator.withoutAdministrator", { organization: name })}
                label={t("firstStart.operator.nameAdministrator")}
                organization={id}
                refused={refusedBy(`invite ${id}`)}
              />
            ))}
        </div>
      </section>
      <section>
        <h2>{t("firstStart.operator.operators")}</h2>
        <ul className="operators">
          {operators.map(({ userId, name, email: address, since, isSelf }) => (
            <li key={userId}>
              {name} {isSelf && `(${t("firstStart.operator.you")})`}{" "}
              <span className="quiet">
                {address} · {t("firstStart.operator.since")} {day(since)}
              </span>
            </li>
          ))}
        </ul>
        <div className="form-wide">
          <EmailForm
            intent="name"
            title={t("firstStart.operator.name")}
            label={t("firstStart.operator.nameEmail")}
            refused={refusedBy("name")}
          />
          <Form method="post">
            {leaving && <ErrorSummary title={leaving} />}
            <fieldset className="form-part">
              <legend>{t("firstStart.operator.leave")}</legend>
              <ChoiceField
                type="checkbox"
                name="confirmed"
                legend={t("firstStart.operator.leaveLead")}
                choices={[{ value: "yes", label: t("firstStart.operator.leaveConfirmed") }]}
                chosen={[]}
              />
              <div>
                <Button type="submit" variant="secondary" name="intent" value="leave">
                  {t("firstStart.operator.leave")}
                </Button>
              </div>
            </fieldset>
          </Form>
        </div>
      </section>
    </SitePage>
  );
}

/** What came of naming somebody: the role, or the link to hand over. */
function Outcome({ link }: { readonly link: string | null }) {
  const { t } = useTranslation();
  return (
    <Alert data-color="success" role="status" className="operator-outcome">
      {link === null ? (
        t("firstStart.operator.hasRole")
      ) : (
        <>
          <p>{t("firstStart.operator.link")}</p>
          <p className="operator-link">{link}</p>
          <p>{t("firstStart.operator.linkHint")}</p>
        </>
      )}
    </Alert>
  );
}

type EmailFormProps = {
  readonly intent: "invite" | "name";
  readonly title: string;
  readonly label: string;
  readonly organization?: string;
  readonly refused: RefusedForm | undefined;
};

function EmailForm({ intent, title, label, organization, refused }: EmailFormProps) {
  const { t } = useTranslation();
  const errorOf = useFieldError(refused);
  return (
    <Form method="post" noValidate>
      <fieldset className="form-part">
        <legend>{title}</legend>
        {refused && <ErrorSummary title={t("form.notTaken")} />}
        {organization && <input type="hidden" name="organization" value={organization} />}
        <TextField
          label={label}
          description={t("firstStart.operator.emailHint")}
          name="email"
          type="email"
          defaultValue={refused?.typed["email"] ?? ""}
          error={errorOf("email")}
        />
        <div>
          <Button type="submit" variant="secondary" name="intent" value={intent}>
            {t("firstStart.operator.invite")}
          </Button>
        </div>
      </fieldset>
    </Form>
  );
}
