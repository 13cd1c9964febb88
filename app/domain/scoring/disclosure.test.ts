import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyRound, confidentialRound, withOtherHiddenAnswers } from "./disclosure-testing.ts";
import type { Figures, RoundFigures } from "./figure.ts";
import { publish, textOf } from "./publishing-testing.ts";

/*
 * The attacker's test: whatever is published of a confidential round, it would be the same, bit for bit, had any hidden
 * answer been another. So nothing that is published can be solved for a hidden answer, however much of it is combined.
 */

// Hundreds of rounds, on a machine that may be busy.
describe("what is published of a confidential round", { timeout: 60_000 }, () => {
  it("would be the same, bit for bit, had any hidden answer been another", async () => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(confidentialRound, fc.oneof(confidentialRound, anyRound(fc.constant(null)))),
        fc.constantFrom<"equal" | "headcount">("equal", "headcount"),
        fc.nat(),
        async ([first, second], weights, salt) => {
          const rounds = { "2025": first, "2026": second };
          const before = await publish(rounds, { weights });
          const others = withOtherHiddenAnswers(rounds, before, salt);
          changed += others.changed;
          expect(textOf(await publish(others.rounds, { weights }))).toBe(textOf(before));
        },
      ),
    );
    expect(changed).toBeGreaterThan(100);
  });

  it("has at least k answers in every figure that it shows", async () => {
    await fc.assert(
      fc.asyncProperty(confidentialRound, async (round) => {
        const { rounds } = await publish({ "2026": round });
        const shown = rounds.flatMap(({ figures }) => groupsOf(figures));
        for (const group of [...shown, ...rounds.map(({ figures }) => figures.organization)]) {
          for (const { n } of [group.overall, ...group.dimensions.values(), ...group.questions.values()]) {
            if (n !== null && n > 0) expect(n).toBeGreaterThanOrEqual(round.threshold ?? 1);
          }
        }
      }),
    );
  });

  it("is that of a round in office where nothing is hidden", async () => {
    await fc.assert(
      fc.asyncProperty(anyRound(fc.constant(null)), async (round) => {
        const alike = {
          ...round,
          departments: Object.fromEntries(
            Object.entries(round.departments).map(([name, { responses }]) => [
              name,
              // Everybody three times, so that no count lies between 0 and 3.
              { invited: null, responses: responses.flatMap((answers) => [answers, answers, answers]) },
            ]),
          ),
        };
        const office = await publish({ "2025": alike, "2026": alike });
        const shut = { ...alike, threshold: 3 };
        expect(await publish({ "2025": shut, "2026": shut })).toEqual(office);
      }),
    );
  });
});

function groupsOf({ departments, others }: RoundFigures): readonly Figures[] {
  return others === null ? departments : [...departments, others];
}
