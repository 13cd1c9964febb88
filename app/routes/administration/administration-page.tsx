import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { withSoftHyphens } from "#app/i18n/soft-hyphens.ts";
import { type OrganizationFrame, OrganizationPage } from "#app/routes/layout/organization-page.tsx";
import { Breadcrumbs } from "#app/ui/page.tsx";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";

type AdministrationPageProps = {
  readonly organization: OrganizationFrame;
  /** What this page of the administration is called. */
  readonly part: string;
  readonly children: ReactNode;
};

/** Every page of an organization's administration: where one is, and its parts. */
export function AdministrationPage({ organization, part, children }: AdministrationPageProps) {
  const { t } = useTranslation();
  const here = `/${organization.slug}/administration`;
  const places = [
    { to: here, label: t("organizationSettings.title"), end: true },
    { to: `${here}/departments`, label: t("organizationSettings.departments.title") },
    { to: `${here}/people`, label: t("people.title") },
    { to: `${here}/providers`, label: t("providers.title") },
    { to: `${here}/pages`, label: t("organizationSettings.texts.title") },
    { to: `${here}/audit-log`, label: t("auditLog.title") },
    ...(organization.places.records ? [{ to: `${here}/records`, label: t("records.title") }] : []),
  ];
  return (
    <OrganizationPage organization={organization}>
      <title>{`${part} – ${organization.name} – Mognad`}</title>
      <Breadcrumbs
        label={t("layout.breadcrumbs")}
        crumbs={[{ to: here, label: t("layout.administration") }, { label: part }]}
      />
      <h1>{withSoftHyphens(part)}</h1>
      <SubNavigation label={t("layout.administration")} places={places} />
      {children}
    </OrganizationPage>
  );
}
