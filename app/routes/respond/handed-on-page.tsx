import { Button } from "@digdir/designsystemet-react";
import { useTranslation } from "react-i18next";
import type { HandedOn } from "#app/domain/response/hand-on.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { Contact } from "#app/routes/layout/contact.tsx";
import { CopyButton, LinkToCopy } from "#app/routes/layout/link-to-copy.tsx";
import { SitePage } from "#app/routes/layout/site-page.tsx";

type HandedOnPageProps = {
  readonly handedOn: HandedOn & {
    /** The colleague's link. */
    readonly link: string;
    readonly email: string | null;
  };
};

/** The invitation is a colleague's now: the link to send to them, and what no longer works. */
export function HandedOnPage({ handedOn }: HandedOnPageProps) {
  const { t, i18n } = useTranslation();
  const { organization, organizationSlug, synthetic, round, contact, title, email, link, hasAnswers } =
    handedOn;
  const department = inLanguage(handedOn.department, i18n.language);
  const draft = `mailto:${email ? encodeURIComponent(email).replace("%40", "@") : ""}?subject=${encodeURIComponent(
    t("handOn.mail.subject", { round }),
  )}&body=${encodeURIComponent(t("handOn.mail.body", { organization, department, link, contact }))}`;
  return (
    <SitePage synthetic={synthetic} organization={organization} slug={organizationSlug} withoutAccount>
      <title>{`${t("handOn.done.title")} – Mognad`}</title>
      <div className="start">
        <p className="quiet">{round}</p>
        <h1>{t("handOn.done.title")}</h1>
        <p className="lead">{t("handOn.done.lead", { title })}</p>
        <LinkToCopy label={t("handOn.done.link")} link={link} />
        <p className="ways-on">
          <Button asChild>
            <a href={draft}>{t("handOn.done.mail")}</a>
          </Button>
          <CopyButton text={link} />
        </p>
        <ul className="after">
          <li>{t("handOn.done.once")}</li>
          <li>{t("handOn.done.oldLink")}</li>
          <li>{t(hasAnswers ? "handOn.done.withAnswers" : "handOn.done.withoutAnswers")}</li>
        </ul>
        <p className="quiet after">
          {t("start.contact")} <Contact contact={contact} />
        </p>
      </div>
    </SitePage>
  );
}
