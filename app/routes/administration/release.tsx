import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { data, Form } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import { Problem } from "#app/domain/problem.ts";
import {
  type Release,
  type ReleasePage,
  releaseAnswers,
  releasePage,
} from "#app/domain/records/release.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { type RefusedForm, readForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { ChoiceField } from "#app/ui/form/choice-field.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { SelectField } from "#app/ui/form/select-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import { Table } from "#app/ui/table.tsx";
import "#app/ui/form/form.css";
import type { Route } from "./+types/release.ts";
import { AdministrationPage } from "./administration-page.tsx";

const chosen = z.object({ masked: z.array(z.string()), notes: z.array(z.string()) });
const request = chosen.extend({ reference: z.string().trim().min(1).max(200) });

/** At first as little leaves as can be told apart: the department may point at somebody. */
const atFirst = { masked: ["department"], notes: [] };

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "records.manage", params.org);
  const wanted = url.searchParams.get("round");
  return {
    organization: frameOf(scope),
    page: await releasePage(environmentOf(context), scope, wanted, atFirst),
  };
}

export async function action(args: Route.ActionArgs) {
  const { scope, form, intent } = await authorizedAction("/:org/administration/records/release", args);
  const environment = environmentOf(args.context);
  const round = args.url.searchParams.get("round");
  const several = ["masked", "notes"];
  const settings = readForm(form, chosen, several);
  if (!settings.ok) throw new Problem("bad-request"); // the page has no such form
  const input = readForm(form, request, several);
  if (intent === "preview" || !input.ok) {
    const page = await releasePage(environment, scope, round, settings.values);
    const refused = intent === "release" && !input.ok ? input.refused : undefined;
    return data({ page, settings: settings.values, refused }, { status: refused ? 422 : 200 });
  }
  const made = await releaseAnswers(environment, scope, round ?? "", input.values, input.values.reference);
  if (made === null) throw new Problem("bad-request"); // likewise
  return new Response(`\uFEFF${made.text}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(made.name)}`,
      "cache-control": "no-store",
    },
  });
}

type Answered = {
  readonly page: ReleasePage;
  readonly settings: { readonly masked: readonly string[]; readonly notes: readonly string[] };
  readonly refused: RefusedForm | undefined;
};

/** Single answers that somebody has asked for: what is masked of them, how they would look, and the file. */
export default function ReleaseRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization } = loaderData;
  const answered: Answered = actionData ?? { page: loaderData.page, settings: atFirst, refused: undefined };
  const errorOf = useFieldError(answered.refused);
  const errors = Object.keys(answered.refused?.errors ?? {}).flatMap((name) => errorOf(name) ?? []);
  const { rounds, chosen } = answered.page;
  return (
    <AdministrationPage organization={organization} part={t("records.release.title")}>
      {answered.refused && (
        <div className="after-head">
          <ErrorSummary title={t("form.notTaken")} errors={errors} />
        </div>
      )}
      <p className="lead">{t("records.release.lead")}</p>
      {rounds.length === 0 && <p>{t("records.release.none")}</p>}
      {rounds.length > 0 && (
        <Form method="get" className="form-wide">
          <SelectField
            label={t("records.round")}
            name="round"
            defaultValue={chosen?.slug ?? rounds[0]?.slug}
            options={rounds.map(({ slug, title }) => ({ value: slug, label: title }))}
          />
          <div>
            <Button type="submit" variant="secondary">
              {t("records.release.choose")}
            </Button>
          </div>
        </Form>
      )}
      {chosen && chosen.state !== "releasable" && (
        <Alert data-color={chosen.state === "in-groups" ? "warning" : "info"}>
          {t(`records.release.state.${chosen.state}`)}
        </Alert>
      )}
      {chosen?.release && (
        <ReleaseForm
          key={chosen.slug}
          release={chosen.release}
          settings={answered.settings}
          refused={answered.refused}
        />
      )}
    </AdministrationPage>
  );
}

/** So many rows are shown before the file is fetched. */
const shown = 20;

type ReleaseFormProps = Pick<Answered, "settings" | "refused"> & { readonly release: Release };

function ReleaseForm({ release, settings, refused }: ReleaseFormProps) {
  const { t, i18n } = useTranslation();
  const errorOf = useFieldError(refused);
  const { columns, notes, head, rows } = release;
  return (
    <form method="post" className="form-wide" noValidate>
      <ChoiceField
        type="checkbox"
        name="masked"
        legend={t("records.release.mask")}
        choices={columns.map(({ name, title }) => ({
          value: name,
          label: inLanguage(title, i18n.language),
        }))}
        chosen={settings.masked}
      />
      {notes.length > 0 && (
        <ChoiceField
          type="checkbox"
          name="notes"
          legend={t("records.release.notes")}
          description={t("records.release.notesNote")}
          choices={notes.map(({ key, row, column, text }) => ({
            value: key,
            label: text,
            description: t("records.release.noteOf", { row, column }),
          }))}
          chosen={settings.notes}
        />
      )}
      <div>
        <Button type="submit" name="intent" value="preview" variant="secondary">
          {t("records.release.preview")}
        </Button>
      </div>
      <Table
        caption={t("records.release.caption", { count: rows.length, shown: Math.min(shown, rows.length) })}
        showsCaption
        columns={head.slice(2).map((label) => ({ key: label, label }))}
      >
        {rows.slice(0, shown).map(([, , row = "", ...cells]) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {cells.map((cell, index) => (
              <td key={head[index + 3]}>{cell}</td>
            ))}
          </tr>
        ))}
      </Table>
      <TextField
        label={t("records.release.reference")}
        description={t("records.erase.referenceNote")}
        error={errorOf("reference")}
        name="reference"
        defaultValue={refused?.typed["reference"] ?? ""}
        required
      />
      <div>
        <Button type="submit" name="intent" value="release">
          {t("records.release.submit")}
        </Button>
      </div>
      <p className="quiet">{t("records.release.logged")}</p>
    </form>
  );
}
