import { publicPageOf } from "#app/domain/organization/public-page.server.ts";
import { getLanguage } from "#app/i18n/middleware.server.ts";
import { staticPage } from "#app/routes/layout/static-page.ts";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/accessibility.ts";
import en from "./accessibility/en.tsx";
import sv from "./accessibility/sv.tsx";
import { PublicPage } from "./public-page.tsx";

const texts = { sv, en };

export const handle = staticPage;

/** Open to all: respondents and visitors are to find it. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const page = await publicPageOf(environmentOf(context), params.org, "accessibility");
  return { ...page, language: getLanguage(context) };
}

/** How the service meets the law on accessibility, and how to report what does not work. */
export default function Accessibility({ loaderData }: Route.ComponentProps) {
  return <PublicPage {...loaderData} text={texts[loaderData.language]} />;
}
