import { Alert, Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import { authorize } from "#app/domain/access/authorize.ts";
import { Problem } from "#app/domain/problem.ts";
import {
  type Release,
  type ReleasePage,
  releasePage,
  type WantedRelease,
} from "#app/domain/records/release.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { ChoiceField } from "#app/ui/form/choice-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import { Table } from "#app/ui/table.tsx";
import "#app/ui/form/form.css";
import type { Route } from "./+types/release.ts";
import { AdministrationPage } from "./administration-page.tsx";
import { severalInRelease, wantedRelease } from "./release-form.ts";
import { RoundChoice } from "./round-choice.tsx";

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

/** Shows what would leave with other masks; changes nothing. */
export async function action(args: Route.ActionArgs) {
  const { scope, form } = await authorizedAction("/:org/administration/records/release", args);
  const input = readForm(form, wantedRelease, severalInRelease);
  if (!input.ok) throw new Problem("bad-request"); // the page has no such form
  const wanted = args.url.searchParams.get("round");
  return {
    page: await releasePage(environmentOf(args.context), scope, wanted, input.values),
    settings: input.values,
  };
}

type Answered = { readonly page: ReleasePage; readonly settings: WantedRelease };

/** Single answers that somebody has asked for: what is masked of them, how they would look, and the file. */
export default function ReleaseRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization } = loaderData;
  const { page, settings }: Answered = actionData ?? { page: loaderData.page, settings: atFirst };
  const { rounds, chosen } = page;
  return (
    <AdministrationPage organization={organization} part={t("records.release.title")}>
      <p className="lead">{t("records.release.lead")}</p>
      {rounds.length === 0 && <p>{t("records.release.none")}</p>}
      {rounds.length > 0 && (
        <RoundChoice rounds={rounds} chosen={chosen?.slug} submit={t("records.release.choose")} />
      )}
      {chosen && chosen.state !== "releasable" && (
        <Alert data-color={chosen.state === "in-groups" ? "warning" : "info"}>
          {t(`records.release.state.${chosen.state}`)}
        </Alert>
      )}
      {chosen?.release && (
        <ReleaseForm
          key={chosen.slug}
          round={chosen.slug}
          address={`/${organization.slug}/administration/records/release/csv`}
          release={chosen.release}
          settings={settings}
        />
      )}
    </AdministrationPage>
  );
}

/** So many rows are shown before the file is fetched. */
const shown = 20;

type ReleaseFormProps = {
  readonly round: string;
  /** Where the file is fetched. */
  readonly address: string;
  readonly release: Release;
  readonly settings: WantedRelease;
};

/** What is masked; below it what the file then holds, which is what leaves. */
function ReleaseForm({ round, address, release, settings }: ReleaseFormProps) {
  const { t, i18n } = useTranslation();
  const { columns, notes, head, rows } = release;
  return (
    <>
      <Form method="post" className="form-wide">
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
          <Button type="submit" variant="secondary">
            {t("records.release.preview")}
          </Button>
        </div>
      </Form>
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
      <form method="post" action={address} className="form-wide">
        <input type="hidden" name="round" value={round} />
        {settings.masked.map((name) => (
          <input key={name} type="hidden" name="masked" value={name} />
        ))}
        {settings.notes.map((key) => (
          <input key={key} type="hidden" name="notes" value={key} />
        ))}
        <TextField
          label={t("records.release.reference")}
          description={t("records.erase.referenceNote")}
          name="reference"
          maxLength={200}
          required
        />
        <div>
          <Button type="submit">{t("records.release.submit")}</Button>
        </div>
        <p className="quiet">{t("records.release.logged")}</p>
      </form>
    </>
  );
}
