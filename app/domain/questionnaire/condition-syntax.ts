import {
  ArrayOperand,
  BinaryOperand,
  ConditionsParser,
  Const,
  FunctionOperand,
  type Operand,
  UnaryOperand,
  Variable,
} from "survey-core";
import type { ChoiceValue } from "./definition.ts";

/** What a condition reads: `department.kind`, a question's name, or `question.row` for a row of a matrix. */
export type Reference = string;

export type Literal = ChoiceValue | boolean;

/** A comparison that asks whether something *is* a value, so that the value had better exist. */
export type Comparison = {
  readonly reference: Reference;
  readonly literals: readonly Literal[];
  /** Whether it asks by `=` or `!=` for one value, which a list of values never is. */
  readonly withOneValue: boolean;
};

export type ParsedCondition = {
  /** Without repetition, in the order of their first appearance. */
  readonly references: readonly Reference[];
  readonly comparisons: readonly Comparison[];
  readonly root: ConditionNode;
};

/** A condition taken apart, down to the tests that survey-core runs. */
export type ConditionNode =
  | { readonly kind: "and" | "or"; readonly left: ConditionNode; readonly right: ConditionNode }
  | { readonly kind: "not"; readonly inner: ConditionNode }
  | { readonly kind: "empty"; readonly reference: Reference }
  /** A comparison, or an answer that is itself yes or no, as an expression of its own. */
  | { readonly kind: "test"; readonly expression: string; readonly references: readonly Reference[] };

/**
 * Reads a condition in the part of SurveyJS's expression language that Mognad allows: comparisons of an answer with
 * values or another answer, `empty` and `notempty`, joined by `and`, `or`, `!` and parentheses.
 * Throws `ConditionError`, whose message says what is wrong, and nothing else.
 */
export function parseCondition(text: string): ParsedCondition {
  if (text.includes("\\")) throw new ConditionError("it holds a \\, which no value has");
  const parsed = new Reading();
  const root = parsed.condition(parse(text));
  return { references: [...parsed.references], comparisons: parsed.comparisons, root };
}

export class ConditionError extends Error {
  override readonly name = "ConditionError";
}

function parse(text: string): Operand {
  let root: unknown;
  try {
    root = new ConditionsParser().parseExpression(text);
  } catch {
    root = null;
  }
  if (root instanceof UnaryOperand || root instanceof BinaryOperand || root instanceof Const) return root;
  if (root instanceof FunctionOperand) throw new ConditionError(functionProblem(root));
  throw new ConditionError("SurveyJS cannot read it as an expression");
}

const comparisonOperators: ReadonlySet<string> = new Set([
  "equal",
  "notequal",
  "greater",
  "greaterorequal",
  "less",
  "lessorequal",
  "anyof",
  "noneof",
  "allof",
  "contains",
  "notcontains",
]);
const orderOperators: ReadonlySet<string> = new Set(["greater", "greaterorequal", "less", "lessorequal"]);

class Reading {
  readonly references = new Set<Reference>();
  readonly comparisons: Comparison[] = [];

  /** Takes the operand apart, and notes what it reads. */
  condition(operand: unknown): ConditionNode {
    if (operand instanceof Variable) return this.#yes(operand);
    if (operand instanceof UnaryOperand) return this.#unary(operand);
    if (operand instanceof BinaryOperand) {
      return operand.isConjunction ? this.#join(operand) : this.#compare(operand);
    }
    if (operand instanceof FunctionOperand) throw new ConditionError(functionProblem(operand));
    throw new ConditionError("a value alone is no condition; compare it with an answer");
  }

  /** An answer alone asks for a yes; spelt out, as survey-core takes `{a}` and `!{a}` both as false for a 2. */
  #yes(operand: Variable): ConditionNode {
    this.comparisons.push({ reference: operand.variable, literals: [true], withOneValue: true });
    return this.#test(new BinaryOperand("equal", operand, new Const(true)), [operand]);
  }

  #join(operand: BinaryOperand): ConditionNode {
    return {
      kind: operand.conjunction === "or" ? "or" : "and",
      left: this.condition(operand.leftOperand),
      right: this.condition(operand.rightOperand),
    };
  }

  #unary({ operator, expression }: UnaryOperand): ConditionNode {
    if (operator === "negate") return { kind: "not", inner: this.condition(expression) };
    if (operator !== "empty" && operator !== "notempty") {
      throw new ConditionError(`the operator ${operator} is not allowed`);
    }
    if (!(expression instanceof Variable))
      throw new ConditionError(`${operator} asks about an answer, {name}`);
    const empty = { kind: "empty", reference: this.#note(expression) } as const;
    return operator === "empty" ? empty : { kind: "not", inner: empty };
  }

  #compare(operand: BinaryOperand): ConditionNode {
    const { operator } = operand;
    if (!comparisonOperators.has(operator)) {
      throw new ConditionError(
        `the operator ${operator} is not allowed; a condition compares and does not calculate`,
      );
    }
    const left = this.#side(operand.leftOperand);
    const right = this.#side(operand.rightOperand);
    const read = [...left.variables, ...right.variables];
    if (read.length === 0) throw new ConditionError("a comparison reads no answer");
    if (!orderOperators.has(operator)) {
      const literals = [...left.literals, ...right.literals];
      const isEquality = operator === "equal" || operator === "notequal";
      const hasList = [operand.leftOperand, operand.rightOperand].some(
        (side) => side instanceof ArrayOperand,
      );
      const withOneValue = isEquality && !hasList && literals.length > 0;
      for (const { variable } of read) this.comparisons.push({ reference: variable, literals, withOneValue });
    }
    return this.#test(operand, read);
  }

  #test(operand: Operand, read: readonly Variable[]): ConditionNode {
    const references = [...new Set(read.map((variable) => this.#note(variable)))];
    const expression = operand.toString();
    // Written anew, the expression must still be the same.
    if (!parse(expression).isEqual(operand)) throw new ConditionError("SurveyJS reads it in two ways");
    return { kind: "test", expression, references };
  }

  /** One side of a comparison: an answer, a value, or a list of these. */
  #side(operand: unknown): { variables: readonly Variable[]; literals: readonly Literal[] } {
    if (operand instanceof ArrayOperand) {
      const sides = operand.values.map((value) => this.#side(value));
      return {
        variables: sides.flatMap(({ variables }) => variables),
        literals: sides.flatMap(({ literals }) => literals),
      };
    }
    if (operand instanceof Variable) return { variables: [operand], literals: [] };
    if (operand instanceof Const) return { variables: [], literals: [literalOf(operand)] };
    if (operand instanceof FunctionOperand) throw new ConditionError(functionProblem(operand));
    if (operand === null || operand === undefined) {
      throw new ConditionError("it compares with nothing; use empty or notempty");
    }
    throw new ConditionError("it compares a comparison; put each in parentheses and join them by and, or, !");
  }

  #note({ variable }: Variable): Reference {
    this.references.add(variable);
    return variable;
  }
}

function literalOf(operand: Const): Literal {
  const value: unknown = operand.correctValue;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  throw new ConditionError("it compares with nothing; use empty or notempty");
}

function functionProblem({ functionName }: FunctionOperand): string {
  return functionName.toLowerCase() === "not"
    ? "not(…) is unknown to SurveyJS; write !(…)"
    : `functions are not allowed, found ${functionName.slice(0, 40)}(…)`;
}
