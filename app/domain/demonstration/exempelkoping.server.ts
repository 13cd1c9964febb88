import type { Environment } from "#app/domain/environment.ts";
import type {
  ActionId,
  Day,
  DepartmentId,
  Instant,
  OrganizationId,
  RecommendationId,
} from "#app/domain/id.ts";
import type { QuestionName } from "#app/domain/questionnaire/definition.ts";
import type { Writer } from "#db/client.ts";
import { toJson } from "#db/json.ts";
import { insertActions } from "#db/queries/actions.ts";
import { insertRecommendations } from "#db/queries/recommendations.ts";
import type { Actions, Recommendations } from "#db/schema.ts";
import { madeUpDepartments } from "./exempelkoping-departments.ts";
import { madeUpActions, madeUpRecommendations } from "./exempelkoping-follow-up.ts";
import { type MadeOrganization, makeOrganization } from "./made-up-organization.server.ts";
import { daysAfter, roundTimes } from "./round-times.ts";

/**
 * Writes the made-up municipality Exempelköping: four departments, two published rounds and an open one with all
 * their answers, recommendations and actions.
 */
export async function makeExempelkoping(
  db: Writer,
  environment: Environment,
  questionnaireFile: unknown,
): Promise<MadeOrganization> {
  const madeUp = { slug: "exempelkoping", name: "Exempelköpings kommun", departments: madeUpDepartments };
  const rounds = roundTimes(environment.now());
  const made = await makeOrganization(db, environment, madeUp, rounds, questionnaireFile);
  await addFollowUp(db, environment, made.organizationId, made.departments);
  return made;
}

async function addFollowUp(
  db: Writer,
  environment: Environment,
  organizationId: OrganizationId,
  departments: ReadonlyMap<string, DepartmentId>,
): Promise<void> {
  const now = environment.now();
  const ids = new Map(madeUpRecommendations.map(({ key }) => [key, environment.newId<RecommendationId>()]));
  await insertRecommendations(
    db,
    madeUpRecommendations.map(
      ({ key, year, number, text, outcome, questions, answerBy }): Recommendations => ({
        organizationId,
        id: ids.get(key) ?? environment.newId<RecommendationId>(),
        kind: "recommendation",
        fromBody: toJson({ sv: "Kommunens revisorer", en: "The municipality's auditors" }),
        toBody: toJson({ sv: "Kommunstyrelsen", en: "The municipal executive board" }),
        year,
        number,
        text: toJson(text),
        outcome: toJson(outcome),
        questions: toJson(questions.map((name) => name as QuestionName)), // a test holds them to the standard one
        answerBy: typeof answerBy === "number" ? dayAfter(now, answerBy) : answerBy,
      }),
    ),
  );
  await insertActions(
    db,
    madeUpActions.map(
      ({ recommendation, department, dueIn, ...action }): Actions => ({
        organizationId,
        id: environment.newId<ActionId>(),
        recommendationId: recommendation === null ? null : (ids.get(recommendation) ?? null),
        departmentId: department === null ? null : (departments.get(department) ?? null),
        ...action,
        due: dayAfter(now, dueIn),
        createdAt: daysAfter(now, Math.min(dueIn, 0) - 90, 9),
      }),
    ),
  );
}

function dayAfter(now: Instant, days: number): Day {
  return daysAfter(now, days, 12).slice(0, 10) as Day; // an instant begins with its day
}
