import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { publicPages } from "#app/domain/organization/public-page.ts";
import { type NavigationPlace, Page } from "#app/ui/page.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { MethodLink } from "./method-link.tsx";
import { useFrame } from "./use-frame.ts";

type SitePageProps = {
  readonly home?: string;
  readonly navigation?: readonly NavigationPlace[];
  /** The organization's name, where the page belongs to one. */
  readonly organization?: string;
  /** The organization's place in addresses, below which its pages that are open to all are. */
  readonly slug?: string;
  /** Whether the organization is made up. */
  readonly synthetic?: boolean;
  /** The respondent's pages: without account. */
  readonly withoutAccount?: boolean;
  /** Whether a coordinator tries the form: nothing counts. */
  readonly trial?: boolean;
  readonly children: ReactNode;
};

/** Every page: the frame in the reader's language, with who is signed in. */
export function SitePage({
  home = "/",
  navigation = [],
  organization,
  slug,
  synthetic = false,
  withoutAccount = false,
  trial = false,
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
        <>
          {trial && (
            <div className="banner">
              <strong className="page-width">{t("respondents.trial.banner")}</strong>
            </div>
          )}
          {synthetic && organization && (
            <div className="banner">
              <div className="page-width">{t("layout.synthetic", { organization })}</div>
            </div>
          )}
        </>
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
          {slug !== undefined && <PublicPageLinks slug={slug} />}
          {user?.isOperator && !withoutAccount && <Link to="/operator">{t("layout.installation")}</Link>}
          <span>{t("layout.version", { version: import.meta.env["VITE_VERSION"] ?? "0.1.0" })}</span>
        </>
      }
    >
      {children}
    </Page>
  );
}

/** Plain anchors, since those pages come whole from the server. */
function PublicPageLinks({ slug }: { readonly slug: string }) {
  const { t } = useTranslation();
  return publicPages.map((page) => (
    <a key={page} href={`/${slug}/${page}`}>
      {t(`layout.${page}`)}
    </a>
  ));
}

function SignedIn({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Link to="/account" title={name}>
        {t("layout.account")}
      </Link>
      <form method="post" action="/sign-out">
        <button className="link-button" type="submit">
          {t("layout.signOut")}
        </button>
      </form>
    </>
  );
}
