import { useTranslation } from "react-i18next";
import { data, redirect } from "react-router";
import { z } from "zod";
import { authorize } from "#app/domain/access/authorize.ts";
import { correctQuestionnaire } from "#app/domain/round/correct-questionnaire.server.ts";
import { roundQuestionnairePage } from "#app/domain/round/questionnaire-page.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm, refuseForm } from "#app/routes/layout/form-input.ts";
import { frameOf } from "#app/routes/layout/organization-page.tsx";
import { actorOf, environmentOf } from "#app/server/context.ts";
import "#app/ui/form/form.css";
import type { Route } from "./+types/questionnaire.ts";
import { CorrectionList } from "./correction-list.tsx";
import { QuestionnaireTexts } from "./questionnaire-texts.tsx";
import "./questionnaire.css";
import { RoundPage } from "./round-page.tsx";

const text = z.string().trim().min(1);

const schema = z.object({
  path: z.string().min(1),
  seenSv: z.string(),
  seenEn: z.string(),
  sv: text,
  en: text,
});

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const scope = authorize(actorOf(context), "rounds.read", params.org);
  return {
    organization: frameOf(scope),
    page: await roundQuestionnairePage(environmentOf(context), scope, params.round),
    /** The text that the reader wants to correct, and the one that was corrected last. */
    chosen: url.searchParams.get("text"),
    done: url.searchParams.get("done"),
  };
}

export async function action(args: Route.ActionArgs) {
  const { scope, form } = await authorizedAction("/:org/rounds/:round/questionnaire", args);
  const input = readForm(form, schema);
  if (!input.ok) return data({ refused: input.refused }, { status: 422 });
  const { path, seenSv, seenEn, sv, en } = input.values;
  const refusal = await correctQuestionnaire(environmentOf(args.context), scope, args.params.round, {
    path,
    seen: { sv: withoutReturns(seenSv), en: withoutReturns(seenEn) },
    wanted: { sv: withoutReturns(sv), en: withoutReturns(en) },
  });
  if (refusal !== null) return data({ refused: refuseForm(form, refusal) }, { status: 422 });
  const here = `/${scope.slug}/rounds/${encodeURIComponent(args.params.round)}/questionnaire`;
  throw redirect(`${here}?done=${encodeURIComponent(path)}#text`);
}

/** A form sends line breaks as two characters. */
function withoutReturns(sent: string): string {
  return sent.replaceAll("\r\n", "\n");
}

/** What is asked in the round, word for word, and what has been corrected in it. */
export default function RoundQuestionnaire({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { organization, page, chosen, done } = loaderData;
  return (
    <RoundPage organization={organization} round={page.round} part={t("roundQuestionnaire.title")}>
      <p className="quiet questionnaire-lead">
        {t(page.canCorrect ? "roundQuestionnaire.leadCorrectable" : "roundQuestionnaire.lead")}
      </p>
      <CorrectionList corrections={page.corrections} />
      <QuestionnaireTexts
        groups={page.groups}
        canCorrect={page.canCorrect}
        chosen={page.canCorrect ? chosen : null}
        done={done}
        refused={actionData?.refused}
      />
    </RoundPage>
  );
}
