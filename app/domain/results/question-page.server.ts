import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import { type QuestionRemarks, questionRemarks } from "./question-remarks.server.ts";
import { type QuestionView, questionView } from "./question-view.ts";
import type { Arrangement } from "./results-page.ts";

/** One question of a round, with what people wrote beside their answers, where the reader may read that. */
export type QuestionPage = QuestionView & { readonly remarks: QuestionRemarks | null };

/**
 * One question of a round with everything that the reader may see of it.
 *
 * @param name of a question of the chosen round; the view is null where it has no such scored question
 * @param asked `department`: whose score is explained and whose remarks are shown; `after`: the last remark of the page
 *   before
 */
export function questionPage(
  environment: Environment,
  scope: Scope,
  name: string,
  asked: { readonly department?: string | undefined; readonly after?: string | undefined },
): Arrangement<QuestionPage | null> {
  const { rounds, arrange } = questionView(name, asked.department);
  return {
    rounds,
    arrange: async (opened) => {
      const view = await arrange(opened);
      if (view === null) return null;
      // Where nobody's answers to it are shown, neither is what stands beside them.
      const isHidden = view.rows.at(-1)?.missing === "suppressed-everywhere";
      const remarks = isHidden ? null : await questionRemarks(environment, scope, opened, view.name, asked);
      return { ...view, remarks };
    },
  };
}
