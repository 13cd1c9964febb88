import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import { type QuestionRemarks, questionRemarks } from "./question-remarks.server.ts";
import { type QuestionView, questionView } from "./question-view.ts";
import { type RoundChoice, resultsPage } from "./results.server.ts";
import type { ResultsPage } from "./results-page.ts";

/** One question of a round, with what people wrote beside their answers, where the reader may read that. */
export type QuestionPage = {
  readonly page: ResultsPage<QuestionView | null>;
  readonly remarks: QuestionRemarks | null;
};

/**
 * One question of a round.
 *
 * @param asked `after`: the last remark of the page before
 * @throws Problem `not-found` where there is no such round, or not for this reader
 */
export async function questionPage(
  environment: Environment,
  scope: Scope,
  question: string,
  asked: RoundChoice & { readonly department?: string | undefined; readonly after?: string | undefined },
): Promise<QuestionPage> {
  const { department, after, ...choice } = asked;
  const page = await resultsPage(environment, scope, choice, questionView(question, department));
  if (page.kind !== "figures" || page.view === null) return { page, remarks: null };
  // Where nobody's answers to it are shown, neither is what stands beside them.
  if (page.view.rows.at(-1)?.missing === "suppressed-everywhere") return { page, remarks: null };
  const { name } = page.view;
  const where = { round: page.round.slug, question: name, department, after };
  return { page, remarks: await questionRemarks(environment, scope, where) };
}
