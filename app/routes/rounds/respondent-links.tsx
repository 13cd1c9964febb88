import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import { Form } from "react-router";
import type { InvitedPage } from "#app/domain/round/respondents/respondents-page.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { Table } from "#app/ui/table.tsx";

type RespondentLinksProps = {
  readonly page: InvitedPage;
  /** The secret of the next link; null for a reader who makes none. */
  readonly newToken: string | null;
};

/** The links to an invitation, by the day that each was made: to end one, or make another. */
export function RespondentLinks({
  page: { links, manages, one, canSendMail },
  newToken,
}: RespondentLinksProps) {
  const { t, i18n } = useTranslation();
  const { day } = formatFor(i18n.language);
  return (
    <section aria-labelledby="links">
      <h2 id="links">{t("respondents.links.title")}</h2>
      <p>{canSendMail ? t("respondents.links.note") : t("respondents.links.noteWithoutMail")}</p>
      {links.length > 0 && (
        <Table
          caption={t("respondents.links.title")}
          columns={[
            { key: "made", label: t("respondents.links.made") },
            { key: "state", label: t("respondents.filter.state") },
            ...(manages ? [{ key: "end", label: t("respondents.links.end"), hidden: true }] : []),
          ]}
        >
          {links.map(({ tokenHash, mintedAt, revokedAt, expiresAt }) => (
            <tr key={tokenHash}>
              <th scope="row">{day(mintedAt)}</th>
              <td>
                {revokedAt !== null
                  ? t("respondents.links.ended", { day: day(revokedAt) })
                  : expiresAt === null
                    ? t("respondents.links.works")
                    : t("respondents.links.worksUntil", { day: day(expiresAt) })}
              </td>
              {manages && (
                <td className="row-actions">
                  {revokedAt === null && (
                    <Form method="post">
                      <input type="hidden" name="link" value={tokenHash} />
                      <button className="link-button" type="submit" name="intent" value="end-link">
                        {t("respondents.links.end")}
                      </button>
                    </Form>
                  )}
                </td>
              )}
            </tr>
          ))}
        </Table>
      )}
      {newToken !== null && one.state !== "revoked" && (
        <Form method="post" className="respondent-new-link">
          <input type="hidden" name="newToken" value={newToken} />
          <Button type="submit" name="intent" value="new-link" variant="secondary">
            {t("respondents.links.make")}
          </Button>
        </Form>
      )}
    </section>
  );
}
