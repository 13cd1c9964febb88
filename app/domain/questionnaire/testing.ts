import type { Questionnaire } from "./definition.ts";
import { readQuestionnaire } from "./read.ts";

/*
 * Questionnaires for tests: small, complete, and without a fault until a test puts one in.
 */

export type Json = Record<string, unknown>;

/** A text in both languages, told apart by its language. */
export function text(words: string): { sv: string; en: string } {
  return { sv: `${words} (sv)`, en: words };
}

/** A question of the first dimension, asked of everybody. */
export function aQuestion(type: string, name: string, more: Json = {}): Json {
  return { type, name, title: text(name), dimension: "direction", ...more };
}

/** A rubric with the levels 0 to 5, *don't know* and *does not apply*. */
export function aRubric(name: string, more: Json = {}): Json {
  return aQuestion("radiogroup", name, {
    choices: [0, 1, 2, 3, 4, 5].map((value) => ({
      value,
      text: text(`Level ${value}`),
      description: text(`What level ${value} looks like`),
    })),
    showDontKnowItem: true,
    showRefuseItem: true,
    ...more,
  });
}

/** Choices of which each text is its value. */
export function choices(...values: readonly (string | number)[]): Json[] {
  return values.map((value) => ({ value, text: text(`Choice ${value}`) }));
}

export function aDimension(key: string, more: Json = {}): Json {
  return { key, title: text(key), description: text(`About ${key}`), ...more };
}

/** Levels 0 to 5; the dimensions `direction` (weight 1, target 3) and `delivery` (weight 2, no target). */
export function aMaturity(more: Json = {}): Json {
  return {
    id: "test",
    version: "2026",
    scale: {
      min: 0,
      max: 5,
      levels: [0, 1, 2, 3, 4, 5].map((value) => ({
        value,
        label: text(`Level ${value}`),
        description: text(`About level ${value}`),
      })),
    },
    dimensions: [aDimension("direction", { target: 3 }), aDimension("delivery", { weight: 2 })],
    ...more,
  };
}

/** A question of every type, in both dimensions, with a condition each on an answer, a kind and a role. */
export function questionsOfEveryType(): Json[] {
  return [
    aRubric("strategy", { evidence: true, source: text("Audit, p. 3") }),
    aQuestion("dropdown", "owner", {
      choices: choices("nobody", "somebody", "unit", "na"),
      scores: { nobody: 0, somebody: 40, unit: 100, na: null },
      visibleIf: "{strategy} >= 2",
    }),
    aQuestion("rating", "trust", { rateMin: 1, rateMax: 4, visibleIf: "{respondent.role} = 'staff'" }),
    aQuestion("boolean", "budget", { dimension: "delivery" }),
    aQuestion("checkbox", "channels", {
      dimension: "delivery",
      choices: choices("web", "phone", "visit"),
      showNoneItem: true,
      showDontKnowItem: true,
    }),
    aQuestion("matrix", "habits", {
      dimension: "delivery",
      columns: choices(0, 1, 2),
      rows: choices("plan", "follow"),
    }),
    aQuestion("text", "projects", {
      dimension: "delivery",
      inputType: "number",
      min: 0,
      thresholds: { 0: 0, 10: 100 },
      visibleIf: "{department.kind} anyof ['technical', 'education']",
    }),
    { type: "comment", name: "remarks", title: text("remarks"), maxLength: 200 },
  ];
}

export type QuestionnaireChanges = {
  /** All on one page, instead of `questionsOfEveryType`. */
  readonly questions?: readonly Json[];
  readonly pages?: readonly Json[];
  readonly maturity?: Json;
};

/** The JSON of a questionnaire. A fresh copy at every call, so that a test may break it. */
export function aQuestionnaireFile(changes: QuestionnaireChanges = {}): Json {
  const elements = changes.questions ?? questionsOfEveryType();
  return structuredClone({
    title: text("Digital governance"),
    maturity: changes.maturity ?? aMaturity(),
    pages: changes.pages ?? [{ name: "first_page", title: text("First page"), elements }],
  });
}

/** The same, read. Throws where the changes put a fault in. */
export function aQuestionnaire(changes: QuestionnaireChanges = {}): Questionnaire {
  const reading = readQuestionnaire(aQuestionnaireFile(changes));
  if (reading.ok) return reading.questionnaire;
  throw new Error(reading.faults.map(({ path, message }) => `${path}: ${message}`).join("\n"));
}

/** One dimension, `direction`, so that a test can make do with a question. */
export function oneDimension(more: Json = {}): Json {
  return aMaturity({ dimensions: [aDimension("direction", more)] });
}
