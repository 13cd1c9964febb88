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
export type Comparison = { readonly reference: Reference; readonly literals: readonly Literal[] };

export type ParsedCondition = {
  /** Without repetition, in the order of their first appearance. */
  readonly references: readonly Reference[];
  readonly comparisons: readonly Comparison[];
  /**
   * The condition as survey-core must run it so that a comparison with a missing value is false. Left alone it
   * would take `{a} != 1`, `{a} noneof [1]`, `{a} notcontains 1` and `{a} = {b}` as true where nothing is answered;
   * here each comparison first asks whether what it reads is there.
   */
  readonly guarded: string;
};

/**
 * Reads a condition in the part of SurveyJS's expression language that Mognad allows: comparisons of an answer with
 * values or another answer, `empty` and `notempty`, joined by `and`, `or`, `!` and parentheses.
 * Throws `ConditionError`, whose message says what is wrong, and nothing else.
 */
export function parseCondition(text: string): ParsedCondition {
  if (text.includes("\\")) throw new ConditionError("it holds a \\, which no value has");
  const parsed = new Reading();
  const guarded = parsed.condition(parse(text));
  return { references: [...parsed.references], comparisons: parsed.comparisons, guarded };
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

  /** Writes the operand down in its guarded form, and notes what it reads. */
  condition(operand: unknown): string {
    if (operand instanceof Variable) return this.#variable(operand);
    if (operand instanceof UnaryOperand) return this.#unary(operand);
    if (operand instanceof BinaryOperand)
      return operand.isConjunction ? this.#join(operand) : this.#compare(operand);
    if (operand instanceof FunctionOperand) throw new ConditionError(functionProblem(operand));
    throw new ConditionError("a value alone is no condition; compare it with an answer");
  }

  #join(operand: BinaryOperand): string {
    const [left, right] = [this.condition(operand.leftOperand), this.condition(operand.rightOperand)];
    return `(${left} ${operand.conjunction} ${right})`;
  }

  #unary(operand: UnaryOperand): string {
    const inner = operand.expression;
    if (operand.operator === "negate") return `!(${this.condition(inner)})`;
    if (operand.operator !== "empty" && operand.operator !== "notempty") {
      throw new ConditionError(`the operator ${operand.operator} is not allowed`);
    }
    if (!(inner instanceof Variable))
      throw new ConditionError(`${operand.operator} asks about an answer, {name}`);
    return `(${this.#variable(inner)} ${operand.operator})`;
  }

  #compare(operand: BinaryOperand): string {
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
      for (const { variable } of read) {
        this.comparisons.push({ reference: variable, literals: [...left.literals, ...right.literals] });
      }
    }
    const guards = read.map((variable) => `(${this.#variable(variable)} notempty)`);
    return `(${[...guards, operand.toString()].join(" and ")})`;
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

  #variable({ variable }: Variable): string {
    this.references.add(variable);
    return `{${variable}}`;
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
