import type { Comparison, Literal, Reference } from "../condition-syntax.ts";
import { comparableValues, partsOf, resolveReference } from "../condition-values.ts";
import { departmentKinds, type Question, type QuestionName, respondentRoles } from "../definition.ts";
import { describe, enumerate, quote } from "./describe.ts";
import type { Layout, PlacedCondition, PlacedQuestion } from "./layout.ts";

/** What a condition may read beside answers, and the values found there. */
const contextValues: ReadonlyMap<Reference, readonly Literal[]> = new Map<Reference, readonly Literal[]>([
  ["department.kind", departmentKinds],
  ["respondent.role", respondentRoles],
]);

/** Checks what the conditions read: that it exists, that a comparison can hold, and that none waits for itself. */
export function checkConditionLinks({ questions, unread }: Layout): void {
  const byName = new Map(questions.map((placed) => [placed.question.name as string, placed]));
  const unreadNames = new Set(unread.map((place) => place.at("name").value));
  for (const condition of new Set(questions.flatMap(({ conditions }) => conditions))) {
    for (const reference of condition.parsed?.references ?? []) {
      const [name] = partsOf(reference);
      if (!unreadNames.has(name)) checkReference(condition, reference, byName);
    }
  }
  checkCircles(questions, byName);
}

type ByName = ReadonlyMap<string, PlacedQuestion>;

function checkReference(condition: PlacedCondition, reference: Reference, byName: ByName): void {
  const values = contextValues.get(reference) ?? answerValues(reference, byName);
  if (values === undefined) {
    condition.place.fault(unknownReference(reference, byName));
    return;
  }
  if (values === null) return;
  checkChecklist(condition, reference, byName);
  const known = new Set(values.map(comparableText));
  for (const literal of literalsBeside(reference, condition.parsed?.comparisons ?? [])) {
    if (!known.has(comparableText(literal))) {
      condition.place.fault(
        `{${reference}} is compared with ${describe(literal)}, which it never is; its values are ${enumerate(values.map((value) => (typeof value === "boolean" ? String(value) : value)))}`,
      );
    }
  }
}

/** The values of the question a reference reads: undefined where there is no such question, null where any may be. */
function answerValues(reference: Reference, byName: ByName): readonly Literal[] | null | undefined {
  const [name] = partsOf(reference);
  const placed = byName.get(name);
  if (placed === undefined) return undefined;
  // What is said of a question with faults would only repeat them.
  if (!placed.sound) return null;
  const target = resolveReference(reference, questionsOf(byName));
  return target === null ? undefined : comparableValues(target);
}

/** Notes that a checklist, whose answer is a list, is asked to be one value. */
function checkChecklist({ place, parsed }: PlacedCondition, reference: Reference, byName: ByName): void {
  if (byName.get(reference)?.question.answer.kind !== "some-of") return;
  const idle = parsed?.comparisons.find((one) => one.reference === reference && one.withOneValue);
  if (idle !== undefined) {
    place.fault(
      `{${reference}} is a list, which no single value equals; use contains, anyof, allof or noneof`,
    );
  }
}

function questionsOf(byName: ByName): ReadonlyMap<string, Question> {
  return new Map([...byName].map(([name, { question }]) => [name, question]));
}

function unknownReference(reference: Reference, byName: ByName): string {
  const [name] = partsOf(reference);
  const answer = byName.get(name)?.question.answer;
  if (answer?.kind === "rows" && reference !== name) {
    return `{${reference}} reads no row of ${name}; its rows are ${enumerate(answer.rows)}`;
  }
  if (answer !== undefined) return `{${reference}} reads a part of ${name}, which has none; write {${name}}`;
  return `${quote(`{${reference}}`)} is neither a question of the file nor {department.kind} or {respondent.role}`;
}

function literalsBeside(reference: Reference, comparisons: readonly Comparison[]): ReadonlySet<Literal> {
  return new Set(
    comparisons
      .filter((comparison) => comparison.reference === reference)
      .flatMap(({ literals }) => literals),
  );
}

/** Conditions compare 1 with "1" and "a" with "A" as equal. */
function comparableText(value: Literal): string {
  return String(value).toLowerCase();
}

/** Notes each circle once: a question that is asked only after an answer to itself. */
function checkCircles(questions: readonly PlacedQuestion[], byName: ByName): void {
  const noted = new Set<PlacedCondition>();
  const finished = new Set<QuestionName>();
  const way: QuestionName[] = [];

  function visit({ question, conditions }: PlacedQuestion): void {
    way.push(question.name);
    for (const condition of conditions) {
      for (const reference of condition.parsed?.references ?? []) {
        const [name] = partsOf(reference);
        const next = contextValues.has(reference) ? undefined : byName.get(name);
        if (next === undefined || finished.has(next.question.name)) continue;
        const start = way.indexOf(next.question.name);
        if (start < 0) visit(next);
        else if (!noted.has(condition)) {
          noted.add(condition);
          condition.place.fault(circle(way.slice(start)));
        }
      }
    }
    way.pop();
    finished.add(question.name);
  }

  for (const placed of questions) if (!finished.has(placed.question.name)) visit(placed);
}

function circle(names: readonly QuestionName[]): string {
  const [first = ""] = names;
  return names.length === 1
    ? `the condition hides ${first}, which it reads itself`
    : `conditions wait for each other: ${[...names, first].join(" reads ")}`;
}
