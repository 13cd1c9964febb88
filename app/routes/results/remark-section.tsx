import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { QuestionRemarks } from "#app/domain/results/question-remarks.server.ts";
import { inLanguage } from "#app/i18n/language.ts";
import "./remark-section.css";

/** What people wrote beside their answers: comments, and what they pointed at. */
export function RemarkSection({ remarks }: { readonly remarks: QuestionRemarks }) {
  const { t, i18n } = useTranslation();
  const [here] = useSearchParams();
  const title = t("resultDetails.remarks.title");
  if (remarks.kind === "not-yet") {
    return (
      <section>
        <h2>{title}</h2>
        <p className="quiet">{t("resultDetails.remarks.notYet")}</p>
      </section>
    );
  }
  const address = (after: string | null): string => {
    const search = new URLSearchParams(here);
    if (after === null) search.delete("after");
    else search.set("after", after);
    return `?${search}#remarks`;
  };
  const isLater = here.has("after");
  return (
    <section id="remarks">
      <h2>{title}</h2>
      <p className="quiet section-lead">{t("resultDetails.remarks.lead")}</p>
      {remarks.remarks.length === 0 ? (
        <p>{t(isLater ? "resultDetails.remarks.noMore" : "resultDetails.remarks.none")}</p>
      ) : (
        <ul className="panel remarks">
          {remarks.remarks.map(({ id, kind, text, department }) => (
            <li key={id}>
              <p className="remark-kind quiet">
                {[
                  t(`resultDetails.remarks.kind.${kind}`),
                  ...(department ? [inLanguage(department, i18n.language)] : []),
                ].join(" · ")}
              </p>
              <p className="remark-text">{kind === "evidence" ? <Evidence text={text} /> : text}</p>
            </li>
          ))}
        </ul>
      )}
      {(isLater || remarks.next) && (
        <p className="remark-pages no-print">
          {isLater && (
            <Link to={address(null)} preventScrollReset>
              {t("resultDetails.remarks.first")}
            </Link>
          )}
          {remarks.next && (
            <Link to={address(remarks.next)} preventScrollReset>
              {t("resultDetails.remarks.next")}
            </Link>
          )}
        </p>
      )}
    </section>
  );
}

/** A web address as a link that tells the other place nothing of this one; anything else as it is written. */
function Evidence({ text }: { readonly text: string }) {
  if (!/^https?:\/\/\S+$/.test(text.trim())) return text;
  return (
    <a href={text.trim()} rel="noreferrer nofollow">
      {text.trim()}
    </a>
  );
}
