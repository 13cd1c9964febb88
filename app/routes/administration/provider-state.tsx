import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import type { ProviderPage } from "#app/domain/provider/providers-page.server.ts";

type ProviderStateProps = {
  readonly provider: ProviderPage;
  /** Where it is tried. */
  readonly trial: string;
};

/** Trying a provider, turning it on and off, and removing it once it is off. */
export function ProviderState({ provider: { enabled }, trial }: ProviderStateProps) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t("providers.state")}</h2>
      <p className="actions">
        <Button asChild variant="secondary">
          <a href={trial}>{t("providers.try")}</a>
        </Button>
        <span className="quiet">{t("providers.tryLead")}</span>
      </p>
      <Form method="post" className="actions">
        <Button
          type="submit"
          name="intent"
          value={enabled ? "turn-off" : "turn-on"}
          variant={enabled ? "secondary" : "primary"}
        >
          {t(enabled ? "providers.turnOff" : "providers.turnOn")}
        </Button>
        <span className="quiet">{t(enabled ? "providers.turnOffLead" : "providers.public")}</span>
      </Form>
      {!enabled && (
        <Form method="post" className="actions">
          <Button type="submit" name="intent" value="remove" variant="secondary" data-color="danger">
            {t("providers.remove")}
          </Button>
          <span className="quiet">{t("providers.removeLead")}</span>
        </Form>
      )}
    </section>
  );
}
