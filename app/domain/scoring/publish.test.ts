import { describe, expect, it } from "vitest";
import type { Answers } from "#app/domain/questionnaire/definition.ts";
import { answered, publish, type RespondedDepartment, times, twoDimensions } from "./publishing-testing.ts";
import { aQuestion, aQuestionnaire, keyOf, levels, nameOf } from "./testing.ts";

const oneQuestion = aQuestionnaire([aQuestion("q", levels)]);
const q = (invited: number | null, ...values: readonly number[]) =>
  answered(invited, ...values.map((value) => ({ q: value })));

async function published(
  departments: Readonly<Record<string, RespondedDepartment>>,
  questionnaire = oneQuestion,
) {
  const { rounds } = await publish({ "2026": { questionnaire, threshold: 5, departments } });
  const [round] = rounds;
  if (round === undefined) throw new Error("there is one");
  return round;
}

const nothing = { suppressed: true, score: null, level: null, n: null, sd: null, ci: null, gap: null };

describe("departments with too few responses", () => {
  it("are hidden and pooled into one that is shown where it has enough", async () => {
    const { figures, reliability } = await published({
      IT: q(10, 5, 5, 5, 5, 5),
      HR: q(4, 1, 1),
      PR: q(6, 2, 2, 2),
      Law: q(3),
    });
    const [it, hr, , law] = figures.departments;
    expect(it).toMatchObject({ suppressed: false, overall: { suppressed: false, score: 100, n: 5 } });
    expect(hr).toMatchObject({ suppressed: true, n: 2, invited: 4, responseRate: 0.5, overall: nothing });
    expect(hr?.dimensions.get(keyOf("A"))).toMatchObject({ ...nothing, coverage: null, agreement: null });
    expect(hr?.questions.get(nameOf("q"))).toMatchObject({
      ...nothing,
      distribution: null,
      unanswered: null,
    });
    // Of a department that nobody answered from there is nothing to hide.
    expect(law).toMatchObject({ suppressed: false, overall: { suppressed: false, score: null, n: 0 } });
    expect(figures.others).toMatchObject({ departments: ["HR", "PR"], n: 5, invited: 10, suppressed: false });
    expect(figures.others?.overall.score).toBeCloseTo((2 * 20 + 3 * 40) / 5, 12);
    // The pool weighs as two departments: (100 + 2 · 32)/3. Everybody counts in n and N.
    expect(figures.organization).toMatchObject({ suppressed: false, n: 10, invited: 23 });
    expect(figures.organization.overall).toMatchObject({ n: 10, score: expect.closeTo(164 / 3, 9) });
    // s_p² = (4 · 0 + 480)/8 = 60, with the squares 2 · 144 + 3 · 64 of the pool. se² is 60/5 · (1 − 5/10) = 6 in IT
    // and 120/5 · ½ = 12 in the pool: 6/9 + 4 · 12/9 = 6; df = 6² / ((6/9)²/4 + (48/9)²/4) = 36 · 81/585.
    expect(figures.organization.overall.se).toBeCloseTo(Math.sqrt(6), 9);
    expect(figures.organization.overall.df).toBeCloseTo((36 * 81) / 585, 9);
    expect([...reliability.keys()]).toEqual(["IT", "Law", null]);
  });

  it("are left out where they are too few even together", async () => {
    const { figures } = await published({ IT: q(10, 5, 5, 5, 5, 5), HR: q(4, 1, 1), PR: q(6, 2, 2) });
    expect(figures.others).toBeNull();
    expect(figures.organization).toMatchObject({ n: 9, invited: 20, overall: { score: 100, n: 5 } });
    expect(figures.organization.questions.get(nameOf("q"))?.distribution?.get("1")).toBe(0);
  });

  it("weigh together by how many were invited", async () => {
    const departments = { IT: q(10, 5, 5, 5, 5, 5), HR: q(4, 1, 1), PR: q(null, 1, 1, 1) };
    const { rounds } = await publish(
      { "2026": { questionnaire: oneQuestion, threshold: 5, departments } },
      { weights: "headcount" },
    );
    // (10 · 100 + (4 + 3) · 20)/17
    expect(rounds[0]?.figures.organization.overall.score).toBeCloseTo(1140 / 17, 9);
  });

  it("leave nothing of the organization where there is nobody else", async () => {
    const { figures } = await published({ HR: q(4, 1, 1), PR: q(6, 2, 2) });
    expect(figures.organization).toMatchObject({ suppressed: true, n: 4, invited: 10, overall: nothing });
  });

  it("hide no figure that they have not either", async () => {
    const { figures } = await published({ HR: answered(4, { a: 1 }) }, twoDimensions);
    const { questions, dimensions } = figures.organization;
    expect(questions.get(nameOf("a"))?.suppressed).toBe(true);
    expect(questions.get(nameOf("b1"))).toMatchObject({ suppressed: false, n: 0, unanswered: 0 });
    // Whether b3 was asked tells what b2 was answered with.
    expect(questions.get(nameOf("b3"))?.suppressed).toBe(true);
    expect(dimensions.get(keyOf("B"))?.suppressed).toBe(true);
  });

  it("may have an overall score wherever a condition reads hidden answers", async () => {
    const { figures } = await published({ HR: answered(4, { b2: "dontknow" }) }, twoDimensions);
    const { overall, dimensions } = figures.organization;
    expect(overall.suppressed).toBe(true);
    expect(dimensions.get(keyOf("A"))).toMatchObject({ suppressed: false, n: 0 });
    const unconditional = await published({ HR: answered(4, { q: "dontknow" }) });
    expect(unconditional.figures.organization.overall).toMatchObject({ suppressed: false, n: 0 });
  });

  it("may have a dimension and an overall score wherever they have an answer in it", async () => {
    // b weighs three times a: of a respondent who answered a alone, a score in A would tell that b did not apply.
    const questionnaire = aQuestionnaire([aQuestion("a", levels), aQuestion("b", levels, { weight: 3 })]);
    for (const b of ["refused", "dontknow"]) {
      const { figures } = await published({ HR: answered(4, { a: 1, b }) }, questionnaire);
      const { overall, dimensions, questions } = figures.organization;
      expect(dimensions.get(keyOf("A"))).toMatchObject(nothing);
      expect(overall).toMatchObject(nothing);
      expect(questions.get(nameOf("b"))).toMatchObject({ suppressed: false, n: 0 });
    }
  });

  it("leave an organization suppressed where all others are silent, not where all are", async () => {
    const silent = await published({ HR: q(4), Law: q(3) });
    expect(silent.figures.organization.suppressed).toBe(false);
    const hidden = await published({ HR: q(4, 1), Law: q(3) });
    expect(hidden.figures.organization.suppressed).toBe(true);
  });

  it("are told by a threshold of three or more", async () => {
    const round = { questionnaire: oneQuestion, departments: {} };
    await expect(publish({ "2026": { ...round, threshold: 2 } })).rejects.toThrow(RangeError);
    await expect(publish({ "2026": { ...round, threshold: 3.5 } })).rejects.toThrow(RangeError);
    await expect(publish({ "2026": { ...round, threshold: 3 } })).resolves.toBeDefined();
  });
});

describe("a question with too few answers in a department that is shown", () => {
  it("is hidden with what reads it, and its dimension computed from the others", async () => {
    const { figures } = await published(
      { IT: answered(9, ...times(4, { a: 1, b1: 2, b2: 5, b3: 5 }), { a: 1, b1: 2 }) },
      twoDimensions,
    );
    const [department] = figures.departments;
    for (const name of ["b2", "b3"]) {
      expect(department?.questions.get(nameOf(name))).toMatchObject({ ...nothing, notApplicable: null });
    }
    expect(department?.questions.get(nameOf("b1"))).toMatchObject({ score: 40, n: 5 });
    // B is b1 alone, also in coverage; overall (20 + 40)/2.
    expect(department?.dimensions.get(keyOf("B"))).toMatchObject({ score: 40, n: 5, coverage: 1 });
    expect(department?.overall).toMatchObject({ score: 30, n: 5 });
    expect(figures.organization.questions.get(nameOf("b2"))).toMatchObject(nothing);
    expect(figures.organization.overall.score).toBe(30);
  });

  it("hides its dimension where nothing of it is left, and the overall score goes without", async () => {
    const { figures } = await published(
      { IT: answered(9, ...times(2, { a: 1, b1: 5, b2: 5 }), ...times(3, { a: 1 })) },
      twoDimensions,
    );
    const [department] = figures.departments;
    expect(department?.dimensions.get(keyOf("B"))).toMatchObject({ ...nothing, coverage: null });
    expect(department?.dimensions.get(keyOf("A"))).toMatchObject({ score: 20, n: 5 });
    expect(department?.overall).toMatchObject({ score: 20, n: 5 });
  });

  it("leaves a dimension hidden that fewer responses have than each of its questions", async () => {
    const half = [...times(5, { b1: 1 }), ...times(5, { b2: 1 })];
    const four = aQuestionnaire(["b1", "b2", "b3"].map((name) => aQuestion(name, levels)));
    const { figures } = await published(
      { IT: answered(null, ...half, ...times(4, { b1: 3, b2: 3 }), ...times(5, { b3: 1 })) },
      four,
    );
    const [department] = figures.departments;
    expect([...(department?.questions.values() ?? [])].map(({ n }) => n)).toEqual([9, 9, 5]);
    expect(department?.dimensions.get(keyOf("A"))?.suppressed).toBe(true);
    // Without its one dimension there is no overall score to show.
    expect(department?.overall.suppressed).toBe(true);
  });

  it("leaves a hidden dimension out of the overall score", async () => {
    // 9, 9 and 5 answered the questions of B, but only 4 two of them, which makes half of it.
    const b = (value: number, ...names: readonly string[]): Answers =>
      Object.fromEntries([["a", 1], ...names.map((name) => [name, value] as const)]);
    const questions = ["b1", "b2", "b4"].map((name) => aQuestion(name, levels, { dimension: "B" }));
    const questionnaire = aQuestionnaire([aQuestion("a", levels), ...questions]);
    const responses = [
      ...[...times(5, b(5, "b1")), ...times(5, b(5, "b2"))],
      ...[...times(4, b(5, "b1", "b2")), ...times(5, b(5, "b4"))],
    ];
    const { figures } = await published({ IT: answered(null, ...responses) }, questionnaire);
    const [department] = figures.departments;
    expect(department?.dimensions.get(keyOf("B"))?.suppressed).toBe(true);
    expect(department?.overall).toMatchObject({ score: 20, n: 19 });
    const { changes } = await publish({
      "2025": { questionnaire, threshold: 5, departments: { IT: answered(null, ...responses) } },
      "2026": { questionnaire, threshold: null, departments: { IT: answered(null, b(5, "b1", "b2", "b4")) } },
    });
    expect(changes.find(({ figure }) => figure === "dimension:B")?.verdict).toBe("suppressed");
    expect(changes.find(({ figure }) => figure === "overall")).toMatchObject({
      difference: 0,
      basis: "common",
    });
  });

  it("leaves its department out of the round's internal consistency", async () => {
    const names = ["q1", "q2", "q3"];
    const questionnaire = aQuestionnaire([
      ...names.map((name) => aQuestion(name, levels)),
      aQuestion("x", levels, { dimension: "B" }),
    ]);
    const all = (...values: readonly number[]): Answers =>
      Object.fromEntries(names.map((name, index) => [name, values[index] ?? 0]));
    // As worked out in consistency.test.ts: 0.75.
    const IT = answered(null, ...times(15, all(0, 0, 5)), ...times(15, all(5, 5, 5)));
    const HR = answered(null, ...times(4, all(0, 5, 0)), ...times(4, { q1: 0, q2: 5 }));
    const { consistency } = await published({ IT, HR }, questionnaire);
    expect(consistency.get(keyOf("A"))).toBeCloseTo(0.75, 12);
    expect(consistency.get(keyOf("B"))).toBeNull();
    const office = await publish({ "2026": { questionnaire, threshold: null, departments: { IT, HR } } });
    expect(office.rounds[0]?.consistency.get(keyOf("A"))).not.toBeCloseTo(0.75, 3);
    // Two departments too small to be shown count through the group that they are shown in.
    const pooled = await publish({
      "2026": {
        questionnaire,
        threshold: 20,
        departments: {
          IT: answered(null, ...times(15, all(0, 0, 5))),
          HR: answered(null, ...times(15, all(5, 5, 5))),
        },
      },
    });
    expect(pooled.rounds[0]?.consistency.get(keyOf("A"))).toBeCloseTo(0.75, 12);
  });

  it("takes the organization's figure from the departments that show it", async () => {
    const { figures } = await published(
      {
        IT: answered(9, ...times(4, { a: 0, b1: 0 }), { a: 0 }),
        HR: answered(9, ...times(5, { a: 5, b1: 5 })),
      },
      twoDimensions,
    );
    const { questions, dimensions, overall } = figures.organization;
    expect(questions.get(nameOf("b1"))).toMatchObject({ score: 100, n: 5, unanswered: 0 });
    // Of IT nothing is left of B; in HR b1 is half of it.
    expect(dimensions.get(keyOf("B"))).toMatchObject({ suppressed: false, score: 100, n: 5, coverage: 0.5 });
    expect(dimensions.get(keyOf("A"))).toMatchObject({ score: 50, n: 10 });
    expect(overall.score).toBe(50);
  });
});
