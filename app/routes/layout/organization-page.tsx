import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Permission } from "#app/domain/access/permission.ts";
import { SitePage } from "./site-page.tsx";

/** What a page of an organization knows of it; loaders hand on these parts of their scope. */
export type OrganizationFrame = {
  readonly slug: string;
  readonly name: string;
  readonly synthetic: boolean;
  /** Which places the reader may open, besides those that every member may. */
  readonly places: {
    readonly rounds: boolean;
    readonly administration: boolean;
    readonly archive: boolean;
    readonly records: boolean;
  };
};

/** Every page of an organization: its name, its places, and that it is made up where it is. */
export function OrganizationPage({
  organization: { slug, name, synthetic, places },
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
      slug={slug}
      synthetic={synthetic}
      navigation={[
        { to: `/${slug}`, label: t("layout.overview"), end: true },
        ...(places.rounds ? [{ to: `/${slug}/rounds`, label: t("layout.rounds") }] : []),
        { to: `/${slug}/results`, label: t("layout.results") },
        { to: `/${slug}/follow-up`, label: t("layout.followUp") },
        ...(places.administration
          ? [{ to: `/${slug}/administration`, label: t("layout.administration") }]
          : []),
      ]}
    >
      {children}
    </SitePage>
  );
}

type FramedScope = Pick<OrganizationFrame, "slug" | "name" | "synthetic"> & {
  readonly can: (permission: Permission) => boolean;
};

/** The part of a scope that the page's frame needs. */
export function frameOf({ slug, name, synthetic, can }: FramedScope): OrganizationFrame {
  return {
    slug,
    name,
    synthetic,
    places: {
      rounds: can("rounds.read"),
      administration: can("organization.settings"),
      archive: can("archive.read"),
      records: can("records.manage"),
    },
  };
}
