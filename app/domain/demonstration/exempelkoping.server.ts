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
import { adoptQuestionnaireFile, loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import type { Writer } from "#db/client.ts";
import { toJson } from "#db/json.ts";
import { insertActions } from "#db/queries/actions.ts";
import { insertDepartments } from "#db/queries/departments.ts";
import { insertOrganization } from "#db/queries/organizations.ts";
import { insertRecommendations } from "#db/queries/recommendations.ts";
import type { Actions, Recommendations } from "#db/schema.ts";
import { madeUpDepartments } from "./exempelkoping-departments.ts";
import { madeUpActions, madeUpRecommendations } from "./exempelkoping-follow-up.ts";
import { type FreshLink, makeRound } from "./exempelkoping-round.server.ts";
import { daysAfter, roundTimes } from "./round-times.ts";

/** What the rest of the demonstration needs of the made-up municipality. */
export type Exempelkoping = {
  readonly organizationId: OrganizationId;
  /** By the keys of the departments' profiles. */
  readonly departments: ReadonlyMap<string, DepartmentId>;
  readonly links: readonly FreshLink[];
};

/**
 * Writes the made-up municipality Exempelköping: four departments, two published rounds and an open one with all
 * their answers, recommendations and actions. Everything in it says that it is made up.
 */
export async function makeExempelkoping(
  db: Writer,
  environment: Environment,
  questionnaireFile: unknown,
): Promise<Exempelkoping> {
  const organizationId = environment.newId<OrganizationId>();
  const now = environment.now();
  await insertOrganization(db, {
    id: organizationId,
    slug: "exempelkoping",
    name: "Exempelköpings kommun",
    kind: "municipality",
    synthetic: 1,
    createdAt: now,
  });
  const adoption = await adoptQuestionnaireFile(db, organizationId, questionnaireFile, now);
  if (!adoption.ok) throw new Error("The standard questionnaire is faulty.");
  const loaded = await loadQuestionnaire(db, adoption.hash);
  const departments = madeUpDepartments.map((madeUp) => ({ id: environment.newId<DepartmentId>(), madeUp }));
  await insertDepartments(
    db,
    departments.map(({ id, madeUp: { name, profile, headcount } }, position) => ({
      organizationId,
      id,
      name: toJson(name),
      kind: profile.kind,
      headcount,
      validFrom: "2015-01-01" as Day,
      validTo: null,
      position,
    })),
  );
  const byKey = new Map(departments.map(({ id, madeUp }) => [madeUp.profile.key, id]));
  const links: FreshLink[] = [];
  for (const times of roundTimes(now)) {
    links.push(...(await makeRound(db, environment, { organizationId, departments, loaded }, times)));
  }
  await addFollowUp(db, environment, organizationId, byKey);
  return { organizationId, departments: byKey, links };
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
