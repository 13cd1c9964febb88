import type { Department } from "#app/domain/organization/department.ts";
import type { LocalizedText, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { Assessment, AssessmentEntry, AssessmentWithEntries } from "./assessment.ts";

/** What the page of one assessment shows. */
export type AssessmentPage = {
  readonly assessment: Assessment;
  /** Whether any level is our reading of a source that sets none. */
  readonly interpreted: boolean;
  /** The scale's highest level. */
  readonly max: number;
  /** In the questionnaire's order; dimensions without findings are left out. */
  readonly dimensions: readonly AssessedDimension[];
};

export type AssessedDimension = {
  readonly key: string;
  /** Null: the questionnaire has no such dimension any more. */
  readonly title: LocalizedText | null;
  readonly findings: readonly ListedFinding[];
};

export type ListedFinding = Pick<AssessmentEntry, "key" | "finding" | "reasoning" | "interpreted"> & {
  /** Null: the whole organization. */
  readonly department: LocalizedText | null;
  /** Null: no level can be read out of the finding. */
  readonly level: { readonly value: number; readonly label: LocalizedText | null } | null;
  /** The questions it bears on, as they are put. */
  readonly questions: readonly LocalizedText[];
};

/** Lays out an assessment by the dimensions and levels of the questionnaire that it is held against. */
export function assessmentView(
  { entries, ...assessment }: AssessmentWithEntries,
  questionnaire: Questionnaire,
  departments: readonly Department[],
): AssessmentPage {
  const departmentNames = new Map(departments.map(({ id, name }) => [id, name]));
  const questionTitles = new Map(questionnaire.questions.map(({ name, title }) => [name, title]));
  const levels = new Map(questionnaire.scale.levels.map(({ value, label }) => [value, label]));
  const toFinding = ({
    key,
    finding,
    reasoning,
    interpreted,
    departmentId,
    level,
    questions,
  }: AssessmentEntry) => {
    return {
      ...{ key, finding, reasoning, interpreted },
      department: departmentId === null ? null : (departmentNames.get(departmentId) ?? null),
      level: level === null ? null : { value: level, label: levels.get(level) ?? null },
      questions: questions.flatMap((name) => questionTitles.get(name) ?? []),
    };
  };
  const known = questionnaire.dimensions.map(({ key, title }) => ({ key, title }));
  const others = [...new Set(entries.map(({ dimension }) => dimension))]
    .filter((key) => !known.some((dimension) => dimension.key === key))
    .map((key) => ({ key, title: null }));
  return {
    assessment,
    interpreted: entries.some((entry) => entry.interpreted),
    max: questionnaire.scale.max,
    dimensions: [...known, ...others]
      .map(({ key, title }) => ({
        key,
        title,
        findings: entries.filter(({ dimension }) => dimension === key).map(toFinding),
      }))
      .filter(({ findings }) => findings.length > 0),
  };
}
