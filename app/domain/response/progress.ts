import type { Answers, QuestionName } from "#app/domain/questionnaire/definition.ts";
import type { Area } from "./form.ts";

/** How far one has come in an area, among the questions that are asked. */
export type AreaProgress = {
  readonly name: string;
  readonly title: string;
  readonly state: "done" | "begun" | "not-begun";
  readonly answered: number;
  readonly asked: number;
};

/** The progress of every area of which something is asked. Optional questions keep no area from being done. */
export function progressOf(
  areas: readonly Area[],
  visible: ReadonlySet<QuestionName>,
  answers: Answers,
): readonly AreaProgress[] {
  return areas.flatMap(({ name, title, questions }): readonly AreaProgress[] => {
    const asked = questions.filter((question) => visible.has(question.name));
    if (asked.length === 0) return [];
    const needed = asked.filter(({ optional }) => !optional);
    const answered = needed.filter((question) => Object.hasOwn(answers, question.name)).length;
    const begun = asked.some((question) => Object.hasOwn(answers, question.name));
    const state =
      answered === needed.length && (begun || needed.length > 0) ? "done" : begun ? "begun" : "not-begun";
    return [{ name, title, state, answered, asked: needed.length }];
  });
}

/** Where to go on: the first area that is not done, else the first. */
export function nextArea(progress: readonly AreaProgress[]): string | null {
  return (progress.find(({ state }) => state !== "done") ?? progress[0])?.name ?? null;
}
