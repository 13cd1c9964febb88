import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import type { MailsPage } from "#app/domain/mail/mails-page.server.ts";
import { formatFor } from "#app/i18n/format.ts";

/** A test mail to whoever looks, and what came of the last one. */
export function TestMail({ page: { ownAddress, tests } }: { readonly page: MailsPage }) {
  const { t, i18n } = useTranslation();
  const { time } = formatFor(i18n.language);
  if (ownAddress === null) return null;
  return (
    <section aria-labelledby="test">
      <h2 id="test">{t("mails.test.title")}</h2>
      <p>{t("mails.testMail.lead", { address: ownAddress })}</p>
      <Form method="post" preventScrollReset>
        <Button type="submit" name="intent" value="test" variant="secondary">
          {t("mails.testMail.send")}
        </Button>
      </Form>
      {tests.map(({ status, at }) => (
        <p key={at} role="status">
          {t(`mails.testMail.${status}`, { time: time(at) })}
        </p>
      ))}
    </section>
  );
}
