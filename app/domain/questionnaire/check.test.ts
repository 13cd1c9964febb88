import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkQuestionnaire } from "./check.ts";
import { compileConditions, visibleQuestions } from "./conditions.ts";
import { readQuestionnaire } from "./read.ts";
import {
  aDimension,
  aMaturity,
  aQuestion,
  aQuestionnaireFile,
  aRubric,
  choices,
  type Json,
  oneDimension,
  type QuestionnaireChanges,
  text,
} from "./testing.ts";

/** The faults as lines, as the command prints them. */
function faultsOf(json: unknown): string[] {
  return checkQuestionnaire(json).map(({ path, message }) => `${path}: ${message}`);
}

/** The faults of a file with one dimension and these questions on one page. */
function faultsWith(...questions: Json[]): string[] {
  return faultsOf(aQuestionnaireFile({ maturity: oneDimension(), questions }));
}

/** The faults of a file with a sound rubric `a`, and this question after it. */
function faultsBeside(question: Json): string[] {
  return faultsWith(aRubric("a"), question);
}

function faultsOfMaturity(more: Json): string[] {
  const changes: QuestionnaireChanges = {
    maturity: { ...oneDimension(), ...more },
    questions: [aRubric("a")],
  };
  return faultsOf(aQuestionnaireFile(changes));
}

describe("a questionnaire file", () => {
  it("has no faults where it holds a question of every type", () => {
    expect(faultsOf(aQuestionnaireFile())).toEqual([]);
  });

  it.each([[null], [7], ["text"], [[]], [true]])("is refused where it is %j", (json) => {
    expect(faultsOf(json)).toHaveLength(1);
    expect(faultsOf(json)[0]).toMatch(/^\(whole file\): expected a questionnaire as an object, found /);
  });

  it("is told what it lacks where it is empty", () => {
    expect(faultsOf({})).toEqual([
      'title: missing; expected a text in both languages, {"sv": "…", "en": "…"}',
      "maturity: missing; expected maturity as an object",
      "pages: missing; expected a list of pages",
    ]);
  });

  it("is refused as a whole where it is nested too deep, however deep", () => {
    let json: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) json = [json];
    expect(faultsOf(json)).toEqual([
      "(whole file): lists and objects stand inside each other more than 20 deep",
    ]);
  });

  it("has its faults reported in the order of the file", () => {
    const file = aQuestionnaireFile({
      maturity: oneDimension(),
      questions: [aRubric("a", { weight: -1, title: "" }), aRubric("a")],
    });
    const { title: _, ...rest } = file;
    expect(faultsOf({ pages: rest["pages"], maturity: { ...aMaturity(), id: "?" } }).map(pathOf)).toEqual([
      "title",
      "pages[0].elements[0].title (a)",
      "pages[0].elements[0].weight (a)",
      "pages[0].elements[1].name (a)",
      "maturity.id",
      "maturity.dimensions[1]",
    ]);
  });

  it.each([
    ["triggers", [], "a questionnaire may not act by itself"],
    ["calculatedValues", [], "a questionnaire may not calculate"],
    ["completedHtml", "<b>", "without HTML"],
    ["colour", "red", "unknown property of a questionnaire"],
    ["constructor", 1, "unknown property of a questionnaire"],
  ])("may not have %s", (property, value, reason) => {
    const [fault = "", ...others] = faultsOf({ ...aQuestionnaireFile(), [property]: value });
    expect(others).toEqual([]);
    expect(fault.startsWith(`${property}: `)).toBe(true);
    expect(fault).toContain(reason);
  });

  it("may hold at most 500 questions", () => {
    const pages = [0, 1].map((page) => ({
      elements: Array.from({ length: 251 }, (_, index) => aRubric(`q_${page}_${index}`)),
    }));
    expect(faultsOf(aQuestionnaireFile({ maturity: oneDimension(), pages }))).toEqual([
      "pages: expected at most 500 questions, found 502",
    ]);
  });
});

describe("the maturity part", () => {
  it.each([
    [{ id: "Åre" }, "maturity.id"],
    [{ version: 2026 }, "maturity.version"],
    [{ version: "" }, "maturity.version"],
    [{ dimensions: [] }, "maturity.dimensions"],
    [{ dimensions: [aDimension("direction", { weight: 0 })] }, "maturity.dimensions"],
    [{ dimensions: [aDimension("direction", { weight: -1 })] }, "maturity.dimensions[0].weight"],
    [{ dimensions: [aDimension("direction", { target: 6 })] }, "maturity.dimensions[0].target"],
    [{ dimensions: [aDimension("direction"), aDimension("direction")] }, "maturity.dimensions[1].key"],
    [{ extra: 1 }, "maturity.extra"],
  ])("with %j is refused at %s", (more, path) => {
    expect(faultsOfMaturity(more).map(pathOf)).toEqual([path]);
  });

  it("has a level for each number from 0 to max", () => {
    const levels = [0, 1, 3].map((value) => ({ value, label: text("level") }));
    expect(faultsOfMaturity({ scale: { min: 0, max: 3, levels } })).toEqual([
      "maturity.scale.levels: expected 4 levels, 0 to 3, found 3",
      "maturity.scale.levels[2].value: expected level 2 here, found 3; levels run from 0 to max in order",
    ]);
  });

  it("has a scale that begins at 0", () => {
    const levels = [0, 1].map((value) => ({ value, label: text("level") }));
    expect(faultsOfMaturity({ scale: { min: 1, max: 1, levels } }).map(pathOf)).toEqual([
      "maturity.scale.min",
    ]);
  });

  it.each(["constructor", "__proto__", "toString"])("takes no dimension called %s", (key) => {
    expect(
      faultsOfMaturity({ dimensions: [aDimension("direction"), aDimension(key)] }).map(pathOf),
    ).toContain("maturity.dimensions[1].key");
  });

  it("has a scored question for every dimension", () => {
    const file = aQuestionnaireFile({
      questions: [aRubric("a"), aRubric("b", { dimension: "delivery", weight: 0 })],
    });
    expect(faultsOf(file)).toEqual([
      'maturity.dimensions[1]: no scored question belongs to "delivery"; expected at least one',
    ]);
  });
});

describe("a text", () => {
  it.each([
    ["plain", ".title (b): expected a text in both languages"],
    [{ sv: "Fråga" }, ".title.en (b): the English text is missing"],
    [{ sv: " ", en: "Question" }, ".title.sv (b): the Swedish text is empty"],
    [{ sv: "Fråga", en: 3 }, ".title.en (b): expected the English text, found 3"],
    [{ sv: "Fråga", en: "Question", de: "Frage" }, ".title.de (b): unknown language"],
    [
      { sv: "Fråga", en: "x".repeat(501) },
      ".title.en (b): the text has 501 characters, at most 500 are allowed",
    ],
  ])("%j is refused", (title, fault) => {
    const [found = "", ...others] = faultsBeside(aRubric("b", { title }));
    expect(others).toEqual([]);
    expect(found.startsWith(`pages[0].elements[1]${fault}`)).toBe(true);
  });
});

describe("a question's name", () => {
  it.each([
    "department",
    "respondent",
    "round",
    "invited",
    "constructor",
    "__proto__",
    "toString",
    "valueof",
  ])("%s is held against what is reserved", (name) => {
    expect(faultsBeside(aRubric(name)).length).toBe(name === "valueof" ? 0 : 1);
  });

  it.each(["A", "1a", "a.b", "a-b", "å", "", " a", "a\n"])("%j is refused for its letters", (name) => {
    expect(faultsBeside(aRubric(name, { title: text("b") }))).toEqual([
      expect.stringContaining("pages[0].elements[1].name: "),
    ]);
  });

  it("is used once", () => {
    expect(faultsBeside(aRubric("a"))).toEqual([
      'pages[0].elements[1].name (a): "a" already stands at pages[0].elements[0]; names of questions are unique',
    ]);
  });
});

describe("a question", () => {
  it.each([
    ["paneldynamic", "is not supported"],
    ["html", "is not supported"],
    ["constructor", "is not supported"],
    [undefined, "missing; expected one of"],
  ])("of type %s is refused", (type, message) => {
    const [fault = "", ...others] = faultsBeside({ ...aRubric("b"), type });
    expect(others).toEqual([]);
    expect(fault).toMatch(/^pages\[0\]\.elements\[1\]\.type \(b\): /);
    expect(fault).toContain(message);
    expect(fault).toContain(
      '"radiogroup", "dropdown", "rating", "boolean", "checkbox", "matrix", "text", "comment"',
    );
  });

  it.each([
    ["dimension", "nowhere", 'there is no dimension "nowhere"; the file has "direction"'],
    ["weight", -1, "expected a number from 0 to 1000000, found -1"],
    ["weight", "1", 'expected a number from 0 to 1000000, found "1"'],
    ["target", 5.1, "expected a number from 0 to 5, found 5.1"],
    ["reverse", "yes", 'expected true or false, found "yes"'],
    ["evidence", 1, "expected true or false, found 1"],
    ["comparable", null, "expected true or false, found null"],
    ["replaces", "A b", '"A b" cannot be a name'],
    ["visible", false, "not allowed: what is asked stands in visibleIf"],
    ["enableIf", "{a} = 1", "not allowed: only visibleIf may hold a condition"],
    ["defaultValue", 1, "not allowed: an answer that nobody gave"],
    ["validators", [], "not allowed: answers are checked"],
    ["choicesByUrl", { url: "https://example.org" }, "not allowed: choices stand in the file"],
    ["choicesMax", 1e8, "not allowed: choices stand in the file"],
    ["colCount", "many", "expected a whole number from 0 to 1000"],
    ["thresholds", {}, "unknown property of a radiogroup question"],
  ])("whose %s is %j is refused", (property, value, message) => {
    const [fault = "", ...others] = faultsBeside(aRubric("b", { [property]: value }));
    expect(others).toEqual([]);
    expect(fault.startsWith(`pages[0].elements[1].${property} (b): ${message}`)).toBe(true);
  });

  it("may stand in panels, five deep and no deeper", () => {
    const nested = (depth: number): Json =>
      depth === 0 ? aRubric("b") : { type: "panel", elements: [nested(depth - 1)] };
    expect(faultsBeside(nested(5))).toEqual([]);
    expect(faultsBeside(nested(6))).toEqual([expect.stringContaining("more than 5 deep")]);
  });

  it("has one successor", () => {
    expect(faultsWith(aRubric("a", { replaces: "old" }), aRubric("b", { replaces: "old" }))).toEqual([
      expect.stringMatching(/^pages\[0\]\.elements\[1\]\.replaces \(b\): "old" already stands at pages\[0\]/),
    ]);
  });
});

describe("choices", () => {
  it.each([
    ["#NA", '"#NA" cannot be a value: in exports "#"'],
    ["a|b", '"a|b" cannot be a value: in exports "|"'],
    ["dontknow", '"dontknow" cannot be a value: this name is SurveyJS\'s own'],
    ["none", '"none" cannot be a value: this name is SurveyJS\'s own'],
    ["other", '"other" cannot be a value: this name is SurveyJS\'s own'],
    ["constructor", '"constructor" cannot be a value: this name is reserved'],
    ["", '"" cannot be a value: it is empty'],
    [true, "expected a text or a number as the value, found true"],
    [Number.NaN, "expected a finite number, found NaN"],
  ])("may not have the value %j", (value, message) => {
    const question = aQuestion("radiogroup", "b", {
      choices: [...choices(0, 1), { value, text: text("choice") }],
    });
    expect(faultsBeside(question)).toEqual([
      expect.stringContaining(`pages[0].elements[1].choices[2].value (b): ${message}`),
    ]);
  });

  it("have different values", () => {
    expect(faultsBeside(aQuestion("radiogroup", "b", { choices: choices(0, 1, "1") }))).toEqual([
      expect.stringContaining('choices[2] (b): "1" stands twice'),
    ]);
  });

  it("of a scored question are numbers where there are no scores", () => {
    const question = aQuestion("radiogroup", "b", { choices: choices("no", "yes") });
    expect(faultsBeside(question)).toEqual([
      'pages[0].elements[1].choices (b): without "scores" the choices of a scored question are at least two different numbers; found "no", "yes"',
    ]);
    expect(faultsBeside({ ...question, weight: 0 })).toEqual([]);
    expect(faultsBeside({ ...question, dimension: undefined })).toEqual([]);
  });

  it("are at most 100", () => {
    const many = choices(...Array.from({ length: 101 }, (_, index) => index));
    expect(faultsBeside(aQuestion("dropdown", "b", { choices: many }))).toEqual([
      "pages[0].elements[1].choices (b): expected at most 100 choices, found 101",
    ]);
  });

  it("that are bare numbers show themselves, bare words show nothing", () => {
    expect(faultsBeside(aQuestion("radiogroup", "b", { choices: [0, 1] }))).toEqual([]);
    expect(faultsBeside(aQuestion("checkbox", "b", { choices: ["web"] }))).toEqual([
      expect.stringContaining('choices[0] (b): "web" has no text to show'),
    ]);
  });
});

describe("scores", () => {
  const question = (scores: unknown, more: Json = {}) =>
    aQuestion("radiogroup", "b", { choices: choices("no", "yes"), scores, ...more });

  it("name every choice and no other", () => {
    expect(faultsBeside(question({ no: 0, maybe: 50 }))).toEqual([
      'pages[0].elements[1].scores (b): choice "yes" is missing; expected a score, or null where it means does-not-apply',
      'pages[0].elements[1].scores.maybe (b): there is no choice "maybe"; the question has "no", "yes"',
    ]);
  });

  it.each([[-1], [101], ["50"], [true]])("may not be %j", (score) => {
    expect(faultsBeside(question({ no: 0, yes: score }))).toEqual([
      expect.stringContaining("scores.yes (b): expected a number from 0 to 100"),
    ]);
  });

  it("leave at least one choice with a score", () => {
    expect(faultsBeside(question({ no: null, yes: null }))).toEqual([
      expect.stringContaining("scores (b): no choice has a score"),
    ]);
  });

  it("of a checklist are weights of any size, one of them above 0", () => {
    expect(faultsBeside(question({ no: 0, yes: 300 }, { type: "checkbox" }))).toEqual([]);
    expect(faultsBeside(question({ no: -1, yes: 300 }, { type: "checkbox" }))).toHaveLength(1);
    expect(faultsBeside(question({ no: 0, yes: null }, { type: "checkbox" }))).toEqual([
      expect.stringContaining("scores (b): no choice weighs anything"),
    ]);
  });

  it("of a matrix name its columns, save those that are no value", () => {
    const columns = [...choices("no", "yes"), { value: "dontknow", text: text("Don't know") }];
    const matrix = aQuestion("matrix", "b", { columns, rows: choices("plan"), scores: { no: 0, yes: 100 } });
    expect(faultsBeside(matrix)).toEqual([]);
  });
});

describe("a matrix", () => {
  it.each([["a.b"], [1.5]])("has no row called %j, as a dot parts a row from its question", (row) => {
    const matrix = aQuestion("matrix", "b", { columns: choices(0, 1), rows: choices(row) });
    expect(faultsBeside(matrix)).toEqual([expect.stringContaining("rows[0].value (b): ")]);
  });
});

describe("thresholds", () => {
  const field = (thresholds: unknown, more: Json = {}) =>
    aQuestion("text", "b", { inputType: "number", thresholds, ...more });

  it("are two points or more", () => {
    expect(faultsBeside(field({ 0: 0, 10: 100 }))).toEqual([]);
    expect(
      faultsBeside(
        field([
          { value: 0, score: 100 },
          { value: 2.5, score: 0 },
        ]),
      ),
    ).toEqual([]);
    expect(faultsBeside(field({ 0: 0 }))).toEqual([expect.stringContaining("at least 2 points, found 1")]);
  });

  it.each([
    [{ 0: 0, ten: 100 }, 'thresholds.ten (b): expected a number as the point\'s name, found "ten"'],
    [{ 0: 0, 10: 101 }, "thresholds.10 (b): expected a number from 0 to 100, found 101"],
    [{ 1: 0, "1.0": 100 }, 'thresholds["1.0"] (b): 1 stands twice'],
    ["0-10", "thresholds (b): expected an object of numbers and their scores"],
  ])("%j are refused", (thresholds, message) => {
    expect(faultsBeside(field(thresholds))).toEqual([expect.stringContaining(message)]);
  });

  it("belong to numbers only", () => {
    expect(faultsBeside(field({ 0: 0, 10: 100 }, { inputType: "text" }))).toEqual([
      'pages[0].elements[1].thresholds (b): not allowed: only for "inputType": "number"',
    ]);
  });
});

describe("a rating", () => {
  it.each([
    [{ rateMin: 3, rateMax: 3 }, "rateMax (b): expected more than rateMin, 3, found 3"],
    [{ rateMin: 1, rateMax: 6, rateStep: 2 }, "rateStep (b): steps of 2 from 1 do not meet 6"],
    [{ rateMax: 1000 }, "rateStep (b): expected at most 100 values, found 1000"],
    [{ rateMax: 4, rateCount: 5 }, "rateCount (b): the rating has 4 values, not 5"],
    [
      { rateValues: [1, 2], autoGenerate: true },
      "autoGenerate (b): expected false beside rateValues, found true",
    ],
  ])("%j is refused", (more, message) => {
    expect(faultsBeside(aQuestion("rating", "b", more))).toEqual([expect.stringContaining(message)]);
  });
});

describe("a condition", () => {
  it.each([
    "{a} = 3",
    "{a} <> 3 and !({a} empty)",
    "{department.kind} anyof ['education', 'social'] or {respondent.role} = 'staff'",
    "{a} notempty",
    "({a} >= 2) and ({a} < 5)",
  ])("may be %s", (visibleIf) => {
    expect(faultsBeside(aRubric("b", { visibleIf }))).toEqual([]);
  });

  it.each([
    ["{a} = ", "SurveyJS cannot read it as an expression"],
    ["{a} = 'x\\'y'", "it holds a \\"],
    ["age({a}) > 3", "functions are not allowed, found age(…)"],
    ["not({a} = 3)", "not(…) is unknown to SurveyJS; write !(…)"],
    ["{a} + 1 > 3", "it compares a comparison"],
    ["{a} = null", "it compares with nothing; use empty or notempty"],
    ["true", "a value alone is no condition"],
    ["1 = 1", "a comparison reads no answer"],
    ["{c} = 1", '"{c}" is neither a question of the file nor {department.kind} or {respondent.role}'],
    ["{department} = 'social'", "is neither a question"],
    ["{department.size} > 3", "is neither a question"],
    ["{constructor} = 1", "is neither a question"],
    ["{a.row} = 1", "{a.row} reads a part of a, which has none; write {a}"],
    ["{a} = 6", "{a} is compared with 6, which it never is; its values are 0, 1, 2, 3, 4, 5"],
    ["{a} = 'dontknow'", '{a} is compared with "dontknow", which it never is'],
    ["{department.kind} = 'school'", '{department.kind} is compared with "school", which it never is'],
    ["{respondent.role} anyof ['staff', 'boss']", '{respondent.role} is compared with "boss"'],
    ["{a} or {a} = 2", "{a} is compared with true, which it never is"],
    ["{b} = 3", "the condition hides b, which it reads itself"],
    ["  ", 'expected a condition as a text, found "  "'],
    [`{a} = 1${" or {a} = 2".repeat(200)}`, "the condition has 2207 characters, at most 2000 are allowed"],
    ["(".repeat(1000), "SurveyJS cannot read it"],
  ])("may not be %s", (visibleIf, message) => {
    const [fault = "", ...others] = faultsBeside(aRubric("b", { visibleIf }));
    expect(others).toEqual([]);
    expect(fault).toMatch(/^pages\[0\]\.elements\[1\]\.visibleIf \(b\): /);
    expect(fault).toContain(message);
  });

  it("reads a matrix by its rows", () => {
    const matrix = aQuestion("matrix", "m", { columns: choices(0, 1), rows: choices("plan") });
    expect(faultsWith(matrix, aRubric("b", { visibleIf: "{m.plan} = 1" }))).toEqual([]);
    expect(faultsWith(matrix, aRubric("b", { visibleIf: "{m.act} = 1" }))).toEqual([
      expect.stringContaining('{m.act} reads no row of m; its rows are "plan"'),
    ]);
  });

  it("asks a checklist for what it contains, not for what it equals", () => {
    const list = aQuestion("checkbox", "list", { choices: choices("x", "y"), showNoneItem: true });
    const faults = (visibleIf: string) => faultsWith(aRubric("a"), list, aRubric("b", { visibleIf }));
    expect(faults("{list} contains 'x' or {list} anyof ['y', 'none'] or {list} = ['x', 'y']")).toEqual([]);
    expect(faults("{list} contains 'z'")).toEqual([expect.stringContaining('{list} is compared with "z"')]);
    expect(faults("{list} = 'x'")).toEqual([
      expect.stringContaining("{list} is a list, which no single value equals"),
    ]);
  });

  it("may not wait for another that waits for it", () => {
    const questions = [
      aRubric("a", { visibleIf: "{c} = 1" }),
      aRubric("b", { visibleIf: "{a} = 1" }),
      aRubric("c", { visibleIf: "{b} = 1" }),
    ];
    expect(faultsWith(...questions)).toEqual([
      "pages[0].elements[1].visibleIf (b): conditions wait for each other: a reads c reads b reads a",
    ]);
  });

  it("of a page may not read what stands on the page", () => {
    const pages = [{ name: "p", visibleIf: "{b} = 1", elements: [aRubric("a"), aRubric("b")] }];
    expect(faultsOf(aQuestionnaireFile({ maturity: oneDimension(), pages }))).toEqual([
      "pages[0].visibleIf (p): the condition hides b, which it reads itself",
    ]);
  });

  it("is not blamed for a fault in the question it reads", () => {
    const questions = [
      aRubric("a"),
      aQuestion("radiogroup", "b", { choices: [] }),
      aRubric("c", { visibleIf: "{b} = 1" }),
    ];
    expect(faultsWith(...questions).map(pathOf)).toEqual(["pages[0].elements[1].choices (b)"]);
  });
});

describe("whatever comes in", () => {
  it("is answered, never thrown at", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (json) => {
        expect(checkQuestionnaire(json).length).toBeGreaterThan(0);
      }),
    );
  });

  it("is answered where it is a questionnaire with one value changed, and works where it passes", () => {
    const file = aQuestionnaireFile();
    const places = placesIn(file);
    const strange = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>("__proto__", "constructor", "{a} = 1", "{strategy} != 1", 1e308, -0, [], {}),
      fc.constantFrom(...places).map((place) => valueAt(file, place)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), strange, (place, value) => {
        const reading = readQuestionnaire(changed(file, place, value));
        if (reading.ok) {
          const context = { department: { kind: "social" }, respondent: { role: "staff" } } as const;
          visibleQuestions(compileConditions(reading.questionnaire), {}, context);
        } else {
          for (const { path, message } of reading.faults)
            expect(`${path}: ${message}`).not.toMatch(/[\r\n]|undefined/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("is refused where something required was taken away", () => {
    const optional = new Set(
      "description source evidence target weight visibleIf scores showDontKnowItem showRefuseItem showNoneItem name.page maxLength min rateMin rateMax thresholds dimension inputType".split(
        " ",
      ),
    );
    const file = aQuestionnaireFile();
    for (const place of placesIn(file)) {
      const key = place.at(-1);
      if (typeof key === "number" || key === undefined || optional.has(key)) continue;
      // A page's own name and title, and the text of a number, may be left out.
      if (place.length === 3 && place[0] === "pages" && key !== "elements") continue;
      if (key === "text" && typeof valueAt(file, [...place.slice(0, -1), "value"]) === "number") continue;
      expect(checkQuestionnaire(changed(file, place, undefined)), place.join(".")).not.toEqual([]);
    }
  });
});

function pathOf(fault: string): string {
  return fault.slice(0, fault.indexOf(": "));
}

type Way = readonly (string | number)[];

/** The way to every value below the root. */
function placesIn(value: unknown, way: Way = []): Way[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => {
    const step = [...way, Array.isArray(value) ? Number(key) : key];
    return [step, ...placesIn(below, step)];
  });
}

function valueAt(value: unknown, way: Way): unknown {
  return way.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}

/** A copy with another value at one place; `undefined` takes it away. */
function changed(json: Json, way: Way, value: unknown): Json {
  const copy = structuredClone(json);
  const parent = valueAt(copy, way.slice(0, -1));
  const key = way.at(-1);
  if (typeof parent === "object" && parent !== null && key !== undefined) {
    if (value === undefined) Reflect.deleteProperty(parent, key);
    else Reflect.set(parent, key, structuredClone(value));
  }
  return copy;
}
