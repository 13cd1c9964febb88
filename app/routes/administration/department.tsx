import { useTranslation } from "react-i18next";
import { data, redirect } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import type { DepartmentId } from "#app/domain/id.ts";
import {
  changeDepartment,
  type DepartmentFault,
  renameDepartment,
  reorganizeDepartments,
  undoReorganization,
} from "#app/domain/organization/departments.server.ts";
import { departmentPage } from "#app/domain/organization/departments-page.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/department.ts";
import { AdministrationPage } from "./administration-page.tsx";
import { ChangeForm, EndForm, RenameForm, UndoForm } from "./department-changes.tsx";
import { dayField, errorsFor, kindFields, nameFields } from "./department-input.ts";
import { Lineage } from "./department-tables.tsx";
import { Saved, savedAt } from "./saved.tsx";
import "#app/ui/form/form.css";
import "./administration.css";

export async function loader({ params, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "organization.settings", params.org);
  // Looked for among the organization's own.
  const page = await departmentPage(environmentOf(context), scope, params.department as DepartmentId);
  return { organization: frameOf(scope), canChange: scope.can("organization.manage"), ...page };
}

const renamed = z.discriminatedUnion("when", [
  z.object({ ...nameFields, when: z.literal("changed"), renamedFrom: dayField }),
  z.object({ ...nameFields, when: z.literal("misspelt") }),
]);
const changed = z.object(kindFields);
const ending = z.object({ endsFrom: dayField });

export async function action(args: Route.ActionArgs) {
  const { scope, intent, form } = await authorizedAction(
    "/:org/administration/departments/:department",
    args,
  );
  const environment = environmentOf(args.context);
  const id = args.params.department as DepartmentId; // looked for among the organization's own
  const taken = (fault: DepartmentFault | null, day: string) =>
    fault === null
      ? redirect(savedAt(args.url))
      : data({ intent, refused: refuseForm(form, errorsFor(fault, { day, name: "sv" })) }, { status: 422 });
  switch (intent) {
    case "rename": {
      const input = readForm(form, renamed);
      if (!input.ok) return data({ intent, refused: input.refused }, { status: 422 });
      const { sv, en } = input.values;
      const from = input.values.when === "changed" ? input.values.renamedFrom : null;
      const name = { sv, en: en || sv };
      return taken(await renameDepartment(environment, scope, id, name, from), "renamedFrom");
    }
    case "change": {
      const input = readForm(form, changed);
      if (!input.ok) return data({ intent, refused: input.refused }, { status: 422 });
      return taken(await changeDepartment(environment, scope, id, input.values), "kind");
    }
    case "end": {
      const input = readForm(form, ending);
      if (!input.ok) return data({ intent, refused: input.refused }, { status: 422 });
      const wanted = { ending: [id], beginning: [], from: input.values.endsFrom };
      return taken(await reorganizeDepartments(environment, scope, wanted), "endsFrom");
    }
    case "undo":
      return taken(await undoReorganization(environment, scope, id), "form");
  }
}

/** One department: what it is called and was, what it came from and became, and the ways to change it. */
export default function DepartmentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, i18n } = useTranslation();
  const { organization, department, canChange, isMeasured, today } = loaderData;
  const refusedBy = (intent: string) => (actionData?.intent === intent ? actionData.refused : undefined);
  const { validFrom, validTo } = department;
  return (
    <AdministrationPage organization={organization} part={inLanguage(department.name, i18n.language)}>
      <p className="lead">
        {t(`organizationSettings.department.${validFrom > today ? "begins" : "isSince"}`, { day: validFrom })}{" "}
        {validTo !== null &&
          t(`organizationSettings.department.${validTo > today ? "ends" : "ended"}`, { day: validTo })}
      </p>
      <p>
        <Lineage department={department} />
      </p>
      <Saved />
      {canChange ? (
        <div className="form-wide">
          <RenameForm department={department} refused={refusedBy("rename")} today={today} />
          <ChangeForm department={department} refused={refusedBy("change")} kindStays={isMeasured} />
          {validTo === null ? (
            <EndForm refused={refusedBy("end")} />
          ) : (
            <UndoForm refused={refusedBy("undo")} />
          )}
        </div>
      ) : (
        <p className="actions quiet">{t("organizationSettings.readOnly")}</p>
      )}
    </AdministrationPage>
  );
}
