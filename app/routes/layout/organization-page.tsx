import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SitePage } from "./site-page.tsx";

/** What a page of an organization knows of it; loaders hand on these parts of their scope. */
export type OrganizationFrame = {
  readonly slug: string;
  readonly name: string;
  readonly synthetic: boolean;
};

/** Every page of an organization: its name, its places, and that it is made up where it is. */
export function OrganizationPage({
  organization: { slug, name, synthetic },
  children,
}: {
  readonly organization: OrganizationFrame;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <SitePage
      home={`/${slug}`}
      organization={name}
      synthetic={synthetic}
      navigation={[
        { to: `/${slug}`, label: t("layout.overview"), end: true },
        { to: `/${slug}/results`, label: t("layout.results") },
        { to: `/${slug}/follow-up`, label: t("layout.followUp") },
      ]}
    >
      {children}
    </SitePage>
  );
}

/** The part of a scope that the page's frame needs. */
export function frameOf({ slug, name, synthetic }: OrganizationFrame): OrganizationFrame {
  return { slug, name, synthetic };
}
