import { linesOf, type SheetLine } from "#app/domain/response/answer-sheet.ts";
import { formIn } from "#app/domain/response/form.ts";
import { loadLastTime } from "#app/domain/response/last-time.server.ts";
import type { EarlierAnswer, Level } from "#app/domain/response/last-time.ts";
import { getLanguage } from "#app/i18n/middleware.server.ts";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/last-time.ts";
import { answeringKeyOf } from "./answering-cookies.server.ts";
import { tellingProblems } from "./telling-problems.ts";

/** What the page shows of the last time that the department answered jointly. */
export type ShownLastTime = {
  readonly year: number;
  /** When its answers were destroyed, so that there are none to show; null: they are kept. */
  readonly destroyedAt: string | null;
  /** By the question's name of today. */
  readonly answers: Readonly<Record<string, ShownEarlierAnswer>>;
};

export type ShownEarlierAnswer = Pick<EarlierAnswer, "comment"> & {
  readonly level: Level;
  readonly lines: readonly SheetLine[];
};

/** What the department answered last time, or null, to whoever holds the handle's cookie; problems as JSON. */
export function loader({ request, params, context }: Route.LoaderArgs): Promise<Response> {
  return tellingProblems(context, async () => {
    const environment = environmentOf(context);
    const key = await answeringKeyOf(request, params.handle, environment.baseUrl);
    const lastTime = await loadLastTime(environment, key);
    if (lastTime === null) return Response.json(null);
    if ("destroyedAt" in lastTime) {
      return Response.json({ ...lastTime, answers: {} } satisfies ShownLastTime);
    }
    const { definition, questionnaire } = lastTime.questionnaire;
    const { areas } = formIn(getLanguage(context), definition, questionnaire);
    const questions = new Map(areas.flatMap((area) => area.questions.map((one) => [one.name, one] as const)));
    const shown: ShownLastTime = {
      year: lastTime.year,
      destroyedAt: null,
      answers: Object.fromEntries(
        lastTime.answers.flatMap(({ question, older, level, comment }) => {
          const then = questions.get(older);
          return then ? [[question, { level, comment, lines: linesOf(then, level) }] as const] : [];
        }),
      ),
    };
    return Response.json(shown);
  });
}
