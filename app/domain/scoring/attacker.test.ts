import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers, AnswerValue, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import {
  attack,
  blankingOnly,
  hiddenAnswers,
  mustRemainPossible,
  otherAnswers,
  type Publisher,
  rounded,
  type Sight,
  withAnswer,
  worldOfAnotherCount,
} from "./attack-testing.ts";
import type { Figures } from "./figure.ts";
import type { Publication } from "./publish.ts";
import {
  answered,
  publish,
  type RespondedDepartment,
  type RespondedRounds,
  textOf,
  times,
  twoDimensions,
} from "./publishing-testing.ts";
import { aDimension, aQuestion, aQuestionnaire, choice, keyOf, levels, nameOf } from "./testing.ts";

/** Some hundred rounds, fewer where properties are asked to be quick. */
const rounds = { numRuns: 3 * (fc.readConfigureGlobal().numRuns ?? 100) };

const k = 3;
const few = choice(["low", 0], ["half", 50], ["high", 100], ["irrelevant", null]);
const scored = ["low", "half", "high"];

const anyQuestionnaire: fc.Arbitrary<Questionnaire> = fc
  .record({
    weights: fc.tuple(...["a", "b", "c"].map(() => fc.integer({ min: 1, max: 3 }))),
    dimensions: fc.constantFrom(["A", "A", "A"], ["A", "A", "B"], ["A", "B", "B"]),
    condition: fc.constantFrom(null, "{a} = 'high'", "{b} != 'low'"),
    version: fc.constantFrom("2025", "2026"),
  })
  .map(({ weights, dimensions, condition, version }) => {
    const questions = ["a", "b", "c"].map((name, index) =>
      aQuestion(name, few, { dimension: dimensions[index] ?? "A", weight: weights[index] ?? 1 }),
    );
    const asked = questions.map((question, index) =>
      index === 2 && condition !== null ? { ...question, conditions: [condition] } : question,
    );
    const keys = [...new Set(dimensions)];
    return {
      ...aQuestionnaire(
        asked,
        keys.map((key) => aDimension(key, { weight: key === "A" ? 2 : 1 })),
      ),
      version,
    };
  });

const anyAnswer: fc.Arbitrary<AnswerValue | null> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...scored) },
  { weight: 2, arbitrary: fc.constantFrom("dontknow", "refused", "irrelevant", null) },
);

const anyAnswers: fc.Arbitrary<Answers> = fc
  .record({ a: anyAnswer, b: anyAnswer, c: anyAnswer })
  .map((given) =>
    Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
    ),
  );

const anyDepartment: fc.Arbitrary<RespondedDepartment> = fc.record({
  invited: fc.constantFrom(null, 8),
  // Often just too few, or just enough.
  responses: fc.oneof(
    fc.array(anyAnswers, { maxLength: k - 1 }),
    fc.array(anyAnswers, { minLength: k, maxLength: k + 2 }),
  ),
});

const anyDepartments = fc
  .array(anyDepartment, { minLength: 2, maxLength: 4 })
  .map((departments) =>
    Object.fromEntries(
      departments.map((department, index) => [["IT", "HR", "PR", "Law"][index] ?? "", department]),
    ),
  );

/** One round, or two with the same questionnaire or another; the other may be one in office. */
const anyHistory: fc.Arbitrary<RespondedRounds> = fc
  .record({
    questionnaires: fc.tuple(anyQuestionnaire, anyQuestionnaire, fc.boolean()),
    inRounds: fc.array(anyDepartments, { minLength: 1, maxLength: 2 }),
    earlierThreshold: fc.constantFrom(k, k, k + 1, null),
  })
  .map(({ questionnaires: [newer, older, isSame], inRounds, earlierThreshold }) =>
    Object.fromEntries(
      inRounds.map((departments, index) => {
        const isEarlier = index < inRounds.length - 1;
        const questionnaire = isEarlier && !isSame ? older : newer;
        return [
          `${2025 + index}`,
          { questionnaire, threshold: isEarlier ? earlierThreshold : k, departments },
        ];
      }),
    ),
  );

const anyRules = fc.record({ weights: fc.constantFrom("equal" as const, "headcount" as const) });

/** All that is published, to the last bit of every number. */
function printed(publisher: Publisher): Sight {
  return async (world) => textOf(await publisher(world));
}

// Thousands of publications, on a machine that may be busy.
describe("an attacker who knows everything but the hidden answers", { timeout: 60_000 }, () => {
  it("can tell none of them from all that is published, even unrounded", async () => {
    let attacked = 0;
    await fc.assert(
      fc.asyncProperty(anyHistory, anyRules, async (history, rules) => {
        const answers = await attack(
          history,
          printed((world) => publish(world, rules)),
          1,
        );
        for (const { hidden, possible } of answers) {
          const { round, department, respondent, question } = hidden;
          const where = `${question.name} from ${department} (${respondent}) in ${round}`;
          expect(possible.size, where).toBeGreaterThan(1);
          expect([...possible], where).toEqual(
            expect.arrayContaining([...mustRemainPossible(history, hidden)]),
          );
        }
        attacked += answers.length;
      }),
      rounds,
    );
    expect(attacked).toBeGreaterThan(rounds.numRuns);
  });

  it("can tell none even where he knows all hidden answers but one", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, anyRules, fc.nat(), async (history, rules, pick) => {
        const publication = await publish(history, rules);
        const hidden = hiddenAnswers(history, publication);
        const one = hidden[pick % hidden.length];
        if (one === undefined) return;
        for (const other of otherAnswers(history, one)) {
          const world = withAnswer(history, one, other);
          expect(textOf(await publish(world, rules))).toBe(textOf(publication));
        }
      }),
      rounds,
    );
  });

  it("cannot tell how many answered what is hidden, where the same is hidden all the same", async () => {
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(anyHistory, anyRules, fc.nat(), async (history, rules, pick) => {
        const publication = await publish(history, rules);
        const hidden = hiddenAnswers(history, publication);
        const one = hidden[pick % hidden.length];
        const world = one && (await worldOfAnotherCount(history, one));
        if (!world) return;
        counted += 1;
        expect(textOf(await publish(world, rules))).toBe(textOf(publication));
      }),
      rounds,
    );
    expect(counted).toBeGreaterThan(rounds.numRuns / 10);
  });

  it("tells every answer of a single respondent where hidden figures are only left blank", async () => {
    const questionnaire = aQuestionnaire([aQuestion("a", few), aQuestion("b", few, { dimension: "B" })]);
    const open = { a: "half", b: "low" };
    const secrets = scored.flatMap((a) => scored.map((b) => ({ a, b })));
    for (const secret of secrets) {
      const departments = { IT: answered(null, ...times(k, open)), HR: answered(null, secret) };
      const history = { "2026": { questionnaire, threshold: k, departments } };
      const answers = await attack(history, printed(blankingOnly), 2);
      expect(answers.map(({ possible }) => [...possible])).toEqual([[secret.a], [secret.b]]);
    }
  });

  it("tells the only answer to a hidden question where its dimension is computed from it", async () => {
    const questionnaire = aQuestionnaire(["a", "b"].map((name) => aQuestion(name, few)));
    for (const secret of scored) {
      // He knows that the others have no score on b, so 3 · A − 2 · 50 is (50 + b)/2.
      const IT = answered(null, { a: "half", b: secret }, ...times(2, { a: "half", b: "refused" }));
      const history = { "2026": { questionnaire, threshold: k, departments: { IT } } };
      const possible = async (publisher: Publisher) => {
        const answers = await attack(history, printed(publisher), 1);
        return answers.filter(({ truth }) => truth === secret).map(({ possible }) => [...possible].sort());
      };
      expect(await possible(blankingOnly)).toEqual([[secret]]);
      expect(await possible(publish)).toEqual([[...scored].sort()]);
    }
  });
});

/*
 * Subtraction by hand: each takes known parts from a sum that is published and names the level, 0–5, that is left. HR
 * or the last in IT is hidden, `secret` is the level to be found.
 */
type Subtraction = {
  readonly from: string;
  readonly rounds: (secret: number) => RespondedRounds;
  /** The hidden answer as the attacker works it out; null where there is nothing to work on. */
  readonly claim: (publication: Publication) => number | null;
};

const round = (questionnaire: Questionnaire, departments: Readonly<Record<string, RespondedDepartment>>) => ({
  questionnaire,
  threshold: k,
  departments,
});
const oneQuestion = aQuestionnaire([aQuestion("a", levels)]);
const a = (invited: number | null, ...values: readonly number[]) =>
  answered(invited, ...values.map((value) => ({ a: value })));

/** IT with 2, 2, 2 (40 points), and a single answer from HR. */
const aDepartmentOfOne = (secret: number): RespondedRounds => ({
  "2026": round(oneQuestion, { IT: a(4, 2, 2, 2), HR: a(2, secret) }),
});

/** IT: b1 is 2 for all three, a is 1; one of them answers b2 too, which has as much weight. */
const aQuestionOfOne = (secret: number): RespondedRounds => ({
  "2026": round(twoDimensions, {
    IT: answered(3, ...times(2, { a: 1, b1: 2, b2: "refused" }), { a: 1, b1: 2, b2: secret }),
  }),
});

const subtractions: readonly Subtraction[] = [
  {
    from: "the organization's mean of a question, less a shown department's",
    rounds: aDepartmentOfOne,
    // (IT + HR)/2 = organization
    claim: (publication) => {
      const { it, organization } = figuresIn(publication);
      return levelOf(
        2 * score(organization.questions.get(nameOf("a"))) - score(it.questions.get(nameOf("a"))),
      );
    },
  },
  {
    from: "the organization's overall score, less a shown department's",
    rounds: aDepartmentOfOne,
    claim: (publication) => {
      const { it, organization } = figuresIn(publication);
      return levelOf(2 * score(organization.overall) - score(it.overall));
    },
  },
  {
    from: "the organization's distribution, less a shown department's",
    rounds: aDepartmentOfOne,
    claim: (publication) => {
      const { it, organization } = figuresIn(publication);
      const shown = it.questions.get(nameOf("a"))?.distribution;
      const [left] = [...(organization.questions.get(nameOf("a"))?.distribution ?? [])].filter(
        ([value, count]) => count > (shown?.get(value) ?? 0),
      );
      return left === undefined ? null : Number(left[0]);
    },
  },
  {
    from: "a dimension, less the question of it that is shown",
    rounds: aQuestionOfOne,
    // (40 + 40 + (40 + secret)/2)/3 = B
    claim: (publication) => {
      const { it } = figuresIn(publication);
      const known = score(it.questions.get(nameOf("b1")));
      return levelOf(2 * (3 * score(it.dimensions.get(keyOf("B"))) - 2 * known) - known);
    },
  },
  {
    from: "the overall score, less the dimension and the question that are shown",
    rounds: aQuestionOfOne,
    // Twice (20 + 40)/2 and once (20 + (40 + secret)/2)/2, through 3.
    claim: (publication) => {
      const { it } = figuresIn(publication);
      const [ofA, ofB] = [score(it.dimensions.get(keyOf("A"))), score(it.questions.get(nameOf("b1")))];
      const last = 3 * score(it.overall) - (ofA + ofB);
      return levelOf(2 * (2 * last - ofA) - ofB);
    },
  },
  {
    from: "the organization's change, less a shown department's",
    // HR is hidden in 2025 and shows 60 in 2026; IT is 40 both times.
    rounds: (secret) => ({
      "2025": round(oneQuestion, { IT: a(4, 2, 2, 2), HR: a(3, secret) }),
      "2026": round(oneQuestion, { IT: a(4, 2, 2, 2), HR: a(3, 3, 3, 3) }),
    }),
    claim: ({ changes }) => {
      const [it, all] = ["IT", null].map(
        (name) =>
          changes.find(({ department, figure }) => department === name && figure === "overall")?.difference ??
          Number.NaN,
      );
      // ((IT) + (60 − secret))/2 = organization
      return it === undefined || all === undefined ? null : levelOf(60 - (2 * all - it));
    },
  },
];

describe("a subtraction from", () => {
  const secrets = [0, 1, 2, 3, 4, 5];
  const claims = ({ rounds, claim }: Subtraction, publisher: Publisher) =>
    Promise.all(secrets.map(async (secret) => claim(await publisher(rounds(secret)))));

  it.each(subtractions)("$from gives the same whatever is hidden", async (subtraction) => {
    const claimed = await claims(subtraction, async (rounds) => rounded(await publish(rounds)));
    expect(new Set(claimed).size).toBe(1);
  });

  it.each(subtractions)("$from gives the answer where hidden figures are only left blank", async (one) => {
    expect(await claims(one, blankingOnly)).toEqual(secrets);
  });

  it("a coverage tells how many answered a hidden question only where it counts them", async () => {
    // Two questions of like weight: one respondent more adds half a response to the mean of three.
    const questionnaire = aQuestionnaire(["a", "b"].map((name) => aQuestion(name, levels)));
    const count = async (answering: number, publisher: Publisher) => {
      const responses = [...times(answering, { a: 2, b: 1 }), ...times(3 - answering, { a: 2 })];
      const rounds = { "2026": round(questionnaire, { IT: answered(3, ...responses) }) };
      const { it } = figuresIn(await publisher(rounds));
      return Math.round(2 * 3 * (it.dimensions.get(keyOf("A"))?.coverage ?? Number.NaN) - 3);
    };
    expect([await count(1, blankingOnly), await count(2, blankingOnly)]).toEqual([1, 2]);
    expect([await count(1, publish), await count(2, publish)]).toEqual([3, 3]);
  });
});

function figuresIn({ rounds }: Publication): { readonly it: Figures; readonly organization: Figures } {
  const figures = rounds.at(-1)?.figures;
  const it = figures?.departments.find(({ department }) => department === "IT");
  if (figures === undefined || it === undefined) throw new Error("IT is in the round.");
  return { it, organization: figures.organization };
}

function score(figure: { readonly score: number | null } | undefined): number {
  return figure?.score ?? Number.NaN;
}

/** The nearest level to a score; null where there is none. */
function levelOf(points: number): number | null {
  // A little below 0 would be rounded to −0.
  return Number.isNaN(points) ? null : Math.round(points / 20) + 0;
}
