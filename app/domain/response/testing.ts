import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { readQuestionnaire } from "#app/domain/questionnaire/read.ts";
import { addTally, emptyTally, type FigureTally, type Tally } from "#app/domain/scoring/tally.ts";
import { standardQuestionnaireFile, type TestDepartment } from "#app/domain/testing.ts";
import type { Database } from "#db/client.ts";
import { fromJson } from "#db/json.ts";
import { talliesOfRound } from "#db/queries/tallies.ts";
import type { Rounds } from "#db/schema.ts";
import { countResponse } from "./score-response.ts";

const reading = readQuestionnaire(standardQuestionnaireFile());
if (!reading.ok) throw new Error("the standard questionnaire has faults");

export const standardQuestionnaire = reading.questionnaire;

/** A department's tally as it is kept, and as it comes out when every response that counts is counted again. */
export async function talliesAndRecount(
  database: Database,
  {
    organizationId,
    id: roundId,
    questionnaireHash,
  }: Pick<Rounds, "organizationId" | "id" | "questionnaireHash">,
  department: TestDepartment,
): Promise<{ readonly kept: ComparableTally; readonly counted: ComparableTally }> {
  const kept = await talliesOfRound(database.read, organizationId, roundId);
  const questionnaire = await loadQuestionnaire(database.read, questionnaireHash);
  const responses = await database.read
    .selectFrom("responses")
    .where("organizationId", "=", organizationId)
    .where("roundId", "=", roundId)
    .where("departmentId", "=", department.id)
    .where("status", "=", "submitted")
    .select(["answers", "role"])
    .execute();
  const counted = responses
    .map(({ answers, role }) => {
      const context = { department: { kind: department.kind }, respondent: { role } };
      return countResponse(questionnaire, context, { answers: fromJson(answers) }).tally;
    })
    .reduce(addTally, emptyTally);
  return { kept: comparable(kept.get(department.id) ?? emptyTally), counted: comparable(counted) };
}

/** A tally that is equal to another where they differ by rounding alone, in whichever order they were added up. */
type ComparableTally = {
  readonly responses: number;
  readonly figures: Readonly<Record<string, Omit<FigureTally, "counts"> & { readonly counts: object }>>;
};

function comparable({ responses, figures }: Tally): ComparableTally {
  const rounded = (value: number) => Math.round(value * 1e6) / 1e6 + 0; // no negative zero
  return {
    responses,
    figures: Object.fromEntries(
      [...figures].map(([figure, { n, sum, sumOfSquares, applicable, coverageSum, counts }]) => [
        figure,
        {
          n,
          sum: rounded(sum),
          sumOfSquares: rounded(sumOfSquares),
          applicable,
          coverageSum: rounded(coverageSum),
          counts: Object.fromEntries(counts),
        },
      ]),
    ),
  };
}
