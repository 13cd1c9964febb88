import { useTranslation } from "react-i18next";
import { getLanguage } from "#app/i18n/middleware.server.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { staticPage } from "#app/routes/layout/static-page.ts";
import type { Route } from "./+types/method.ts";
import en from "./method/en.tsx";
import { sectionIds } from "./method/method-texts.ts";
import sv from "./method/sv.tsx";
import "./method.css";

const texts = { sv, en };

export const handle = staticPage;

/** Open to all: it tells how figures come about, and of nobody's figures. */
export function loader({ context }: Route.LoaderArgs) {
  return { language: getLanguage(context) };
}

/** How answers become scores, and what the scores can be used for: what an auditor may ask, answered in one place. */
export default function Method({ loaderData: { language } }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { lead, contents, brief, sections } = texts[language];
  return (
    <SitePage>
      <title>{`${t("layout.method")} – Mognad`}</title>
      <div className="method">
        <h1>{t("layout.method")}</h1>
        <p className="lead">{lead}</p>
        <div className="panel method-brief">
          <h2>{brief.title}</h2>
          <ul>
            {brief.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </div>
        <nav className="method-contents" aria-labelledby="contents">
          <h2 id="contents">{contents}</h2>
          <ol>
            {sectionIds.map((id) => (
              <li key={id}>
                <a href={`#${id}`}>{sections[id].title}</a>
              </li>
            ))}
          </ol>
        </nav>
        {sectionIds.map((id) => (
          <section key={id} id={id} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{sections[id].title}</h2>
            {sections[id].body}
          </section>
        ))}
      </div>
    </SitePage>
  );
}
