import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Instant } from "#app/domain/id.ts";
import {
  anyRound,
  confidentialRound,
  withOtherHiddenAnswers,
} from "#app/domain/scoring/disclosure-testing.ts";
import { publish, type RespondedRound } from "#app/domain/scoring/publishing-testing.ts";
import type { RoundOnPage } from "./chosen-results.ts";
import { type ResultsPage, resultsView } from "./results-view.ts";
import { responseCount } from "./round-results.ts";
import { roundNames, selectRounds, shownRounds } from "./shown-rounds.ts";
import {
  type AnsweredRound,
  aMeasuredRound,
  answeredBy,
  departmentId,
  namesOf,
  summingAgain,
} from "./testing.ts";

const names = namesOf("IT", "HR", "PR", "merged");
const merger = ["IT", "HR"].map((name) => ({
  predecessorId: departmentId(name),
  successorId: departmentId("merged"),
}));

function answeredRound(year: number, responded: RespondedRound): AnsweredRound {
  const { questionnaire, threshold, departments } = responded;
  const round = aMeasuredRound(year, { confidential: threshold !== null });
  return {
    round:
      threshold === null ? round : { ...round, disclosure: { kind: "confidential" as const, threshold } },
    isSealed: true,
    questionnaire,
    departments: Object.entries(departments).map(([name, { invited, responses }]) =>
      answeredBy(questionnaire, name, invited, responses),
    ),
  };
}

/** The whole page: the later of two rounds, compared with the earlier. */
function pageOf(
  rounds: Readonly<Record<string, RespondedRound>>,
  series: "departments" | "dimensions",
): Promise<ResultsPage> {
  const answered = Object.entries(rounds)
    .map(([year, responded]) => answeredRound(Number(year), responded))
    .reverse();
  const now = "2026-12-31T00:00:00.000Z" as Instant; // its form
  const shown = shownRounds(
    answered.map(({ round }) => round),
    now,
    false,
  );
  return resultsView(
    {
      selection: selectRounds(shown, () => true, {}),
      names: roundNames(shown),
      rounds: shown.flatMap((one): readonly RoundOnPage[] => {
        const summed = answered.find(({ round }) => round === one.round);
        if (summed === undefined) return [];
        const counts = summed.departments.map(({ invited, sums }) => ({ invited, n: sums.tally.responses }));
        return [{ shown: one, responses: responseCount(one.round, counts), summed }];
      }),
      versionsBetween: [],
      series,
      departmentNames: names,
      successions: merger,
    },
    summingAgain(...answered),
  );
}

/** The later round with two of its departments merged into one. */
function merged(round: RespondedRound): RespondedRound {
  const { IT, PR } = round.departments;
  if (IT === undefined || PR === undefined) throw new Error("Every random round has these departments.");
  return { ...round, departments: { merged: IT, PR } };
}

// Hundreds of rounds, on a machine that may be busy.
describe("everything on the page of a confidential round", { timeout: 60_000 }, () => {
  it("would be the same, to the last digit, had any hidden answer been another", async () => {
    let changed = 0;
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(
          fc.oneof(confidentialRound, anyRound(fc.constant(null))),
          fc.oneof(
            { weight: 3, arbitrary: confidentialRound },
            { weight: 1, arbitrary: anyRound(fc.constant(null)) },
          ),
        ),
        fc.boolean(),
        fc.constantFrom<"departments" | "dimensions">("departments", "dimensions"),
        fc.nat(),
        async ([first, second], isMerged, series, salt) => {
          const rounds = { "2025": first, "2026": isMerged ? merged(second) : second };
          const others = withOtherHiddenAnswers(rounds, await publish(rounds), salt);
          const page = await pageOf(rounds, series);
          changed += others.changed;
          if (page.kind === "figures" && page.changes.length > 0) compared += 1;
          expect(JSON.stringify(await pageOf(others.rounds, series))).toBe(JSON.stringify(page));
        },
      ),
    );
    expect(changed).toBeGreaterThan(100);
    expect(compared).toBeGreaterThan(20);
  });

  it("is whole points and levels of one decimal", async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(confidentialRound, confidentialRound), async ([first, second]) => {
        const page = await pageOf({ "2025": first, "2026": second }, "departments");
        if (page.kind !== "figures") return;
        const levels = [
          ...page.levels.rows.flatMap(({ level, earlier }) => [level, earlier?.level ?? null]),
          ...page.heatmap.rows.flatMap(({ cells }) =>
            cells.map((cell) => (cell.kind === "level" ? cell.level : null)),
          ),
          ...page.years.rows.flatMap((row) => row.levels),
          ...page.changes.flatMap(({ changes }) =>
            changes.flatMap((one) => [one.levels?.before?.level ?? null, one.levels?.after?.level ?? null]),
          ),
        ];
        for (const { place } of page.levels.rows) {
          if (place !== null) expect(place * 20).toBeCloseTo(Math.round(place * 20), 9);
        }
        for (const level of levels) if (level !== null) expect(level).toBe(Number(level.toFixed(1)));
        for (const { change } of page.changes.flatMap(({ changes }) => changes)) {
          for (const points of [change.difference, change.detectable, ...(change.interval ?? [])]) {
            if (points !== null) expect(Number.isInteger(points)).toBe(true);
          }
        }
      }),
    );
  });
});
