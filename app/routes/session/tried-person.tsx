import "./provider-facts.css";
import { Alert } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ProviderId } from "#app/domain/id.ts";
import type { GrantedRole } from "#app/domain/provider/group-roles.ts";
import type { VouchedPerson } from "#app/domain/provider/vouched-person.ts";

type TriedPersonProps = {
  readonly person: VouchedPerson;
  readonly roles: readonly GrantedRole[];
  readonly providerId: ProviderId;
  readonly organizationSlug: string;
};

/** What a provider says of the person who tried it, and what would come of it. */
export function TriedPerson({ person, roles, providerId, organizationSlug }: TriedPersonProps) {
  const { subject, name, email, groups } = person;
  const { t } = useTranslation();
  const nothing = t("providers.tried.nothing");
  const names = [...new Set(roles.map(({ role }) => t(`providers.roles.${role}`)))];
  return (
    <>
      <Alert data-color={roles.length > 0 ? "success" : "warning"} className="provider-note">
        {t("providers.tried.worked")}
      </Alert>
      <dl className="provider-facts">
        <dt>{t("providers.tried.subject")}</dt>
        <dd>{subject}</dd>
        <dt>{t("providers.tried.name")}</dt>
        <dd>{name ?? nothing}</dd>
        <dt>{t("providers.tried.email")}</dt>
        <dd>{email ?? nothing}</dd>
        <dt>{t("providers.tried.groups")}</dt>
        {groups.length === 0 ? <dd>{nothing}</dd> : groups.map((group) => <dd key={group}>{group}</dd>)}
        <dt>{t("providers.tried.roles")}</dt>
        <dd>{names.length > 0 ? names.join(", ") : t("providers.tried.noRole")}</dd>
      </dl>
      <p className="provider-note">
        <Link to={`/${organizationSlug}/administration/providers/${providerId}`}>
          {t("providers.tried.back")}
        </Link>
      </p>
    </>
  );
}
