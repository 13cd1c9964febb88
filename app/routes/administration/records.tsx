import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form, redirect } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import { erasePerson, erasureReasons } from "#app/domain/records/erase-person.server.ts";
import { lookUpPerson, type ShownRecords } from "#app/domain/records/person-records.server.ts";
import { getLanguage } from "#app/i18n/middleware.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { type RefusedForm, readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import "#app/ui/form/form.css";
import "./records.css";
import type { Route } from "./+types/records.ts";
import { AdministrationPage } from "./administration-page.tsx";
import { ErasureForm } from "./erasure-form.tsx";
import { PersonSections } from "./person-sections.tsx";
import { RecordsPlaces } from "./records-places.tsx";

const email = z.string().trim().min(1).pipe(z.email());
const name = z.string().trim().max(200).default("");
const sought = z.object({ email, name });
const erasure = z
  .object({
    email,
    name,
    again: z.string().trim(),
    reason: z.enum(erasureReasons),
    reference: z.string().trim().min(1).max(200),
    strike: z.array(z.string()),
  })
  .refine((form) => form.again.toLowerCase() === form.email.toLowerCase(), {
    path: ["again"],
    message: "notTheSame",
  });

export function loader({ params, url, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "records.manage", params.org);
  return { organization: frameOf(scope), erased: url.searchParams.has("erased") };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const asked = await authorizedAction("/:org/administration/records", { request, params, context });
  const { scope, form, intent } = asked;
  const environment = environmentOf(context);
  const find = (person: z.output<typeof sought>) =>
    lookUpPerson(environment, scope, person, getLanguage(context));
  if (intent === "erase") {
    const input = readForm(form, erasure, ["strike"]);
    const outcome = input.ok ? await erasePerson(environment, scope, input.values) : null;
    if (outcome === "erased") return redirect(`/${scope.slug}/administration/records?erased`);
    const refused = input.ok ? refuseForm(form, { email: outcome ?? "notUnderstood" }) : input.refused;
    const person = readForm(form, sought);
    const found = person.ok ? await find(person.values) : null;
    return data({ found, refused }, { status: 422 });
  }
  const input = readForm(form, sought);
  if (!input.ok) return data({ found: null, refused: input.refused }, { status: 422 });
  const found = await find(input.values);
  if (found === null) {
    return data({ found, refused: refuseForm(form, { email: "nothing-kept" }) }, { status: 422 });
  }
  return data({ found, refused: undefined });
}

type Answer = { readonly found: ShownRecords | null; readonly refused: RefusedForm | undefined };

/** What the organization keeps of a person: shown, taken along, erased. */
export default function Records({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, erased } = loaderData;
  const { found, refused }: Answer = actionData ?? { found: null, refused: undefined };
  const errorOf = useFieldError(refused);
  const errors = Object.keys(refused?.errors ?? {}).flatMap((name) => errorOf(name) ?? []);
  return (
    <AdministrationPage organization={organization} part={t("records.title")}>
      {erased && actionData === undefined && (
        <Alert data-color="success" role="status" className="after-head">
          {t("records.person.erased")}
        </Alert>
      )}
      {refused && (
        <div className="after-head">
          <ErrorSummary title={t("form.notTaken")} errors={errors} />
        </div>
      )}
      <RecordsPlaces organization={organization.slug} />
      <p className="lead">{t("records.person.lead")}</p>
      <Form method="post" className="form-wide" noValidate>
        <TextField
          label={t("records.person.email")}
          description={t("records.person.inGroups")}
          error={found === null ? errorOf("email") : undefined}
          name="email"
          type="email"
          autoComplete="off"
          defaultValue={found?.email ?? refused?.typed["email"] ?? ""}
          required
        />
        <TextField
          label={t("records.person.name")}
          description={t("records.person.nameNote")}
          error={found === null ? errorOf("name") : undefined}
          name="name"
          autoComplete="off"
          maxLength={200}
          defaultValue={found?.name ?? refused?.typed["name"] ?? ""}
        />
        <p className="quiet">{t("records.person.logged")}</p>
        <div>
          <Button type="submit" name="intent" value="find">
            {t("records.person.find")}
          </Button>
        </div>
      </Form>
      {found && (
        <>
          <PersonSections organization={organization.slug} found={found} />
          <form
            method="post"
            action={`/${organization.slug}/administration/records/json`}
            className="form-wide"
          >
            <input type="hidden" name="email" value={found.email} />
            <input type="hidden" name="name" value={found.name} />
            <div>
              <Button type="submit" variant="secondary">
                {t("records.person.export")}
              </Button>
            </div>
          </form>
          {found.isKept && <ErasureForm found={found} refused={refused} />}
        </>
      )}
    </AdministrationPage>
  );
}
