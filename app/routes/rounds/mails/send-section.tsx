import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form, Link } from "react-router";
import type { WrittenKind } from "#app/domain/mail/mail.ts";
import type { MailsPage, Reach } from "#app/domain/mail/mails-page.server.ts";

type SendSectionProps = {
  readonly kind: WrittenKind;
  readonly page: MailsPage;
  /** Whether one has asked to send, and is told first to whom it goes. */
  readonly isAsked: boolean;
  readonly here: string;
};

/** Inviting or reminding: how many it goes to, a question before it is done, and who does not get it. */
export function SendSection({ kind, page, isAsked, here }: SendSectionProps) {
  const { t } = useTranslation();
  const reach = page.reach[kind];
  const count = reach.to;
  return (
    <section className="panel mail-section" aria-labelledby={`send-${kind}`}>
      <h2 id={`send-${kind}`}>{t(`mails.${kind}.title`)}</h2>
      {count === 0 && <p>{t(`mails.${kind}.none`)}</p>}
      {count > 0 && isAsked && <Confirmation kind={kind} page={page} here={here} />}
      {count > 0 && !isAsked && (
        <p>
          <Button asChild>
            <Link to={`${here}?ask=${kind}`} preventScrollReset>
              {t(`mails.${kind}.ask`, { count })}
            </Link>
          </Button>
        </p>
      )}
      <LeftOut reach={reach} />
    </section>
  );
}

function Confirmation({ kind, page, here }: Pick<SendSectionProps, "kind" | "page" | "here">) {
  const { t } = useTranslation();
  const count = page.reach[kind].to;
  return (
    <Form method="post" action={here} preventScrollReset>
      <p>{t(`mails.${kind}.sure`, { count })}</p>
      <input type="hidden" name="batch" value={page.nextBatch} />
      <input type="hidden" name="expected" value={count} />
      <p className="mail-ways">
        <Button type="submit" name="intent" value={kind}>
          {t(`mails.${kind}.send`, { count })}
        </Button>
        <Link to={here} preventScrollReset>
          {t("mails.cancel")}
        </Link>
      </p>
    </Form>
  );
}

function LeftOut({ reach }: { readonly reach: Reach }) {
  const { t } = useTranslation();
  if (reach.leftOut.length === 0) return null;
  return (
    <div className="quiet">
      <p>{t("mails.leftOut.title")}</p>
      <ul>
        {reach.leftOut.map(({ reason, count }) => (
          <li key={reason}>{t(`mails.leftOut.${reason}`, { count })}</li>
        ))}
      </ul>
    </div>
  );
}
