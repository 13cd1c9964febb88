import { describe, expect, it } from "vitest";
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
