import { publicPageOf } from "#app/domain/organization/public-page.server.ts";
import { getLanguage } from "#app/i18n/middleware.server.ts";
import { staticPage } from "#app/routes/layout/static-page.ts";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/privacy.ts";
import en from "./privacy/en.tsx";
import sv from "./privacy/sv.tsx";
import { PublicPage } from "./public-page.tsx";

const texts = { sv, en };

export const handle = staticPage;

/** Open to all: respondents and visitors are to find it. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const page = await publicPageOf(environmentOf(context), params.org, "privacy");
  return { ...page, language: getLanguage(context) };
}

/** What is kept of people, why, for how long, and whom to ask. */
export default function Privacy({ loaderData }: Route.ComponentProps) {
  return <PublicPage {...loaderData} text={texts[loaderData.language]} />;
}
