import { Alert } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { useActionData, useSearchParams } from "react-router";

/** Where a form that was taken leads back to: its page, which says so. */
export function savedAt(url: URL): string {
  const search = new URLSearchParams(url.search);
  search.set("saved", "");
  return `${url.pathname}?${search}`;
}

/** That what was sent has been kept, where the address says so and nothing has been refused since. */
export function Saved() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const refusal: unknown = useActionData();
  if (!search.has("saved") || refusal !== undefined) return null;
  return (
    <Alert data-color="success" role="status" className="saved">
      {t("organizationSettings.saved")}
    </Alert>
  );
}
