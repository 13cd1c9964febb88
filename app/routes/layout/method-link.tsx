import { useTranslation } from "react-i18next";

/** The way to the method page: a plain anchor, since that page comes whole from the server. */
export function MethodLink() {
  const { t } = useTranslation();
  return <a href="/method">{t("layout.method")}</a>;
}
