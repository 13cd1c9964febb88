import { Alert } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import type { ProviderPage } from "#app/domain/provider/providers-page.server.ts";

/** How a provider is reached, and what its own administrator is told of us. */
export function ProviderFacts({ provider }: { readonly provider: ProviderPage }) {
  const { t } = useTranslation();
  const { kind, enabled, identifier, reachedBy, groups, certificateEnds, addresses, users, secretLost } =
    provider;
  return (
    <>
      {secretLost && (
        <Alert data-color="warning" className="provider-note">
          {t("providers.secretLost")}
        </Alert>
      )}
      <dl className="provider-facts">
        <dt>{t("providers.state")}</dt>
        <dd>{t(enabled ? "providers.on" : "providers.off")}</dd>
        <dt>{t("providers.kind")}</dt>
        <dd>{t(`providers.kinds.${kind}`)}</dd>
        <dt>{t("providers.identifier")}</dt>
        <dd>{identifier}</dd>
        <dt>{t(kind === "saml" ? "providers.entryPoint" : "providers.clientId")}</dt>
        <dd>{reachedBy}</dd>
        <dt>{t("providers.groups")}</dt>
        <dd>{groups}</dd>
        {certificateEnds && (
          <>
            <dt>{t("providers.certificateEnds")}</dt>
            <dd>{certificateEnds}</dd>
          </>
        )}
      </dl>
      <p className="quiet provider-note">{t("providers.users", { count: users })}</p>
      <section>
        <h2>{t("providers.facts")}</h2>
        <dl className="provider-facts">
          {kind === "saml" ? (
            <>
              <dt>{t("providers.entityId")}</dt>
              <dd>
                <a href={addresses.metadata}>{addresses.metadata}</a>
              </dd>
              <dt>{t("providers.acs")}</dt>
              <dd>{addresses.response}</dd>
            </>
          ) : (
            <>
              <dt>{t("providers.redirect")}</dt>
              <dd>{addresses.response}</dd>
            </>
          )}
        </dl>
      </section>
    </>
  );
}
