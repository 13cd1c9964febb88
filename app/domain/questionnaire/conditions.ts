import { ConditionRunner } from "survey-core";
import { parseCondition, type Reference } from "./condition-syntax.ts";
import { resolveReference, seenByConditions } from "./condition-values.ts";
import type {
  Answers,
  AnswerValue,
  ConditionContext,
  Question,
  QuestionName,
  Questionnaire,
} from "./definition.ts";

/**
 * A questionnaire's conditions, parsed once. Made by `compileConditions`, used by `visibleQuestions`; it remembers what
 * it worked out, so one of them serves any number of responses.
 */
export type VisibilityRules = {
  /** The distinct conditions of the whole questionnaire. */
  readonly conditions: readonly CompiledCondition[];
  /** Every question after those that its conditions read. */
  readonly order: readonly ConditionalQuestion[];
  /** All names, in the order of the file. */
  readonly names: readonly QuestionName[];
  /** The sets already given out, by what each condition came to: most responses share a few. */
  readonly known: Map<string, ReadonlySet<QuestionName>>;
};

type CompiledCondition = {
  readonly references: readonly Reference[];
  readonly runner: ConditionRunner;
  /** Results by the values read. */
  readonly known: Map<string, boolean>;
};

type ConditionalQuestion = {
  readonly question: Question;
  /** Indexes in `conditions`. */
  readonly conditions: readonly number[];
  /** Whether some condition reads its answer. */
  readonly isRead: boolean;
};

/** More than any questionnaire of choices needs; conditions on words or numbers may meet ever new values. */
const mostKnown = 1_000;

/**
 * Prepares the conditions of a questionnaire for `visibleQuestions`. Throws `ConditionError` on a condition that cannot
 * be parsed, which no questionnaire from `readQuestionnaire` has.
 *
 * @example
 * const rules = compileConditions(questionnaire);
 * for (const { answers, context } of responses) visibleQuestions(rules, answers, context);
 */
export function compileConditions({ questions }: Questionnaire): VisibilityRules {
  const texts = [...new Set(questions.flatMap(({ conditions }) => conditions))];
  const conditions = texts.map(compile);
  const byName = new Map<string, Question>(questions.map((question) => [question.name, question]));
  const reads = (question: Question): readonly Question[] =>
    question.conditions
      .flatMap((text) => conditions[texts.indexOf(text)]?.references ?? [])
      .flatMap((reference) => resolveReference(reference, byName)?.question ?? []);
  const read = new Set(questions.flatMap(reads));
  return {
    conditions,
    order: inOrderOfReading(questions, reads).map((question) => ({
      question,
      conditions: question.conditions.map((text) => texts.indexOf(text)),
      isRead: read.has(question),
    })),
    names: questions.map(({ name }) => name),
    known: new Map(),
  };
}

function compile(text: string): CompiledCondition {
  const { references, guarded } = parseCondition(text);
  return { references, runner: new ConditionRunner(guarded), known: new Map() };
}

/** The questions in such an order that each comes after those it reads. */
function inOrderOfReading(
  questions: readonly Question[],
  reads: (question: Question) => readonly Question[],
): readonly Question[] {
  const ordered = new Set<Question>();
  const begun = new Set<Question>();
  function place(question: Question): void {
    if (begun.has(question)) return;
    begun.add(question);
    for (const earlier of reads(question)) place(earlier);
    ordered.add(question);
  }
  for (const question of questions) place(question);
  return [...ordered];
}

/**
 * The questions that are asked of a person with these answers (method § 1), in the order of the file.
 *
 * - Don't know, does not apply and empty are no values: a comparison with them is false, also `!=`; `{a} empty` is
 *   true. `!(…)` turns what it holds: `!({a} = 1)` is true where `a` has no value.
 * - An answer to a question that is itself not asked is no value either.
 *
 * Survey-core's own model judges `!=` and hidden answers otherwise, so a page that asks takes its visibility from here.
 */
export function visibleQuestions(
  rules: VisibilityRules,
  answers: Answers,
  context: ConditionContext,
): ReadonlySet<QuestionName> {
  const situation = new Situation(rules.conditions, context);
  const hidden = new Set<QuestionName>();
  for (const { question, conditions, isRead } of rules.order) {
    const visible = conditions.every((index) => situation.holds(index));
    if (!visible) hidden.add(question.name);
    else if (isRead) situation.learn(question.name, seenByConditions(question, answers[question.name]));
  }
  return remember(rules.known, situation.outcome, () => {
    return new Set(rules.names.filter((name) => !hidden.has(name)));
  });
}

/** What is known of one response while its questions are gone through. */
class Situation {
  readonly #conditions: readonly CompiledCondition[];
  readonly #values: Record<string, unknown>;
  /** What each condition came to; undefined where none asked for it yet. */
  readonly #results: (boolean | undefined)[];

  constructor(conditions: readonly CompiledCondition[], { department, respondent }: ConditionContext) {
    this.#conditions = conditions;
    this.#values = { department: { kind: department.kind }, respondent: { role: respondent.role } };
    this.#results = new Array<boolean | undefined>(conditions.length).fill(undefined);
  }

  learn(name: QuestionName, value: AnswerValue | undefined): void {
    if (value !== undefined) this.#values[name] = value;
  }

  holds(index: number): boolean {
    const condition = this.#conditions[index];
    if (condition === undefined) return true;
    const before = this.#results[index];
    if (before !== undefined) return before;
    const read = condition.references.map((reference) => asKey(this.#valueOf(reference))).join("\n");
    const result = remember(condition.known, read, () => condition.runner.runValues(this.#values));
    this.#results[index] = result;
    return result;
  }

  get outcome(): string {
    return this.#results.map((result) => (result === undefined ? "-" : Number(result))).join("");
  }

  /** The value that a reference begins with: all of a matrix where only a row is read, which is only less sharing. */
  #valueOf(reference: Reference): unknown {
    const dot = reference.indexOf(".");
    return this.#values[dot < 0 ? reference : reference.slice(0, dot)];
  }
}

/** A key by which values can be told apart: `1` from `"1"`, and all of them from none. */
function asKey(value: unknown): string {
  return JSON.stringify(value) ?? "";
}

/** What the map holds under the key, worked out and kept where it holds nothing yet. */
function remember<Value>(known: Map<string, Value>, key: string, workOut: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = workOut();
  if (known.size >= mostKnown) known.clear();
  known.set(key, value);
  return value;
}
