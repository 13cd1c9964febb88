import { useTranslation } from "react-i18next";
import { Link } from "react-router";

/** Whose own sign-in one can choose. */
export type SignInPlace = { readonly slug: string; readonly name: string };

/** Where the people of organizations with a sign-in of their own go; nothing where there are none. */
export function OrganizationChoice({ places }: { readonly places: readonly SignInPlace[] }) {
  const { t } = useTranslation();
  if (places.length === 0) return null;
  return (
    <section>
      <h2>{t("providers.signIn.choose")}</h2>
      <ul className="choices">
        {places.map(({ slug, name }) => (
          <li key={slug}>
            <Link to={`/sign-in/${slug}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
