import { describe, expect, it } from "vitest";
import type { RoundLink } from "./published-round.ts";
import { answered, publish, type RespondedDepartment, times } from "./publishing-testing.ts";
import { aQuestion, aQuestionnaire, levels, nameOf } from "./testing.ts";

describe("departments that merged", () => {
  const older = aQuestionnaire([aQuestion("q", levels), aQuestion("r", levels)]);
  const both = (count: number, value: number) => answered(12, ...times(count, { q: value, r: value }));
  const merger = {
    parts: [{ name: "merged", earlier: ["IT", "HR"], later: ["All"] }],
    versionsBetween: [],
  };
  const changes = async (
    before: Readonly<Record<string, RespondedDepartment>>,
    after: RespondedDepartment,
    link: RoundLink = merger,
    newer = older,
  ) => {
    const published = await publish({
      "2025": { questionnaire: older, threshold: 5, departments: before },
      "2026": { questionnaire: newer, threshold: 5, departments: { All: after }, sinceBefore: link },
    });
    return new Map(
      published.changes.map((change) => [`${change.department ?? "all"} ${change.figure}`, change]),
    );
  };

  it("are compared with what they were together, weighed by their responses", async () => {
    const found = await changes({ IT: both(5, 1), HR: both(10, 4) }, both(12, 4));
    // Before, (5 · 20 + 10 · 80)/15 is 60.
    expect(found.get("merged overall")).toMatchObject({ difference: expect.closeTo(20, 9), basis: "all" });
    expect(found.get("all overall")?.difference).toBeCloseTo(20, 9);
  });

  it("are not compared where one of them is hidden", async () => {
    const found = await changes({ IT: both(4, 1), HR: both(10, 4) }, both(12, 4));
    expect(found.get("merged overall")).toMatchObject({ verdict: "suppressed", difference: null });
    expect(found.get("all overall")?.verdict).toBe("suppressed");
  });

  it("are compared without a question that one of them hides", async () => {
    const IT = answered(12, ...times(4, { q: 1, r: 5 }), ...times(4, { q: 1 }));
    const found = await changes({ IT, HR: both(8, 1) }, both(12, 2));
    // On q alone, 20 → 40; with HR's r it would be the same, with IT's it would not.
    expect(found.get("merged overall")).toMatchObject({
      difference: expect.closeTo(20, 9),
      basis: "common",
    });
  });

  it("are compared on the questions followed through the versions between", async () => {
    const names = (first: string, replaces: string) =>
      aQuestionnaire([{ ...aQuestion(first, levels), replaces: nameOf(replaces) }, aQuestion("r", levels)]);
    const newest = { ...names("q3", "q2"), version: "2026" };
    const answers = answered(12, ...times(12, { q3: 3, r: 1 }));
    const link = { ...merger, versionsBetween: [names("q2", "q")] };
    const before = { IT: both(5, 1), HR: both(5, 1) };
    expect((await changes(before, answers, link, newest)).get("merged overall")?.difference).toBeCloseTo(
      20,
      9,
    );
    // Without the version between, q is lost, and r alone is left.
    expect((await changes(before, answers, merger, newest)).get("merged overall")?.difference).toBeCloseTo(
      0,
      9,
    );
  });
});
