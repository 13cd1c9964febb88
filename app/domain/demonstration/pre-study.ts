import { z } from "zod";
import type { Day } from "#app/domain/id.ts";
import {
  type DimensionKey,
  departmentKinds,
  type QuestionName,
} from "#app/domain/questionnaire/definition.ts";

const filled = z.string().min(1);
const text = z.object({ sv: filled, en: filled });
const slug = z.string().regex(/^[a-z][a-z0-9-]*$/);
const questionNames = z
  .array(z.custom<QuestionName>((value) => typeof value === "string" && value !== ""))
  .min(1);

const entry = z.object({
  key: filled,
  dimension: z.custom<DimensionKey>((value) => typeof value === "string" && value !== ""),
  /** A key of `departments`; null: the whole municipality. */
  department: filled.nullable(),
  questions: questionNames,
  finding: text,
  /** The report sets no levels: this one is our reading of the finding. Null: none can be read out of it. */
  level: z.int().min(0).max(5).nullable(),
  reasoning: text,
});

const preStudySchema = z.object({
  municipality: z.object({ slug, name: filled }),
  departments: z.array(z.object({ key: filled, kind: z.enum(departmentKinds), name: text })),
  otherOrganizations: z.array(z.object({ slug, name: filled, kind: z.enum(["municipality", "federation"]) })),
  assessment: z.object({ title: text, year: z.int(), source: text, entries: z.array(entry) }),
  recommendations2014: z.array(
    z.object({ number: z.int(), text, outcome2020: text, questions: questionNames }),
  ),
  conclusions2020: z.array(z.object({ number: z.int(), text, questions: questionNames })),
  /** By when the executive board was asked to answer the conclusions. */
  answerBy: z.custom<Day>((value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)),
});

/** The auditors' pre-study of 2020, transcribed: findings, what was recommended in 2014, and its five conclusions. */
export type PreStudy = z.infer<typeof preStudySchema>;

/**
 * The content of `pre-study-2020.json`.
 *
 * @throws ZodError where it is not of that shape
 */
export function readPreStudy(json: unknown): PreStudy {
  return preStudySchema.parse(json);
}
