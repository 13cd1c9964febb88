import { useTranslation } from "react-i18next";
import { Link } from "react-router";

type NextStepsProps = {
  readonly slug: string;
  readonly administers: boolean;
  readonly coordinates: boolean;
};

/** What there is to do in an organization that has no round yet, for those who do it. */
export function NextSteps({ slug, administers, coordinates }: NextStepsProps) {
  const { t } = useTranslation();
  if (!administers && !coordinates) return null;
  return (
    <section>
      <h2>{t("organizationSettings.next.title")}</h2>
      <ol className="choices">
        {administers && (
          <>
            <li>
              <Link to={`/${slug}/administration/departments`}>
                {t("organizationSettings.next.departments")}
              </Link>
            </li>
            <li>
              <Link to={`/${slug}/administration/people`}>{t("organizationSettings.next.people")}</Link>
            </li>
          </>
        )}
        {coordinates && (
          <li>
            <Link to={`/${slug}/rounds/new`}>{t("organizationSettings.next.round")}</Link>
          </li>
        )}
      </ol>
    </section>
  );
}
