import "#app/ui/form/form.css";
import "./respondents.css";
import { Alert, Button } from "@digdir/designsystemet-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { data, Form, Link, redirect, useNavigation } from "react-router";
import { z } from "zod";
import { authorize, type Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import {
  carryOutImport,
  type ImportPreview as Preview,
  previewImport,
} from "#app/domain/round/respondents/import.server.ts";
import { respondentRoles } from "#app/domain/round/respondents/invited.ts";
import {
  type FileReading,
  type FileRefusal,
  fileLimits,
  readPasted,
  readRespondentFile,
} from "#app/domain/round/respondents/read-file.server.ts";
import { invitingPage } from "#app/domain/round/respondents/respondents-page.server.ts";
import { writtenRows } from "#app/domain/round/respondents/sheet.ts";
import { formatFor } from "#app/i18n/format.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import { readLimited } from "#app/server/read-limited.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextAreaField } from "#app/ui/form/text-area-field.tsx";
import { TextField } from "#app/ui/form/text-field.tsx";
import type { Route } from "./+types/import-respondents.ts";
import { ImportPreview } from "./import-preview.tsx";
import { RoundPage } from "./round-page.tsx";
import { useDepartmentName } from "./use-department-name.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "rounds.manage", params.org);
  const inviting = await invitingPage(environmentOf(context), scope, params.round);
  return { organization: frameOf(scope), inviting, limits: fileLimits };
}

/** What a form with a file of the size that is taken, and the same as lines, comes to at most; more is not read. */
const mostFormBytes = 4 * fileLimits.bytes;

const carriedSchema = z.object({ rows: z.string(), seen: z.string() });

/** Shows what a list would do; or does what was shown. */
export async function action(args: Route.ActionArgs) {
  const { request, params, context } = args;
  const environment = environmentOf(context);
  if (Number(request.headers.get("content-length") ?? 0) > mostFormBytes) {
    authorize(actorOf(context), "rounds.manage", params.org);
    await readLimited(request, fileLimits.bytes); // a browser that is cut off while it sends sees no answer
    return refuse("too-large", "");
  }
  const { scope, intent, form } = await authorizedAction("/:org/rounds/:round/respondents/import", args);
  if (intent === "preview") return showPreview(environment, scope, params.round, form);
  const input = readForm(form, carriedSchema);
  if (!input.ok) return refuse("empty", "");
  const { rows, seen } = input.values;
  const outcome = await carryOutImport(environment, scope, params.round, rows, seen);
  if (outcome.kind === "changed-meanwhile") {
    return data({ preview: inPart(outcome.preview), changedMeanwhile: true, lines: "" }, { status: 409 });
  }
  const { added, changed } = outcome;
  const list = `/${params.org}/rounds/${encodeURIComponent(params.round)}/respondents`;
  return redirect(`${list}?done=imported&added=${added}&changed=${changed}`);
}

async function showPreview(environment: Environment, scope: Scope, round: string, form: FormData) {
  const lines = form.get("lines");
  const text = typeof lines === "string" ? lines : "";
  const reading = await readSent(form.get("file"), text);
  if (!reading.ok) return refuse(reading.refusal, text);
  const rows = writtenRows(reading.rows);
  if (rows.length === 0) return refuse("empty", text);
  const preview = await previewImport(environment, scope, round, rows);
  return data({ preview: inPart(preview), changedMeanwhile: false, lines: text });
}

/** How many rows of each kind the page shows; all are done. */
const mostShown = 200;

/** A preview as the page shows it: what is there already is only counted, and of the others the first. */
function inPart({ plan, ...preview }: Preview): Preview {
  const first = (["refuse", "change", "add"] as const).map((kind) =>
    plan.filter((row) => row.kind === kind).slice(0, mostShown),
  );
  return { ...preview, plan: first.flat() };
}

async function readSent(file: FormDataEntryValue | null, text: string): Promise<FileReading | BothSent> {
  if (!(file instanceof File) || file.size === 0) return readPasted(text);
  if (text.trim() !== "") return { ok: false, refusal: "both" };
  if (file.size > fileLimits.bytes) return { ok: false, refusal: "too-large" };
  return readRespondentFile(new Uint8Array(await file.arrayBuffer()));
}

type BothSent = { readonly ok: false; readonly refusal: "both" };

function refuse(refusal: FileRefusal | "both", lines: string) {
  return data({ refusal, lines }, { status: 422 });
}

/** The page that reads a list of people to invite, shows what it would do, and does it once that is wanted. */
export default function ImportRespondents({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t, i18n } = useTranslation();
  const { organization, inviting } = loaderData;
  const list = `/${params.org}/rounds/${encodeURIComponent(params.round)}/respondents`;
  const preview = actionData && "preview" in actionData ? actionData : null;
  const refusal = actionData && "refusal" in actionData ? actionData.refusal : null;
  return (
    <RoundPage organization={organization} round={inviting.round} part={t("respondents.import.title")}>
      {!inviting.canChange && <p className="lead">{t("respondents.note.settled")}</p>}
      {preview && (
        <>
          {preview.changedMeanwhile && (
            <Alert className="respondents-notice" data-color="warning" role="alert">
              {t("respondents.import.changedMeanwhile")}
            </Alert>
          )}
          <ImportPreview preview={preview.preview} departments={inviting.departments} list={list} />
        </>
      )}
      {inviting.canChange && (
        <section aria-labelledby="list">
          <h2 id="list">{preview ? t("respondents.import.again") : t("respondents.import.list")}</h2>
          {!preview && <How {...loaderData} list={list} />}
          <ListForm
            limits={loaderData.limits}
            lines={actionData?.lines ?? ""}
            refusal={
              refusal &&
              t(`respondents.import.refusal.${refusal}`, limitsIn(loaderData.limits, i18n.language))
            }
            back={list}
          />
        </section>
      )}
    </RoundPage>
  );
}

type Limits = Route.ComponentProps["loaderData"]["limits"];

function limitsIn({ bytes, rows }: Limits, language: string) {
  return { rows: formatFor(language).count(rows), megabytes: bytes / 1024 / 1024 };
}

function How({ inviting, limits, list }: Route.ComponentProps["loaderData"] & { readonly list: string }) {
  const { t, i18n } = useTranslation();
  const nameOf = useDepartmentName(inviting.departments);
  const format = formatFor(i18n.language);
  return (
    <>
      <p>{t("respondents.import.how")}</p>
      <ul>
        <li>
          {t("respondents.import.roles", {
            roles: format.list(respondentRoles.map((role) => t(`respondents.role.${role}`))),
          })}
        </li>
        <li>
          {t("respondents.import.departments", {
            departments: format.list(inviting.departments.map(({ id }) => nameOf(id))),
          })}
        </li>
        <li>{t("respondents.import.limits", limitsIn(limits, i18n.language))}</li>
      </ul>
      <p>
        {t("respondents.import.template")}{" "}
        <a href={`${list}/save/xlsx?empty`} download>
          {t("respondents.save.xlsx")}
        </a>{" "}
        <a href={`${list}/save/csv?empty`} download>
          {t("respondents.save.csv")}
        </a>
      </p>
    </>
  );
}

type ListFormProps = {
  readonly lines: string;
  readonly limits: Limits;
  readonly refusal: string | null;
  readonly back: string;
};

function ListForm({ lines, limits, refusal, back }: ListFormProps) {
  const { t, i18n } = useTranslation();
  const [isTooLarge, setTooLarge] = useState(false);
  const tooLarge = isTooLarge
    ? t("respondents.import.refusal.too-large", limitsIn(limits, i18n.language))
    : undefined;
  const isBusy = useNavigation().state !== "idle";
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      className="form-wide"
      noValidate
      onSubmit={(event) => isTooLarge && event.preventDefault()}
    >
      {refusal && <ErrorSummary title={refusal} />}
      <TextAreaField
        label={t("respondents.import.lines")}
        description={t("respondents.import.linesHint")}
        name="lines"
        rows={8}
        defaultValue={lines}
        spellCheck={false}
      />
      <TextField
        label={t("respondents.import.file")}
        description={t("respondents.import.fileHint")}
        name="file"
        type="file"
        accept=".xlsx,.csv,.txt"
        error={tooLarge}
        // Said before it is sent: to send it takes long, and one far too large is cut off.
        onChange={({ target }) => setTooLarge((target.files?.[0]?.size ?? 0) > limits.bytes)}
      />
      <p className="actions">
        <Button type="submit" name="intent" value="preview" loading={isBusy}>
          {t("respondents.import.preview")}
        </Button>
        <Link to={back}>{t("respondents.back")}</Link>
      </p>
    </Form>
  );
}
