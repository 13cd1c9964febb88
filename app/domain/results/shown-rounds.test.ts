import { describe, expect, it } from "vitest";
import type { Instant } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { roundNames, type ShownRound, selectRounds, shownRounds } from "./shown-rounds.ts";
import { aMeasuredRound } from "./testing.ts";

const now = "2026-11-23T09:00:00.000Z" as Instant; // its form
const rounds = [
  aMeasuredRound(2026, { stage: "open" }),
  aMeasuredRound(2025),
  aMeasuredRound(2024, { confidential: true }),
  aMeasuredRound(2023),
];
const slugs = (shown: readonly ShownRound[]) => shown.map(({ round }) => round.slug);
const everybodyAnswered = () => true;

describe("which rounds are shown", () => {
  it("are the published ones for most, and the open ones too for those who may preview", () => {
    expect(slugs(shownRounds(rounds, now, false))).toEqual(["2025", "2024", "2023"]);
    expect(slugs(shownRounds(rounds, now, true))).toEqual(["2026", "2025", "2024", "2023"]);
  });

  it("are never drafts or scheduled ones, whoever asks", () => {
    const notYet = [aMeasuredRound(2028, { stage: "draft" }), aMeasuredRound(2027, { stage: "scheduled" })];
    expect(shownRounds(notYet, now, true)).toEqual([]);
  });

  it("say whether they are preliminary, also where they are confidential and sealed", () => {
    const states = shownRounds(rounds, now, true).map(({ state }) => state);
    expect(states).toEqual(["preliminary", "published", "published", "published"]);
  });

  it("await the close where they are confidential and go on", () => {
    const [open] = shownRounds([aMeasuredRound(2026, { stage: "open", confidential: true })], now, true);
    expect(open).toMatchObject({ state: "awaiting-close", isSealed: false });
  });

  it("are called by their year, and by their title where two share it", () => {
    const twice = [...rounds, aMeasuredRound(2023, { slug: "2023-spring", title: "Våren 2023" })];
    const labels = roundNames(shownRounds(twice, now, false)).map(({ label }) => label);
    expect(labels).toEqual(["2025", "2024", "Mätomgång 2023", "Våren 2023"]);
  });
});

describe("the round that a page begins with", () => {
  const shown = shownRounds(rounds, now, true);

  it("is the newest published with responses, compared with the one before whose figures may be shown", () => {
    const { round, earlier } = selectRounds(shown, everybodyAnswered, {});
    expect([round.round.slug, earlier?.round.slug]).toEqual(["2025", "2024"]);
  });

  it("is an open one where no published round has responses", () => {
    const { round } = selectRounds(shown, ({ round }) => round.year === 2026, {});
    expect(round.round.slug).toBe("2026");
  });

  it("is the one asked for, if the reader may see it", () => {
    expect(selectRounds(shown, everybodyAnswered, { round: "2023" })).toMatchObject({
      round: { round: { slug: "2023" } },
      earlier: null,
      isFirst: true,
    });
    expect(() => selectRounds(shown, everybodyAnswered, { round: "1999" })).toThrow(Problem);
    expect(() => selectRounds(shownRounds(rounds, now, false), everybodyAnswered, { round: "2026" })).toThrow(
      Problem,
    );
  });

  it("is compared with the round asked for, but never with itself or a later one", () => {
    const compareWith = (slug: string) =>
      selectRounds(shown, everybodyAnswered, { round: "2026", compare: slug }).earlier?.round.slug;
    expect(compareWith("2023")).toBe("2023");
    expect(compareWith("2026")).toBe("2025");
    expect(compareWith("2024")).toBe("2024");
    expect(
      selectRounds(shown, everybodyAnswered, { round: "2025", compare: "2026" }).earlier?.round.slug,
    ).toBe("2024");
  });

  it("is not compared with a confidential one that goes on", () => {
    const going = aMeasuredRound(2026, { slug: "spring", stage: "open", confidential: true });
    const both = shownRounds([aMeasuredRound(2026, { stage: "open" }), going], now, true);
    expect(selectRounds(both, everybodyAnswered, {})).toMatchObject({ earlier: null, isFirst: false });
    expect(selectRounds(both, ({ round }) => round === going, {}).round.round).toBe(both[0]?.round);
  });
});
