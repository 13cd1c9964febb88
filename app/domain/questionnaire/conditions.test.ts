import fc from "fast-check";
import { ConditionRunner } from "survey-core";
import { describe, expect, it } from "vitest";
import { compileConditions, questionsRead, visibleQuestions } from "./conditions.ts";
import type { Answers, ConditionContext } from "./definition.ts";
import {
  aQuestion,
  aQuestionnaire,
  aRubric,
  choices,
  type Json,
  oneDimension,
  questionsOfEveryType,
} from "./testing.ts";

const staffOfSocial: ConditionContext = { department: { kind: "social" }, respondent: { role: "staff" } };

function visibleWith(questions: readonly Json[], answers: Answers, context = staffOfSocial): string[] {
  const rules = compileConditions(aQuestionnaire({ maturity: oneDimension(), questions }));
  return [...visibleQuestions(rules, answers, context)];
}

/** Whether a question with this condition is asked, where `a` is a rubric, `c` a checklist and `m` a matrix. */
function isAsked(visibleIf: string, answers: Answers, context = staffOfSocial): boolean {
  const questions = [
    aRubric("a"),
    aRubric("b"),
    aQuestion("checkbox", "c", { choices: choices("x", "y"), showNoneItem: true, showDontKnowItem: true }),
    aQuestion("matrix", "m", {
      columns: [...choices(1, 2), { value: "dontknow", text: { sv: "Vet ej", en: "Don't know" } }],
      rows: choices("plan", "act"),
    }),
    aQuestion("radiogroup", "o", {
      choices: choices("no", "yes", "na"),
      scores: { no: 0, yes: 100, na: null },
    }),
    aQuestion("boolean", "f"),
    { ...aQuestion("text", "t"), visibleIf },
  ];
  return visibleWith(questions, answers, context).includes("t");
}

describe("a condition", () => {
  it.each<[string, Answers, boolean]>([
    ["{a} = 3", { a: 3 }, true],
    ["{a} = 3", { a: 2 }, false],
    ["{a} != 3", { a: 2 }, true],
    ["{a} >= 2 and {a} < 4", { a: 3 }, true],
    ["{a} = 1 or {b} = 1", { b: 1 }, true],
    ["{a} = {b}", { a: 0, b: 0 }, true],
    ["{c} contains 'x'", { c: ["x", "y"] }, true],
    ["{c} noneof ['x']", { c: ["none"] }, true],
    ["{c} contains 'none'", { c: ["none"] }, true],
    ["{m.plan} = 2", { m: { plan: 2 } }, true],
    ["{f}", { f: true }, true],
    ["{f}", { f: false }, false],
    ["!{f}", { f: false }, true],
    ["{f} = false", { f: false }, true],
  ])("%s with %j is %s", (condition, answers, expected) => {
    expect(isAsked(condition, answers)).toBe(expected);
  });

  it.each(["=", "!=", "<", "<=", ">", ">="])(
    "that compares by %s is false where there is no value",
    (operator) => {
      for (const answers of [{}, { a: "dontknow" }, { a: "refused" }, { a: "" }]) {
        expect(isAsked(`{a} ${operator} 3`, answers)).toBe(false);
        expect(isAsked(`{a} ${operator} {b}`, { ...answers, b: 3 })).toBe(false);
        expect(isAsked(`{a} ${operator} {b}`, answers)).toBe(false);
      }
    },
  );

  it.each(["anyof ['x']", "noneof ['x']", "allof ['x']", "contains 'x'", "notcontains 'x'"])(
    "that compares a checklist by %s is false where there is no value",
    (comparison) => {
      for (const answers of [{}, { c: [] }, { c: ["dontknow"] }])
        expect(isAsked(`{c} ${comparison}`, answers)).toBe(false);
    },
  );

  it("that turns a comparison is true where the comparison has no value", () => {
    expect(isAsked("!({a} = 3)", {})).toBe(true);
    expect(isAsked("!({a} = 3)", { a: 3 })).toBe(false);
  });

  it.each<[Answers, boolean]>([
    [{}, true],
    [{ a: "dontknow" }, true],
    [{ a: "refused" }, true],
    [{ a: 0 }, false],
  ])("that asks for an empty answer takes %j as empty: %s", (answers, expected) => {
    expect(isAsked("{a} empty", answers)).toBe(expected);
    expect(isAsked("{a} notempty", answers)).toBe(!expected);
  });

  it("takes a choice that means does-not-apply as no value", () => {
    expect(isAsked("{o} empty", { o: "na" })).toBe(true);
    expect(isAsked("{o} != 'yes'", { o: "na" })).toBe(false);
    expect(isAsked("{o} != 'yes'", { o: "no" })).toBe(true);
  });

  it("takes the rows of a matrix one by one", () => {
    expect(isAsked("{m.plan} != 1", { m: { plan: "dontknow", act: 2 } })).toBe(false);
    expect(isAsked("{m.act} != 1", { m: { plan: "dontknow", act: 2 } })).toBe(true);
    expect(isAsked("{m} empty", { m: { plan: "dontknow" } })).toBe(true);
  });

  it("reads the department's kind and the respondent's role", () => {
    const manager: ConditionContext = {
      department: { kind: "technical" },
      respondent: { role: "management" },
    };
    const condition = "{department.kind} anyof ['technical', 'company'] and {respondent.role} != 'staff'";
    expect(isAsked(condition, {}, manager)).toBe(true);
    expect(isAsked(condition, {})).toBe(false);
  });
});

describe("the questions asked", () => {
  it("come in the order of the file, whatever reads what", () => {
    const questions = [aRubric("a", { visibleIf: "{b} = 1" }), aRubric("b"), aRubric("c")];
    expect(visibleWith(questions, { b: 1 })).toEqual(["a", "b", "c"]);
    expect(visibleWith(questions, {})).toEqual(["b", "c"]);
  });

  it("do not depend on an answer to a question that is not asked itself", () => {
    const chain = [
      aRubric("d", { visibleIf: "{c} = 1" }),
      aRubric("c", { visibleIf: "{b} = 1" }),
      aRubric("b", { visibleIf: "{a} = 1" }),
      aRubric("a"),
    ];
    expect(visibleWith(chain, { a: 1, b: 1, c: 1 })).toEqual(["d", "c", "b", "a"]);
    expect(visibleWith(chain, { a: 0, b: 1, c: 1 })).toEqual(["a"]);
  });

  it("need every condition around them", () => {
    const pages = [
      {
        visibleIf: "{respondent.role} = 'staff'",
        elements: [aRubric("a"), { type: "panel", visibleIf: "{a} = 1", elements: [aRubric("b")] }],
      },
    ];
    const rules = compileConditions(aQuestionnaire({ maturity: oneDimension(), pages }));
    const boss: ConditionContext = { ...staffOfSocial, respondent: { role: "management" } };
    expect([...visibleQuestions(rules, { a: 1 }, staffOfSocial)]).toEqual(["a", "b"]);
    expect([...visibleQuestions(rules, { a: 0 }, staffOfSocial)]).toEqual(["a"]);
    expect([...visibleQuestions(rules, { a: 1 }, boss)]).toEqual([]);
  });

  it("are the same from used rules as from fresh ones", () => {
    const questionnaire = aQuestionnaire({ questions: questionsOfEveryType() });
    const used = compileConditions(questionnaire);
    const answers = fc.record(
      {
        strategy: fc.constantFrom<string | number>(0, 1, 2, 3, "dontknow", "refused", "2"),
        budget: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const context = fc.record({
      department: fc.record({ kind: fc.constantFrom("social" as const, "technical" as const) }),
      respondent: fc.record({ role: fc.constantFrom("staff" as const, "management" as const) }),
    });
    fc.assert(
      fc.property(answers, context, (given, around) => {
        expect(visibleQuestions(used, given, around)).toEqual(
          visibleQuestions(compileConditions(questionnaire), given, around),
        );
      }),
    );
  });
});

describe("what conditions read", () => {
  it("is told for every question, through its page and panels", () => {
    const pages = [
      { elements: [aRubric("a"), aRubric("b")] },
      {
        visibleIf: "{a} = 1",
        elements: [aRubric("c", { visibleIf: "{b} = 1 or {respondent.role} = 'staff'" }), aRubric("d")],
      },
    ];
    const read = questionsRead(aQuestionnaire({ maturity: oneDimension(), pages }));
    expect([...read].map(([name, names]) => [name, [...names]])).toEqual([
      ["a", []],
      ["b", []],
      ["c", ["a", "b"]],
      ["d", ["a"]],
    ]);
  });
});

describe("survey-core", () => {
  it.each(["{a} != 1", "{c} noneof ['x']", "{c} notcontains 'x'", "{a} = {b}"])(
    "takes %s as true where nothing is answered, which we do not",
    (condition) => {
      expect(new ConditionRunner(condition).runValues({})).toBe(true);
      expect(isAsked(condition, {})).toBe(false);
    },
  );

  it("comes to the same where every value is there", () => {
    const comparison = fc
      .tuple(
        fc.constantFrom("{a}", "{b}"),
        fc.constantFrom("=", "<>", "<", ">=", "anyof", "noneof"),
        fc.constantFrom("{a}", "{b}", "0", "1", "5", "'3'", "[0, 1, 2]"),
      )
      .map((parts) => parts.join(" "));
    const { condition } = fc.letrec<{ condition: string }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 4 },
        comparison,
        fc.constantFrom("{a} empty", "{b} notempty"),
        fc
          .tuple(tie("condition"), fc.constantFrom("and", "or"), tie("condition"))
          .map(([left, join, right]) => `(${left}) ${join} (${right})`),
        tie("condition").map((inner) => `!(${inner})`),
      ),
    }));
    const level = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(condition, level, level, (text, a, b) => {
        fc.pre(text.length < 2_000);
        expect(isAsked(text, { a, b }), text).toBe(new ConditionRunner(text).runValues({ a, b }));
      }),
      { numRuns: 300 },
    );
  });
});
