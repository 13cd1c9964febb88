import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type NavigationPlace, Page } from "#app/ui/page.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { MethodLink } from "./method-link.tsx";
import { useFrame } from "./use-frame.ts";

type SitePageProps = {
  readonly home?: string;
  readonly navigation?: readonly NavigationPlace[];
  /** The organization's name, where the page belongs to one. */
  readonly organization?: string;
  /** Whether the organization is made up. */
  readonly synthetic?: boolean;
  /** The respondent's pages: without account. */
  readonly withoutAccount?: boolean;
  readonly children: ReactNode;
};

/** Every page: the frame in the reader's language, with who is signed in. */
export function SitePage({
  home = "/",
  navigation = [],
  organization,
  synthetic = false,
  withoutAccount = false,
  children,
}: SitePageProps) {
  const { t } = useTranslation();
  const user = useFrame()?.user;
  const several = (user?.memberships.length ?? 0) > 1;
  return (
    <Page
      texts={{
        skip: t("layout.skip"),
        navigation: t("layout.navigation"),
        breadcrumbs: t("layout.breadcrumbs"),
      }}
      home={home}
      navigation={navigation}
      banner={
        synthetic && organization ? (
          <div className="banner">
            <div className="page-width">{t("layout.synthetic", { organization })}</div>
          </div>
        ) : null
      }
      aside={
        <>
          {organization &&
            (several && !withoutAccount ? (
              <Link to="/" title={t("layout.switchOrganization")}>
                {organization}
              </Link>
            ) : (
              <span>{organization}</span>
            ))}
          <LanguageSwitch />
          {!withoutAccount &&
            (user ? <SignedIn name={user.name} /> : <Link to="/sign-in">{t("layout.signIn")}</Link>)}
        </>
      }
      footer={
        <>
          <MethodLink />
          <span>{t("layout.version", { version: import.meta.env["VITE_VERSION"] ?? "0.1.0" })}</span>
        </>
      }
    >
      {children}
    </Page>
  );
}

function SignedIn({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Link to="/account" title={t("layout.account")}>
        {name}
      </Link>
      <form method="post" action="/sign-out">
        <button className="link-button" type="submit">
          {t("layout.signOut")}
        </button>
      </form>
    </>
  );
}
