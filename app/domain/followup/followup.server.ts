import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { AssessmentId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { actionsOf } from "#db/queries/actions.ts";
import { type AssessmentReach, assessmentById, assessmentsOf } from "#db/queries/assessments.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { newestQuestionnaire } from "#db/queries/questionnaires.ts";
import { recommendationsOf } from "#db/queries/recommendations.ts";
import { type AssessmentPage, assessmentView } from "./assessment-view.ts";
import { swedishDay } from "./day.ts";
import { type FollowUpPage, followUpView } from "./follow-up-view.ts";

/** Everything that an organization has been told and has promised, and how it stands today. */
export async function followUpPage(environment: Environment, scope: Scope): Promise<FollowUpPage> {
  const db = environment.database.read;
  const { organizationId } = scope;
  const [recommendations, actions, assessments, departments] = await Promise.all([
    recommendationsOf(db, organizationId),
    actionsOf(db, organizationId),
    assessmentsOf(db, organizationId, reachOf(scope)),
    departmentsOf(db, organizationId),
  ]);
  return followUpView({ recommendations, actions, assessments, departments }, swedishDay(environment.now()));
}

/**
 * One assessment, finding by finding.
 *
 * @throws Problem `not-found` where there is none with that id, or it is private and not this reader's to see
 */
export async function assessmentPage(
  environment: Environment,
  scope: Scope,
  id: AssessmentId,
): Promise<AssessmentPage> {
  const db = environment.database.read;
  const { organizationId } = scope;
  const [assessment, departments, hash] = await Promise.all([
    assessmentById(db, organizationId, id, reachOf(scope)),
    departmentsOf(db, organizationId),
    newestQuestionnaire(db, organizationId),
  ]);
  if (!assessment || hash === null) throw new Problem("not-found");
  const { questionnaire } = await loadQuestionnaire(db, hash);
  return assessmentView(assessment, questionnaire, departments);
}

function reachOf(scope: Scope): AssessmentReach {
  return scope.can("assessments.read-private") ? "all" : "handed-over";
}
