import { describe, expect, it } from "vitest";
import type { Answers } from "#app/domain/questionnaire/definition.ts";
import { answered, publish, type RespondedDepartment, times, twoDimensions } from "./publishing-testing.ts";
import { aQuestion, aQuestionnaire, levels } from "./testing.ts";

describe("a change of a confidential round", () => {
  const round = (
    departments: Readonly<Record<string, RespondedDepartment>>,
    threshold: number | null = 5,
  ) => ({
    questionnaire: twoDimensions,
    threshold,
    departments,
  });
  const whole = (...values: readonly number[]) =>
    answered(9, ...values.map((value) => ({ a: value, b1: value, b2: value, b3: value })));

  async function changesOf(...rounds: readonly ReturnType<typeof round>[]) {
    const { changes } = await publish(Object.fromEntries(rounds.map((one, index) => [`r${index}`, one])));
    return new Map(changes.map((change) => [`${change.department ?? "all"} ${change.figure}`, change]));
  }

  it("is hidden where a side is, and the organization's is that of the others", async () => {
    const before = round({ IT: whole(1, 1, 1, 1, 2), HR: whole(0, 0, 0, 0, 0) });
    const changes = await changesOf(before, round({ IT: whole(3, 3, 3, 3, 4), HR: whole(5, 5) }));
    expect(changes.get("HR overall")).toMatchObject({
      verdict: "suppressed",
      difference: null,
      basis: "all",
    });
    expect(changes.get("all overall")?.difference).toBeCloseTo(40, 9);
    expect([...changes.keys()].some((key) => key.startsWith("*"))).toBe(false);
  });

  it("of the organization is hidden where only hidden departments have it", async () => {
    const changes = await changesOf(round({ HR: whole(1, 1) }), round({ HR: whole(1, 1, 1, 1, 1) }));
    expect(changes.get("all overall")?.verdict).toBe("suppressed");
    expect(changes.get("HR dimension:B")?.verdict).toBe("suppressed");
  });

  it("of the organization is hidden also where hidden departments have none of it: that would tell of each", async () => {
    const questionnaire = aQuestionnaire([
      aQuestion("a", levels),
      aQuestion("b", levels, { dimension: "B" }),
    ]);
    // HR and PR together are shown, and with b, in 2026. HR alone is in both rounds: were its change "unknown", it
    // would be told that nobody in HR answered b, and everybody who did is in PR.
    const IT = answered(9, ...times(5, { a: 1 }));
    const of = (inHR: Answers, inPR: Answers) => [
      { questionnaire, threshold: 5, departments: { IT, HR: answered(4, { a: 1, b: 1 }) } },
      {
        questionnaire,
        threshold: 5,
        departments: { IT, HR: answered(4, ...times(3, inHR)), PR: answered(4, ...times(4, inPR)) },
      },
    ];
    for (const inHR of [{ a: 1 }, { a: 1, b: 1 }]) {
      const changes = await changesOf(...of(inHR, { a: 1, b: 5 }));
      expect(changes.get("all dimension:B")?.verdict).toBe("suppressed");
    }
  });

  it("is computed on the questions that both sides show", async () => {
    // Before, b2 and with it b3 are hidden: b1 alone, 20 → 60; A 20 → 60 on all its questions.
    const before = round({ IT: answered(9, ...times(4, { a: 1, b1: 1, b2: 5 }), { a: 1, b1: 1 }) });
    const after = round({ IT: answered(9, ...times(5, { a: 3, b1: 3, b2: 0 })) });
    const changes = await changesOf(before, after);
    expect(changes.get("IT dimension:B")).toMatchObject({ difference: 40, basis: "common" });
    expect(changes.get("IT dimension:A")).toMatchObject({ difference: 40, basis: "all" });
    expect(changes.get("IT overall")).toMatchObject({ difference: 40, basis: "common" });
    expect(changes.get("all dimension:B")).toMatchObject({ difference: 40, basis: "common" });
    expect(changes.get("all dimension:A")).toMatchObject({ basis: "all" });
  });

  it("is hidden where either side's own figure is, also in the overall basis", async () => {
    const before = round({ IT: answered(9, ...times(2, { a: 1, b1: 5, b2: 5 }), ...times(3, { a: 1 })) });
    const changes = await changesOf(before, round({ IT: whole(3, 3, 3, 3, 3) }, null));
    expect(changes.get("IT dimension:B")?.verdict).toBe("suppressed");
    // Overall on A alone, on both sides.
    expect(changes.get("IT overall")).toMatchObject({ difference: 40, basis: "common" });
  });

  it("is hidden where no question is left that both sides show", async () => {
    // B rests on b1 before and on b2 after.
    const before = round({ IT: answered(9, ...times(4, { a: 1, b1: 1, b2: 5 }), { a: 1, b1: 1 }) });
    const after = round({ IT: answered(9, ...times(4, { a: 3, b1: 3, b2: 0 }), { a: 3, b2: 0 }) });
    const questions = twoDimensions.questions.filter(({ name }) => name !== "b3");
    const two = { ...twoDimensions, questions };
    const changes = await changesOf({ ...before, questionnaire: two }, { ...after, questionnaire: two });
    expect(changes.get("IT dimension:B")?.verdict).toBe("suppressed");
    expect(changes.get("IT overall")).toMatchObject({ difference: 40, basis: "common" });
  });

  it("is hidden where a side's own figure is, though what both show would do", async () => {
    // Before, half of B has been answered by 4; b1 alone, which is what both show, by 9.
    const questionnaire = aQuestionnaire(
      ["b1", "b2", "b4"].map((name) => aQuestion(name, levels, { dimension: "B" })),
    );
    const responses = [
      ...times(5, { b1: 1 }),
      ...times(5, { b2: 1 }),
      ...times(4, { b1: 1, b2: 1 }),
      ...times(5, { b4: 1 }),
    ];
    const before = { questionnaire, threshold: 5, departments: { IT: answered(null, ...responses) } };
    const later = [...times(4, { b1: 3, b2: 3, b4: 3 }), { b1: 3 }];
    const after = { questionnaire, threshold: 5, departments: { IT: answered(null, ...later) } };
    const changes = await changesOf(before, after);
    expect(changes.get("IT dimension:B")?.verdict).toBe("suppressed");
    expect(changes.get("IT overall")?.verdict).toBe("suppressed");
    expect(changes.get("all overall")?.verdict).toBe("suppressed");
  });

  it("rescores both sides by the newer version's weights and dimensions", async () => {
    const older = aQuestionnaire([aQuestion("x", levels), aQuestion("y", levels), aQuestion("z", levels)]);
    const newer = {
      ...aQuestionnaire([
        aQuestion("x", levels, { weight: 3 }),
        aQuestion("y", levels),
        aQuestion("z", levels, { dimension: "B" }),
        aQuestion("new", levels, { dimension: "B" }),
      ]),
      version: "2027",
    };
    const { rounds, changes } = await publish({
      "2026": {
        questionnaire: older,
        threshold: null,
        departments: { IT: answered(1, { x: 1, y: 5, z: 0 }) },
      },
      "2027": {
        questionnaire: newer,
        threshold: null,
        departments: { IT: answered(1, { x: 2, y: 1, z: 3, new: 0 }) },
      },
    });
    // As published: (20 + 100 + 0)/3 = 40 in A; then A (3 · 40 + 20)/4 = 35, B (60 + 0)/2 = 30, together 32.5.
    expect(rounds.map(({ figures }) => figures.organization.overall.score)).toEqual([40, 32.5]);
    // In common x, y and z. A: (3 · 20 + 100)/4 = 40 → 35. B is z alone: 0 → 60. Together 20 → 47.5.
    const found = changes.filter(({ department }) => department === "IT");
    expect(found.map(({ figure, difference, basis }) => [figure, difference, basis])).toEqual([
      ["overall", 27.5, "common"],
      ["dimension:A", -5, "common"],
      ["dimension:B", 60, "common"],
    ]);
    expect(found.map(({ verdict }) => verdict)).toEqual(["up", "none", "up"]);
  });

  it("is unknown in a dimension without common questions, and that leaves the overall score", async () => {
    const newer = {
      ...twoDimensions,
      version: "2027",
      questions: twoDimensions.questions.map((question) =>
        question.dimension === "A" ? question : { ...question, comparable: false },
      ),
    };
    const before = round({ IT: whole(1, 1, 1, 1, 1), HR: whole(2) });
    const after = { ...round({ IT: whole(3, 3, 3, 3, 3), HR: whole(3) }), questionnaire: newer };
    const changes = await changesOf(before, after);
    expect(changes.get("IT dimension:B")).toMatchObject({ verdict: "unknown", basis: "common" });
    expect(changes.get("HR dimension:B")).toMatchObject({ verdict: "suppressed", basis: "common" });
    expect(changes.get("all dimension:B")).toMatchObject({ verdict: "unknown", basis: "common" });
    expect(changes.get("IT overall")).toMatchObject({ difference: 40, basis: "common" });
  });
});
