import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form, Link } from "react-router";
import type { MailsPage, TroubledMail } from "#app/domain/mail/mails-page.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { Table } from "#app/ui/table.tsx";

type TroubledMailsProps = {
  readonly kind: "refused" | "uncertain";
  readonly page: MailsPage;
  /** Where addresses are mended. */
  readonly respondents: string;
};

/** Messages that were refused, or of which nobody knows, with what a person can do about each. */
export function TroubledMails({ kind, page, respondents }: TroubledMailsProps) {
  const { t } = useTranslation();
  const mails = page[kind];
  if (mails.length === 0) return null;
  return (
    <section>
      <h2>{t(`mails.${kind}.title`)}</h2>
      <p className="quiet">{t(`mails.${kind}.lead`)}</p>
      <Table
        caption={t(`mails.${kind}.title`)}
        columns={[
          { key: "who", label: t("mails.troubled.who") },
          { key: "address", label: t("mails.troubled.address") },
          { key: "reply", label: t("mails.troubled.reply") },
          { key: "actions", label: t("mails.troubled.actions"), hidden: true },
        ]}
      >
        {mails.map((mail) => (
          <TroubledRow key={mail.id} mail={mail} kind={kind} page={page} respondents={respondents} />
        ))}
      </Table>
    </section>
  );
}

function TroubledRow({
  mail,
  kind,
  page,
  respondents,
}: TroubledMailsProps & { readonly mail: TroubledMail }) {
  const { t, i18n } = useTranslation();
  const { id, title, department, recipient, reply } = mail;
  const name = title ?? t("mails.test.title");
  return (
    <tr>
      <th scope="row">
        {name}
        {department && <div className="quiet">{inLanguage(department, i18n.language)}</div>}
      </th>
      <td>{recipient}</td>
      <td>{reply ?? t("mails.troubled.unknownReply")}</td>
      <td>
        {page.mayManage && (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="mail" value={id} />
            <p className="mail-ways">
              {page.canSendMail && (
                <Button
                  type="submit"
                  name="intent"
                  value="again"
                  variant="secondary"
                  data-size="sm"
                  aria-label={`${t("mails.troubled.again")}: ${name}, ${recipient}`}
                >
                  {t("mails.troubled.again")}
                </Button>
              )}
              {kind === "refused" && title !== null && (
                <Link to={respondents}>{t("mails.troubled.mend")}</Link>
              )}
            </p>
          </Form>
        )}
      </td>
    </tr>
  );
}
