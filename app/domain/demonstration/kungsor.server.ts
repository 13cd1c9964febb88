import type { Environment } from "#app/domain/environment.ts";
import type { AssessmentId, Day, DepartmentId, OrganizationId, RecommendationId } from "#app/domain/id.ts";
import { adoptQuestionnaireFile } from "#app/domain/questionnaire/questionnaire.server.ts";
import type { Writer } from "#db/client.ts";
import { toJson } from "#db/json.ts";
import { insertAssessment } from "#db/queries/assessments.ts";
import { insertDepartments } from "#db/queries/departments.ts";
import { insertOrganization } from "#db/queries/organizations.ts";
import { insertRecommendations } from "#db/queries/recommendations.ts";
import type { Recommendations } from "#db/schema.ts";
import type { PreStudy } from "./pre-study.ts";

type Place = { readonly organizationId: OrganizationId };

/** The pre-study does not say since when they are departments; they were in its year. */
const departmentsSince = "2020-01-01" as Day;

const auditors = toJson({ sv: "Kommunens revisorer", en: "The municipality's auditors" });
const board = toJson({ sv: "Kommunstyrelsen", en: "The municipal executive board" });

/**
 * Writes what is really known: Kungsör with its departments, the auditors' pre-study of 2020 as a handed-over
 * assessment, the recommendations of 2014 and the conclusions of 2020, and the organizations that Kungsör shares its
 * IT with.
 */
export async function makeKungsor(
  db: Writer,
  environment: Environment,
  { preStudy, questionnaireFile }: { readonly preStudy: PreStudy; readonly questionnaireFile: unknown },
): Promise<Place> {
  const place = { organizationId: await addOrganization(db, environment, preStudy.municipality) };
  for (const other of preStudy.otherOrganizations) await addOrganization(db, environment, other);
  const adoption = await adoptQuestionnaireFile(
    db,
    place.organizationId,
    questionnaireFile,
    environment.now(),
  );
  if (!adoption.ok) throw new Error("The standard questionnaire is faulty.");
  const departments = await addDepartments(db, environment, place, preStudy);
  await addAssessment(db, environment, place, preStudy, departments);
  await insertRecommendations(db, recommendations(environment, place, preStudy));
  return place;
}

async function addOrganization(
  db: Writer,
  environment: Environment,
  { slug, name, kind }: { slug: string; name: string; kind?: "municipality" | "federation" },
): Promise<OrganizationId> {
  const id = environment.newId<OrganizationId>();
  const createdAt = environment.now();
  await insertOrganization(db, { id, slug, name, kind: kind ?? "municipality", synthetic: 0, createdAt });
  return id;
}

/** The departments' ids by their keys in the pre-study. */
async function addDepartments(
  db: Writer,
  environment: Environment,
  place: Place,
  preStudy: PreStudy,
): Promise<ReadonlyMap<string, DepartmentId>> {
  const rows = preStudy.departments.map(({ key, kind, name }, position) => ({
    key,
    department: {
      ...place,
      id: environment.newId<DepartmentId>(),
      name: toJson(name),
      kind,
      headcount: null,
      validFrom: departmentsSince,
      validTo: null,
      position,
    },
  }));
  await insertDepartments(
    db,
    rows.map(({ department }) => department),
  );
  return new Map(rows.map(({ key, department }) => [key, department.id]));
}

async function addAssessment(
  db: Writer,
  environment: Environment,
  place: Place,
  { assessment: { title, year, source, entries } }: PreStudy,
  departments: ReadonlyMap<string, DepartmentId>,
): Promise<void> {
  const id = environment.newId<AssessmentId>();
  await insertAssessment(
    db,
    {
      ...place,
      id,
      kind: "auditor",
      year,
      title: toJson(title),
      source: toJson(source),
      roundId: null,
      handedOverAt: environment.now(),
    },
    entries.map((entry, position) => ({
      ...place,
      assessmentId: id,
      key: entry.key,
      position,
      dimension: entry.dimension,
      departmentId: entry.department === null ? null : known(departments, entry.department),
      questions: toJson(entry.questions),
      finding: toJson(entry.finding),
      level: entry.level,
      reasoning: toJson(entry.reasoning),
      interpreted: 1,
    })),
  );
}

function recommendations(
  environment: Environment,
  place: Place,
  { recommendations2014, conclusions2020, answerBy, assessment }: PreStudy,
): readonly Recommendations[] {
  const common = () => ({
    ...place,
    id: environment.newId<RecommendationId>(),
    fromBody: auditors,
    toBody: board,
  });
  return [
    ...recommendations2014.map(
      ({ number, text, outcome2020, questions }): Recommendations => ({
        ...common(),
        kind: "recommendation",
        year: 2014,
        number,
        text: toJson(text),
        outcome: toJson(outcome2020),
        questions: toJson(questions),
        answerBy: null,
      }),
    ),
    ...conclusions2020.map(
      ({ number, text, questions }): Recommendations => ({
        ...common(),
        kind: "conclusion",
        year: assessment.year,
        number,
        text: toJson(text),
        outcome: toJson(null),
        questions: toJson(questions),
        answerBy,
      }),
    ),
  ];
}

function known(departments: ReadonlyMap<string, DepartmentId>, key: string): DepartmentId {
  const id = departments.get(key);
  if (id === undefined) throw new Error(`The pre-study has no department ${key}.`);
  return id;
}
