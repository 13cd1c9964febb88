import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyRound, confidentialRound } from "#app/domain/scoring/disclosure-testing.ts";
import type { RespondedRound } from "#app/domain/scoring/publishing-testing.ts";
import { findingOf } from "./finding.ts";
import type { RoundResults } from "./round-results.ts";
import {
  type AnsweredRound,
  aGroup,
  aMeasuredRound,
  answeredBy,
  compared,
  namesOf,
  resultsOf,
  someRound,
} from "./testing.ts";

const names = namesOf("care", "school", "parks", "IT", "HR", "PR");

const saysOf = (results: RoundResults) => findingOf(results, null, names);

describe("the finding", () => {
  it("begins with the lowest area, and says where it is so in every department", async () => {
    const everywhere = await resultsOf(
      someRound(aMeasuredRound(2026), aGroup("care", 1, [1, 3]), aGroup("school", 1, [2, 4])),
    );
    expect(saysOf(everywhere).sentence).toEqual([
      { kind: "lowest", dimensions: [{ sv: "A", en: "A" }], level: 1.5, everywhere: true, amongShown: false },
    ]);
    expect(saysOf(everywhere).facts[0]).toMatchObject({ kind: "highest", level: 3.5, everywhere: true });
    const divided = await resultsOf(
      someRound(aMeasuredRound(2026), aGroup("care", 1, [0, 5]), aGroup("school", 1, [3, 2])),
    );
    expect(saysOf(divided).sentence).toMatchObject([{ kind: "lowest", everywhere: false }]);
    const alone = await resultsOf(someRound(aMeasuredRound(2026), aGroup("care", 1, [1, 3])));
    expect(saysOf(alone).sentence).toMatchObject([{ kind: "lowest", everywhere: false }]);
  });

  it("names areas that show the same level together, and ranks none where all do", async () => {
    const alike = await resultsOf(someRound(aMeasuredRound(2026), aGroup("care", 2, [2, 2], [3, 3])));
    expect(saysOf(alike).sentence).toEqual([{ kind: "level-alike", level: 2.5 }]);
  });

  it("names a change by its verdict, the organization's before its departments'", async () => {
    const before = someRound(aMeasuredRound(2025), aGroup("care", 1, [1, 2]), aGroup("school", 1, [1, 2]));
    const after = someRound(aMeasuredRound(2026), aGroup("care", 1, [3, 2]), aGroup("school", 1, [3, 2]));
    const { later, comparison } = await compared(before, after);
    const [, change] = findingOf(later, comparison, names).sentence;
    expect(change).toEqual({
      kind: "changed",
      direction: "up",
      word: "everyone-answered",
      figures: [
        { group: null, dimension: null },
        { group: null, dimension: { sv: "A", en: "A" } },
      ],
      more: 0,
      inDepartments: 4,
    });
  });

  it("names the departments that changed where the whole did not, as long as there are few, and counts many beside", async () => {
    const before = someRound(
      aMeasuredRound(2025),
      ...["care", "school", "parks"].map((name) => aGroup(name, 1, [2, 2])),
    );
    const after = someRound(
      aMeasuredRound(2026),
      aGroup("care", 1, [5, 2]),
      aGroup("school", 1, [0, 2]),
      aGroup("parks", 1, [1, 2]),
    );
    const { later, comparison } = await compared(before, after);
    const { sentence, facts } = findingOf(later, comparison, names);
    expect(sentence.slice(1)).toMatchObject([
      {
        direction: "up",
        figures: [{ group: [{ sv: "care" }], dimension: { sv: "A" } }, { dimension: null }],
        inDepartments: 0,
      },
    ]);
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: "changed", direction: "down", figures: [], more: 0, inDepartments: 4 }),
    );
  });

  it("counts the departments' changes in the sentence where nothing else is named", async () => {
    const departments = { care: 4, school: 0, parks: 4, IT: 0 };
    const before = someRound(
      aMeasuredRound(2025),
      ...Object.keys(departments).map((name) => aGroup(name, 1, [2, 2])),
    );
    const after = someRound(
      aMeasuredRound(2026),
      ...Object.entries(departments).map(([name, level]) => aGroup(name, 1, [level, level])),
    );
    const { later, comparison } = await compared(before, after);
    const counted = { kind: "changed", figures: [], more: 0, inDepartments: 6 };
    expect(findingOf(later, comparison, names).sentence.slice(1)).toMatchObject([
      { ...counted, direction: "up" },
      { ...counted, direction: "down" },
    ]);
  });

  it("does not say of the only department what it says of the whole", async () => {
    const before = someRound(aMeasuredRound(2025), aGroup("care", 1, [2, 2]));
    const after = someRound(aMeasuredRound(2026), aGroup("care", 1, [5, 2]));
    const { later, comparison } = await compared(before, after);
    expect(findingOf(later, comparison, names).sentence.slice(1)).toMatchObject([
      { kind: "changed", direction: "up", inDepartments: 0 },
    ]);
  });

  it("says that no change could be established, and never calls an uncertain one a change", async () => {
    const before = someRound(aMeasuredRound(2025), aGroup("care", 40, [1, 1], [4, 4]));
    const after = someRound(aMeasuredRound(2026), aGroup("care", 40, [2, 2], [5, 5]));
    const { later, comparison } = await compared(before, after);
    const { sentence, facts } = findingOf(later, comparison, names);
    expect([...sentence, ...facts].map(({ kind }) => kind)).not.toContain("changed");
    expect(facts).toContainEqual({ kind: "no-change", overall: "uncertain" });
  });

  it("counts the departments below their target, and names them where they are few", async () => {
    const results = await resultsOf(
      someRound(aMeasuredRound(2026), aGroup("care", 1, [1, 2]), aGroup("school", 1, [4, 4])),
    );
    expect(saysOf(results).facts).toContainEqual({
      kind: "below-target",
      names: [{ sv: "care", en: "care" }],
      below: 1,
      departments: 2,
    });
    const all = await resultsOf(
      someRound(aMeasuredRound(2026), aGroup("care", 1, [1, 2]), aGroup("school", 1, [1, 1])),
    );
    expect(saysOf(all).facts).toContainEqual({ kind: "below-target", names: null, below: 2, departments: 2 });
    expect(saysOf(all).facts).toContainEqual({ kind: "areas-reaching", reaching: 0, areas: 2 });
  });

  it("cautions of few answers, the fewest first, and of answers that are divided; at most twice", async () => {
    const results = await resultsOf(
      someRound(
        aMeasuredRound(2026),
        aGroup("care", 10, [1, 2], [2, 3]),
        aGroup("school", 8, [3, 3]),
        aGroup("parks", 2, [0, 3], [5, 3]),
      ),
    );
    expect(saysOf(results).cautions).toMatchObject([
      { kind: "few-answered", subject: { id: "school" }, n: 1, invited: 8 },
      { kind: "few-answered", subject: { id: "care" }, n: 2, invited: 10 },
    ]);
    const divided = await resultsOf(someRound(aMeasuredRound(2026), aGroup("parks", 2, [0, 3], [5, 3])));
    expect(saysOf(divided).cautions).toEqual([
      {
        kind: "disagreement",
        subject: { kind: "department", id: "parks", name: { sv: "parks", en: "parks" } },
        dimension: { sv: "A", en: "A" },
        word: "divided",
      },
    ]);
  });
});

function answered(year: number, { questionnaire, threshold, departments }: RespondedRound): AnsweredRound {
  const round = aMeasuredRound(year, { confidential: threshold !== null });
  return {
    round: threshold === null ? round : { ...round, disclosure: { kind: "confidential", threshold } },
    isSealed: true,
    questionnaire,
    departments: Object.entries(departments).map(([name, { invited, responses }]) =>
      answeredBy(questionnaire, name, invited, responses),
    ),
  };
}

// Hundreds of rounds, on a machine that may be busy.
describe("of any round, the finding", { timeout: 60_000 }, () => {
  const round = fc.oneof(confidentialRound, anyRound(fc.constant(null)));

  it("ranks no area that is hidden, and cautions of no department that is", async () => {
    await fc.assert(
      fc.asyncProperty(round, async (responded) => {
        const results = await resultsOf(answered(2026, responded));
        const { sentence, facts, cautions } = saysOf(results);
        const { organization, departments } = results.figures;
        const hidden = new Set(departments.flatMap((one) => (one.suppressed ? one.department : [])));
        for (const statement of [...sentence, ...facts]) {
          if (statement.kind !== "lowest" && statement.kind !== "highest") continue;
          for (const title of statement.dimensions) {
            const dimension = results.questionnaire.dimensions.find((one) => one.title === title);
            expect(dimension && organization.dimensions.get(dimension.key)?.level).not.toBeNull();
          }
        }
        for (const { subject } of cautions) {
          if (subject.kind === "department") expect(hidden.has(subject.id)).toBe(false);
        }
      }),
    );
  });

  it("is the same in whatever order the departments stand", async () => {
    await fc.assert(
      fc.asyncProperty(round, round, async (first, second) => {
        const turned = (one: RespondedRound): RespondedRound => ({
          ...one,
          departments: Object.fromEntries(Object.entries(one.departments).toReversed()),
        });
        const say = async (earlier: RespondedRound, later: RespondedRound) => {
          const { later: results, comparison } = await compared(
            answered(2025, earlier),
            answered(2026, later),
          );
          return findingOf(results, comparison, names);
        };
        expect(await say(turned(first), turned(second))).toEqual(await say(first, second));
      }),
      { numRuns: 60 },
    );
  });
});
