import { SkipLink } from "@digdir/designsystemet-react";
import type { ReactNode } from "react";
import { Link, NavLink } from "react-router";
import { Mark } from "./mark.tsx";

export type PageTexts = { readonly skip: string; readonly navigation: string; readonly breadcrumbs: string };

export type NavigationPlace = { readonly to: string; readonly label: string; readonly end?: boolean };

type PageProps = {
  readonly texts: PageTexts;
  /** Where the mark leads. */
  readonly home: string;
  readonly navigation?: readonly NavigationPlace[];
  /** Right in the header: organization, language, account. */
  readonly aside: ReactNode;
  /** Above everything: what holds for each page, such as that the data is made up. */
  readonly banner?: ReactNode;
  readonly footer: ReactNode;
  readonly children: ReactNode;
};

/** The frame of every page: skip link, header with navigation, the page itself, footer. */
export function Page({ texts, home, navigation = [], aside, banner, footer, children }: PageProps) {
  return (
    <>
      <SkipLink href="#content">{texts.skip}</SkipLink>
      <header className="page-header">
        {banner}
        <div className="page-width page-header-row">
          <Link className="mark" to={home}>
            <Mark />
            Mognad
          </Link>
          {navigation.length > 0 && (
            <nav className="page-navigation" aria-label={texts.navigation}>
              <Places places={navigation} />
            </nav>
          )}
          <div className="page-aside">{aside}</div>
        </div>
      </header>
      <main className="page-width page-content" id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="page-footer">
        <div className="page-width page-footer-row">{footer}</div>
      </footer>
    </>
  );
}

/** Places to go to, of which the one that the page belongs to is marked. */
export function Places({ places }: { readonly places: readonly NavigationPlace[] }) {
  return (
    <ul className="places">
      {places.map((place) => (
        <li key={place.to}>
          <NavLink to={place.to} end={place.end ?? false}>
            {place.label}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

export type Crumb = { readonly to?: string; readonly label: string };

/** Where the page stands; the last one is the page itself and leads nowhere. */
export function Breadcrumbs({
  label,
  crumbs,
}: {
  readonly label: string;
  readonly crumbs: readonly Crumb[];
}) {
  return (
    <nav className="breadcrumbs" aria-label={label}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.label}>
            {crumb.to ? (
              <Link to={crumb.to}>{crumb.label}</Link>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
