import { ConditionRunner } from "survey-core";
import { type ConditionNode, parseCondition, type Reference } from "./condition-syntax.ts";
import { partsOf, resolveReference, seenByConditions } from "./condition-values.ts";
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

/** Whether a condition holds, given what can be read. */
type CompiledCondition = (values: ReadonlyMap<Reference, unknown>) => boolean;

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
export function compileConditions(questionnaire: Questionnaire): VisibilityRules {
  const { questions } = questionnaire;
  const texts = [...new Set(questions.flatMap(({ conditions }) => conditions))];
  const reads = questionsRead(questionnaire);
  const read = new Set([...reads.values()].flatMap((names) => [...names]));
  const compileTest = sharedTests();
  return {
    conditions: texts.map((text) => compile(parseCondition(text).root, compileTest)),
    order: inOrderOfReading(questions, reads).map((question) => ({
      question,
      conditions: question.conditions.map((text) => texts.indexOf(text)),
      isRead: read.has(question.name),
    })),
    names: questions.map(({ name }) => name),
    known: new Map(),
  };
}

/**
 * For every question, the questions that its conditions read: its own and those of the panels and page around it.
 * Only what stands in a condition itself; what those questions in turn depend on is found under their names.
 */
export function questionsRead({
  questions,
}: Questionnaire): ReadonlyMap<QuestionName, ReadonlySet<QuestionName>> {
  const byName = new Map<string, Question>(questions.map((question) => [question.name, question]));
  const readBy = new Map<string, readonly QuestionName[]>();
  const readByCondition = (text: string): readonly QuestionName[] =>
    remember(readBy, text, () =>
      parseCondition(text).references.flatMap((one) => resolveReference(one, byName)?.question.name ?? []),
    );
  return new Map(
    questions.map(({ name, conditions }) => [name, new Set(conditions.flatMap(readByCondition))]),
  );
}

type TestNode = Extract<ConditionNode, { kind: "test" }>;

function compile(node: ConditionNode, compileTest: (node: TestNode) => CompiledCondition): CompiledCondition {
  switch (node.kind) {
    case "test":
      return compileTest(node);
    case "empty":
      return (values) => !values.has(node.reference);
    case "not": {
      const inner = compile(node.inner, compileTest);
      return (values) => !inner(values);
    }
    case "and":
    case "or": {
      const [left, right] = [compile(node.left, compileTest), compile(node.right, compileTest)];
      return node.kind === "and"
        ? (values) => left(values) && right(values)
        : (values) => left(values) || right(values);
    }
  }
}

/**
 * Compiles tests, each distinct one once. A test is false where it reads something that has no value; else survey-core
 * decides, once for each combination of values. Left alone, survey-core would take `{a} != 1`, `{a} noneof [1]`,
 * `{a} notcontains 1` and `{a} = {b}` as true where nothing is answered.
 */
function sharedTests(): (node: TestNode) => CompiledCondition {
  const tests = new Map<string, CompiledCondition>();
  return (node) => remember(tests, node.expression, () => compileTest(node));
}

function compileTest({ expression, references }: TestNode): CompiledCondition {
  const runner = new ConditionRunner(expression);
  const known = new Map<string, boolean>();
  return (values) => {
    let key = "";
    for (const reference of references) {
      if (!values.has(reference)) return false;
      key += `${JSON.stringify(values.get(reference))}\n`;
    }
    return remember(known, key, () => runner.runValues(asNested(references, values)));
  };
}

/** Values as survey-core looks them up: `m.plan` as `{ m: { plan: … } }`. */
function asNested(references: readonly Reference[], values: ReadonlyMap<Reference, unknown>): object {
  const nested = new Map<string, unknown>();
  for (const reference of references) {
    const [name, part] = partsOf(reference);
    const value = values.get(reference);
    if (part === null) nested.set(name, value);
    else nested.set(name, Object.assign({}, nested.get(name), { [part]: value }));
  }
  return Object.fromEntries(nested);
}

/** The questions in such an order that each comes after those it reads. */
function inOrderOfReading(
  questions: readonly Question[],
  reads: ReadonlyMap<QuestionName, ReadonlySet<QuestionName>>,
): readonly Question[] {
  const byName = new Map(questions.map((question) => [question.name, question]));
  const ordered: Question[] = [];
  const begun = new Set<Question>();
  function place(question: Question | undefined): void {
    if (question === undefined || begun.has(question)) return;
    begun.add(question);
    for (const earlier of reads.get(question.name) ?? []) place(byName.get(earlier));
    ordered.push(question);
  }
  for (const question of questions) place(question);
  return ordered;
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
    else if (isRead) situation.learn(question, seenByConditions(question, answers[question.name]));
  }
  return remember(rules.known, situation.outcome, () => {
    return new Set(rules.names.filter((name) => !hidden.has(name)));
  });
}

/** What is known of one response while its questions are gone through. */
class Situation {
  readonly #conditions: readonly CompiledCondition[];
  /** Only what has a value; of a matrix the whole and each row. */
  readonly #values: Map<Reference, unknown>;
  /** What each condition came to; undefined where none asked for it yet. */
  readonly #results: (boolean | undefined)[];

  constructor(conditions: readonly CompiledCondition[], { department, respondent }: ConditionContext) {
    this.#conditions = conditions;
    this.#values = new Map([
      ["department.kind", department.kind],
      ["respondent.role", respondent.role],
    ]);
    this.#results = new Array<boolean | undefined>(conditions.length).fill(undefined);
  }

  learn({ name, answer }: Question, value: AnswerValue | undefined): void {
    if (value === undefined) return;
    this.#values.set(name, value);
    if (answer.kind !== "rows" || typeof value !== "object") return;
    for (const [row, column] of Object.entries(value)) this.#values.set(`${name}.${row}`, column);
  }

  holds(index: number): boolean {
    const result = this.#results[index] ?? this.#conditions[index]?.(this.#values) ?? true;
    this.#results[index] = result;
    return result;
  }

  get outcome(): string {
    return this.#results.map((result) => (result === undefined ? "-" : Number(result))).join("");
  }
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
