import { z } from "zod";
import {
  isScored,
  type Locale,
  type Question,
  type QuestionName,
  type Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import type { NamedValue } from "./choice-label.ts";

/** A questionnaire as one respondent's page asks it: in one language, and without what only scores need. */
export type Form = {
  /** SurveyJS JSON without conditions: which questions are asked is decided by `conditions.ts` alone. */
  readonly definition: object;
  /** The pages of the file, one after the other. */
  readonly areas: readonly Area[];
};

/** One page of the questionnaire: as a rule a dimension. */
export type Area = {
  readonly name: string;
  readonly title: string;
  /** What it is for, in a sentence; empty where the file says nothing. */
  readonly purpose: string;
  readonly questions: readonly FormQuestion[];
};

export type FormQuestion = {
  readonly name: QuestionName;
  readonly title: string;
  /** Not scored, so that an area is done without it, and takes no notes. */
  readonly optional: boolean;
  /** Whether its author asks for evidence. */
  readonly evidence: boolean;
  /** What its choices are called, or a matrix's columns. */
  readonly choices: readonly NamedValue[];
  /** What a matrix's rows are called; empty for other types. */
  readonly rows: readonly NamedValue[];
  /** A boolean's own words, where the file has them. */
  readonly yes: string | null;
  readonly no: string | null;
};

/** What the file says that no respondent needs. */
const notForRespondents = new Set([
  "maturity",
  "visibleIf",
  "dimension",
  "weight",
  "target",
  "scores",
  "thresholds",
  "reverse",
  "evidence",
  "source",
  "replaces",
  "comparable",
]);

/**
 * The form in a language. `file` is the questionnaire's SurveyJS file, checked when it was stored.
 *
 * @throws ZodError where the file was never checked
 */
export function formIn(locale: Locale, file: object, { questions }: Questionnaire): Form {
  const byName = new Map<string, Question>(questions.map((question) => [question.name, question]));
  const definition = definitionSchema.parse(inOneLanguage(file, locale));
  const pages = definition.pages.map((page, index) => ({ ...page, name: page.name ?? `page${index + 1}` }));
  return {
    definition: { ...definition, pages },
    areas: pages.map(({ name, title, description, elements }) => ({
      name,
      title: title ?? "",
      purpose: description ?? "",
      questions: elements.flatMap((element) => questionsIn(element, byName)),
    })),
  };
}

function inOneLanguage(value: unknown, locale: Locale): unknown {
  if (Array.isArray(value)) return value.map((item) => inOneLanguage(item, locale));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const isText = entries.length > 0 && entries.every(([key]) => key === "sv" || key === "en");
  if (isText) return Object.fromEntries(entries)[locale];
  return Object.fromEntries(
    entries
      .filter(([key]) => !notForRespondents.has(key))
      .map(([key, inner]) => [key, inOneLanguage(inner, locale)]),
  );
}

const choiceValue = z.union([z.string(), z.number()]);
const namedValue = z.union([
  choiceValue.transform((value): NamedValue => ({ value, text: String(value) })),
  z
    .object({ value: choiceValue, text: z.string().optional() })
    .transform(({ value, text }): NamedValue => ({ value, text: text ?? String(value) })),
]);
const namedValues = z.array(namedValue).default([]);

/** What is read off a question or panel; the form itself keeps all of it. */
const elementSchema = z.object({
  name: z.string().optional(),
  title: z.string().optional(),
  elements: z.array(z.unknown()).optional(),
  choices: namedValues,
  rateValues: namedValues,
  columns: namedValues,
  rows: z.union([namedValues, z.number().transform((): NamedValue[] => [])]), // a comment's rows are its height
  labelTrue: z.string().optional(),
  labelFalse: z.string().optional(),
});

const definitionSchema = z.looseObject({
  pages: z.array(
    z.looseObject({
      name: z.string().optional(),
      title: z.string().optional(),
      description: z.string().optional(),
      elements: z.array(z.unknown()),
    }),
  ),
});

function questionsIn(element: unknown, byName: ReadonlyMap<string, Question>): readonly FormQuestion[] {
  const { name = "", title, elements, ...own } = elementSchema.parse(element);
  if (elements !== undefined) return elements.flatMap((inner) => questionsIn(inner, byName));
  const question = byName.get(name);
  if (question === undefined) return [];
  return [
    {
      name: question.name,
      title: title ?? question.name,
      optional: !isScored(question),
      evidence: question.evidence,
      choices: [...own.choices, ...own.rateValues, ...own.columns],
      rows: own.rows,
      yes: own.labelTrue ?? null,
      no: own.labelFalse ?? null,
    },
  ];
}
