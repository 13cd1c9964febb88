import { Alert } from "@digdir/designsystemet-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { MailStatus } from "#app/domain/mail/mail.ts";
import { type MailBatch, settledOf } from "#app/domain/mail/mail-batch.ts";
import type { MailsPage } from "#app/domain/mail/mails-page.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { Table } from "#app/ui/table.tsx";

type SentBatchesProps = {
  readonly page: MailsPage;
  readonly isUnderWay: boolean;
  readonly here: string;
};

/** What has been sent together, with how far it has come. */
export function SentBatches({ page: { batches, stalled }, isUnderWay, here }: SentBatchesProps) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t("mails.sent.title")}</h2>
      {isUnderWay && (
        <>
          <p role="status">
            {t("mails.underWay")} <noscript>{<a href={here}>{t("mails.reload")}</a>}</noscript>
          </p>
          {batches.map((batch) => (
            <Progress key={batch.id} batch={batch} />
          ))}
        </>
      )}
      {isUnderWay && stalled && (
        <Alert data-color="warning">
          {stalled.reply === null ? t("mails.unreached") : t("mails.stalled", { reply: stalled.reply })}
        </Alert>
      )}
      {batches.length === 0 ? (
        <p className="quiet">{t("mails.sent.none")}</p>
      ) : (
        <Table
          caption={t("mails.sent.title")}
          columns={[
            { key: "what", label: t("mails.sent.what") },
            { key: "when", label: t("mails.sent.when") },
            { key: "outcome", label: t("mails.sent.outcome") },
          ]}
        >
          {batches.map((batch) => (
            <BatchRow key={batch.id} batch={batch} />
          ))}
        </Table>
      )}
      <p className="quiet mail-note">{t("mails.sent.bounces")}</p>
    </section>
  );
}

/** How far what is being sent has come; nothing once all of it is done with. */
function Progress({ batch }: { readonly batch: MailBatch }) {
  const { t } = useTranslation();
  const label = useId();
  const { kind, total } = batch;
  const settled = settledOf(batch);
  if (settled === total) return null;
  return (
    <div className="mail-progress">
      <span id={label}>
        {t(kind === "reminder" ? "mails.reminder.title" : "mails.invitation.title")}:{" "}
        {t("mails.progress", { settled, total })}
      </span>
      <progress aria-labelledby={label} max={total} value={settled} />
    </div>
  );
}

const told = [
  "waiting",
  "accepted",
  "refused",
  "uncertain",
  "withdrawn",
] as const satisfies readonly MailStatus[];

function BatchRow({ batch: { kind, queuedAt, counts } }: { readonly batch: MailBatch }) {
  const { t, i18n } = useTranslation();
  const { day, time } = formatFor(i18n.language);
  const shown = { ...counts, waiting: counts.waiting + counts.sending };
  return (
    <tr>
      <th scope="row">{t(kind === "reminder" ? "mails.reminder.title" : "mails.invitation.title")}</th>
      <td className="number">{`${day(queuedAt)} ${time(queuedAt)}`}</td>
      <td>
        {told.map(
          (status) =>
            shown[status] > 0 && (
              <div key={status}>{t(`mails.sent.${status}`, { count: shown[status] })}</div>
            ),
        )}
      </td>
    </tr>
  );
}
