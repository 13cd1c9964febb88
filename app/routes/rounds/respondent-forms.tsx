import { Button } from "@digdir/designsystemet-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import type { InvitedPage } from "#app/domain/round/respondents/respondents-page.server.ts";
import type { RefusedForm } from "#app/routes/layout/form-input.ts";
import { useFieldError } from "#app/routes/layout/use-field-error.ts";
import { ChoiceField } from "#app/ui/form/choice-field.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { SelectField } from "#app/ui/form/select-field.tsx";
import { HolderFields, RoleField } from "./office-fields.tsx";
import { useDepartmentName } from "./use-department-name.ts";

type FormProps = { readonly page: InvitedPage; readonly refused: RefusedForm | undefined };

/** Mends what stands of somebody. */
export function ChangeForm({ page, refused }: FormProps) {
  const { t } = useTranslation();
  const { office } = page.one;
  return (
    <Doing title={t("respondents.change.title")} refused={refused}>
      <HolderFields office={office} refused={refused} />
      {page.canChangeRole ? (
        <RoleField office={office} refused={refused} />
      ) : (
        <>
          <input type="hidden" name="role" value={office.role} />
          <p className="quiet">{t("respondents.change.roleSettled")}</p>
        </>
      )}
      <Submit intent="change" label={t("respondents.change.submit")} />
    </Doing>
  );
}

/** Moves somebody to another department. */
export function MoveForm({ page, refused }: FormProps) {
  const { t } = useTranslation();
  const error = useFieldError(refused);
  const nameOf = useDepartmentName(page.departments);
  const others = page.departments.filter(({ id }) => id !== page.one.office.departmentId);
  if (others.length === 0) return null;
  return (
    <Doing title={t("respondents.move.title")} refused={refused}>
      {page.canMove ? (
        <>
          <p>{page.answersStay ? t("respondents.move.effectJointly") : t("respondents.move.effect")}</p>
          <SelectField
            label={t("respondents.move.to")}
            name="departmentId"
            defaultValue={refused?.typed["departmentId"] ?? ""}
            error={error("departmentId")}
            options={[
              { value: "", label: t("respondents.office.choose") },
              ...others.map(({ id }) => ({ value: id, label: nameOf(id) })),
            ]}
          />
          <Submit intent="move" label={t("respondents.move.submit")} />
        </>
      ) : (
        <p>{t("form.error.sentFromHere")}</p>
      )}
    </Doing>
  );
}

/** Gives the office to somebody else. */
export function ReplaceForm({ page, refused }: FormProps) {
  const { t } = useTranslation();
  const chosen = refused?.typed["answers"] ?? "remove";
  return (
    <Doing title={t("respondents.replace.title")} refused={refused}>
      {page.canReplace ? (
        <>
          <p>{t("respondents.replace.effect")}</p>
          <HolderFields office={{ title: page.one.office.title }} refused={refused} />
          {page.answersStay ? (
            <p className="quiet">{t("respondents.replace.answersStay")}</p>
          ) : (
            <ChoiceField
              type="radio"
              name="answers"
              legend={t("respondents.replace.answers")}
              choices={[
                { value: "remove", label: t("respondents.replace.remove") },
                { value: "along", label: t("respondents.replace.along") },
              ]}
              chosen={[chosen]}
            />
          )}
          <Submit intent="replace" label={t("respondents.replace.submit")} />
        </>
      ) : (
        <p>{t("form.error.hasSent")}</p>
      )}
    </Doing>
  );
}

/** Takes an invitation back, lets it hold again, or removes it. */
export function TakeBackForm({ page, refused }: FormProps) {
  const { t } = useTranslation();
  const isRevoked = page.one.state === "revoked";
  return (
    <Doing
      key={page.one.state}
      only={isRevoked}
      title={isRevoked ? t("respondents.restore.title") : t("respondents.revoke.title")}
      refused={refused}
    >
      <p>{isRevoked ? t("respondents.restore.effect") : t("respondents.revoke.effect")}</p>
      <p className="actions">
        {isRevoked ? (
          <Button type="submit" name="intent" value="restore">
            {t("respondents.restore.submit")}
          </Button>
        ) : (
          <Button type="submit" name="intent" value="revoke" variant="secondary" data-color="danger">
            {t("respondents.revoke.submit")}
          </Button>
        )}
        {page.canDelete && (
          <Button type="submit" name="intent" value="delete" variant="tertiary" data-color="danger">
            {t("respondents.revoke.delete")}
          </Button>
        )}
      </p>
      {page.canDelete && <p className="quiet">{t("respondents.revoke.deleteEffect")}</p>}
    </Doing>
  );
}

/** One thing to do, folded until it is wanted; open where it was refused, or is the only thing to do. */
function Doing({
  title,
  refused,
  only = false,
  children,
}: {
  readonly title: string;
  readonly refused: RefusedForm | undefined;
  readonly only?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const error = useFieldError(refused);
  const general = error("form");
  return (
    <details className="doing panel" open={only || refused !== undefined}>
      <summary>
        <h2>{title}</h2>
      </summary>
      <Form method="post" className="doing-form" noValidate>
        {refused && (
          <ErrorSummary title={t("form.notTaken")} {...(general !== undefined && { errors: [general] })} />
        )}
        {children}
      </Form>
    </details>
  );
}

function Submit({ intent, label }: { readonly intent: string; readonly label: string }) {
  return (
    <div>
      <Button type="submit" name="intent" value={intent}>
        {label}
      </Button>
    </div>
  );
}
