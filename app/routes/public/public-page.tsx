import type { publicPageOf } from "#app/domain/organization/public-page.server.ts";
import type { Locale } from "#app/domain/questionnaire/definition.ts";
import { Contact } from "#app/routes/layout/contact.tsx";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import type { PublicText } from "./about.ts";
import { Paragraphs } from "./paragraphs.tsx";
import "./method.css";
import "./public-page.css";

type PublicPageProps = Awaited<ReturnType<typeof publicPageOf>> & {
  readonly text: PublicText;
  readonly language: Locale;
};

/** A page of an organization that is open to all: Mognad's own text, and what the organization adds. */
export function PublicPage({ organization, addition, text, language }: PublicPageProps) {
  const { name, slug, synthetic, contact } = organization;
  const title = text.title(name);
  const added = addition?.[language] || addition?.sv || "";
  return (
    <SitePage organization={name} synthetic={synthetic} slug={slug}>
      <title>{`${title} – Mognad`}</title>
      <div className="method">
        <h1>{title}</h1>
        {text.body({ organization: name, contact: contact === null ? null : <Contact contact={contact} /> })}
        {added !== "" && (
          <section>
            <h2>{text.addition(name)}</h2>
            <div className="public-addition" lang={addition?.[language] ? language : "sv"}>
              <Paragraphs text={added} />
            </div>
          </section>
        )}
      </div>
    </SitePage>
  );
}
