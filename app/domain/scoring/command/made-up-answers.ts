import {
  type AnswerRule,
  type ChoiceValue,
  departmentKinds,
  type Questionnaire,
  respondentRoles,
} from "#app/domain/questionnaire/definition.ts";

/** Files of made-up answers, for measurements and tests. */

/** The header of a file of answers to a questionnaire, with every optional column. */
export function headerOf({ questions }: Questionnaire): readonly string[] {
  return [
    ...["round", "department", "respondent", "invited", "department.kind", "respondent.role"],
    ...questions.flatMap(({ name, answer }) =>
      answer.kind === "rows" ? answer.rows.map((row) => `${name}.${row}`) : [name],
    ),
  ];
}

/** Any number of rows of made-up answers, always the same: 20 departments, invited twice as many as answer. */
export function* madeUpRows(questionnaire: Questionnaire, count: number): Generator<readonly string[]> {
  const random = randomNumbers(1);
  const pick = <Value>(values: readonly Value[]): Value | undefined =>
    values[Math.floor(random() * values.length)];
  const departments = 20;
  for (let index = 0; index < count; index++) {
    const department = index % departments;
    const answering = Math.ceil((count - department) / departments);
    yield [
      "2026",
      `Department ${department}`,
      `respondent-${index}`,
      String(2 * answering),
      departmentKinds[department % departmentKinds.length] ?? "other",
      pick(respondentRoles) ?? "staff",
      ...questionnaire.questions.flatMap(({ answer }) =>
        (answer.kind === "rows" ? answer.rows : [0]).map(() => madeUpCell(answer, random(), pick)),
      ),
    ];
  }
}

function madeUpCell(
  answer: AnswerRule,
  chance: number,
  pick: (values: readonly ChoiceValue[]) => ChoiceValue | undefined,
): string {
  if (chance < 0.05) return "";
  if (chance < 0.1) return "#DK";
  if (chance < 0.15) return "#NA";
  switch (answer.kind) {
    case "one-of":
      return String(pick(answer.values));
    case "rows":
      return String(pick(answer.columns));
    case "some-of":
      return answer.values.filter((_, index) => index === 0 || pick([0, 1]) === 1).join("|");
    case "boolean":
      return String(pick([0, 1]) === 1);
    case "number":
      return String(answer.min ?? pick([0, 1, 2, 3]));
    case "text":
      return "";
  }
}

/** Numbers from 0 to 1 out of a small generator (mulberry32), the same at every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
