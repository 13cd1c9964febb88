import "./respond.css";
import "./questionnaire.css";
import "./answering-bar.css";
import "./areas.css";
import "./survey.css";
import "./choices.css";
import "./notes.css";
import { lazy } from "react";
import { answersOf } from "#app/domain/response/merge.ts";
import { nextArea, progressOf } from "#app/domain/response/progress.ts";
import { contextOf } from "#app/domain/response/respondent.server.ts";
import { getLanguage } from "#app/i18n/middleware.server.ts";
import { SitePage } from "#app/routes/layout/site-page.tsx";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/questionnaire.ts";
import { answeringKeyOf } from "./answering-cookies.server.ts";
import { answeringOrReceipt, askedOf, frameOf, withoutTexts } from "./answering-page.server.ts";
import { AnsweringProblem } from "./answering-problem.tsx";

/*
 * The questionnaire's library is most of what this page sends. It is fetched beside the page's frame and not before it:
 * what the server has written is shown, read and answered meanwhile. Its styles stand here, as the first sight needs them.
 */
const answering = import("./answering.tsx");
const Answering = lazy(() => answering);

/** Open to whoever holds the handle's cookie. */
export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const environment = environmentOf(context);
  const key = await answeringKeyOf(request, params.handle, environment.baseUrl);
  const { respondent, colleagues, kept, state } = await answeringOrReceipt(environment, key);
  const answers = answersOf(kept);
  const { form, visible } = askedOf(respondent, answers, getLanguage(context));
  const progress = progressOf(form.areas, visible, answers);
  const wanted = progress.find(({ name }) => name === url.searchParams.get("area"));
  return {
    ...frameOf(respondent),
    form,
    answers,
    kept,
    colleagues,
    place: respondent.invitation.id,
    sent: state === "submitted",
    questionnaire: withoutTexts(respondent.questionnaire.questionnaire),
    correctedOn: respondent.correctedOn,
    conditionContext: contextOf(respondent),
    area: wanted?.name ?? nextArea(progress),
  };
}

/** The page keeps its own answers; asking the server anew would lay its older ones over them. */
export function shouldRevalidate(): boolean {
  return false;
}

export default function Questionnaire({ loaderData, params }: Route.ComponentProps) {
  return (
    <SitePage
      synthetic={loaderData.synthetic}
      organization={loaderData.organization}
      slug={loaderData.organizationSlug}
      withoutAccount
      trial={loaderData.trial}
    >
      <Answering handle={params.handle} page={loaderData} />
    </SitePage>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <AnsweringProblem error={error} />;
}
