import { Button } from "@digdir/designsystemet-react";
import { useId, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { HandedOn } from "#app/domain/response/hand-on.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import { Contact } from "#app/routes/layout/contact.tsx";
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
        <NewLink link={link} />
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

function NewLink({ link }: { readonly link: string }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="new-link">
      <label htmlFor={id}>{t("handOn.done.link")}</label>
      <textarea id={id} readOnly rows={3} value={link} onFocus={(event) => event.currentTarget.select()} />
    </div>
  );
}

const noChange = () => () => {};

/** Only where there is script, and the browser lets a page write to the clipboard. */
function CopyButton({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const canCopy = useSyncExternalStore(
    noChange,
    () => navigator.clipboard !== undefined,
    () => false,
  );
  if (!canCopy) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <>
      <Button type="button" variant="secondary" onClick={() => copy().catch(() => setCopied(false))}>
        {t("handOn.done.copy")}
      </Button>
      <span role="status">{isCopied && t("handOn.done.copied")}</span>
    </>
  );
}
