import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Instant } from "#app/domain/id.ts";
import type { Succession } from "#app/domain/organization/succession.ts";
import {
  anyRound,
  confidentialRound,
  withOtherHiddenAnswers,
} from "#app/domain/scoring/disclosure-testing.ts";
import { publish, type RespondedRound } from "#app/domain/scoring/publishing-testing.ts";
import type { SumAgain } from "#app/domain/scoring/sum-book.ts";
import type { ResultsMaterial, RoundOnPage } from "./chosen-results.ts";
import { type OwnResultView, ownResultView } from "./own-result-view.ts";
import type { QuestionChange } from "./question-changes.ts";
import { responseCount } from "./round-results.ts";
import type { RowSubject } from "./row-subject.ts";
import { roundNames, selectRounds, shownRounds } from "./shown-rounds.ts";
import {
  type AnsweredRound,
  aMeasuredRound,
  answeredBy,
  departmentId,
  namesOf,
  summingAgain,
} from "./testing.ts";
import { type WholePage, wholePageOf } from "./whole-page-testing.server.ts";

const names = namesOf("IT", "HR", "PR", "merged");
/** IT and HR merged where they were apart before, and were split where they were one. */
const successions = ["IT", "HR"].flatMap((name): readonly Succession[] => {
  const [part, merged] = [departmentId(name), departmentId("merged")];
  return [
    { predecessorId: part, successorId: merged },
    { predecessorId: merged, successorId: part },
  ];
});

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

type Rounds = Readonly<Record<string, RespondedRound>>;

/** The whole page: the later of two rounds, compared with the earlier. */
function pageOf(rounds: Rounds, series: "departments" | "dimensions"): Promise<WholePage> {
  const { material, sumAgain } = materialOf(rounds);
  return wholePageOf(material, sumAgain, series);
}

/** The changes that the questions' own pages show. */
function questionChangesOn(page: WholePage): readonly QuestionChange[] {
  if (page.kind !== "figures") return [];
  return page.questions
    .flatMap((view) => view?.rows ?? [])
    .flatMap(({ change }) => (change === null || change === "new" ? [] : change));
}

/** What each department of the later round is shown of its own, by its name. */
async function ownResultsOf(rounds: Rounds): Promise<ReadonlyMap<string, OwnResultView>> {
  const { material, sumAgain } = materialOf(rounds);
  const departments = material.rounds[0]?.summed?.departments ?? [];
  const views = departments.map(
    async ({ department }) => [department, await ownResultView(material, department, sumAgain)] as const,
  );
  return new Map(await Promise.all(views));
}

function materialOf(rounds: Rounds): { readonly material: ResultsMaterial; readonly sumAgain: SumAgain } {
  const answered = Object.entries(rounds)
    .map(([year, responded]) => answeredRound(Number(year), responded))
    .reverse();
  const now = "2026-12-31T00:00:00.000Z" as Instant; // its form
  const shown = shownRounds(
    answered.map(({ round }) => round),
    now,
    false,
  );
  const material = {
    selection: selectRounds(shown, () => true, {}),
    names: roundNames(shown),
    rounds: shown.flatMap((one): readonly RoundOnPage[] => {
      const summed = answered.find(({ round }) => round === one.round);
      if (summed === undefined) return [];
      const counts = summed.departments.map(({ invited, sums }) => ({ invited, n: sums.tally.responses }));
      return [{ shown: one, responses: responseCount(one.round, counts), summed }];
    }),
    versionsBetween: [],
    departmentNames: names,
    successions,
  };
  return { material, sumAgain: summingAgain(...answered) };
}

/** A round with two of its departments merged into one. */
function merged(round: RespondedRound): RespondedRound {
  const { IT, PR } = round.departments;
  if (IT === undefined || PR === undefined) throw new Error("Every random round has these departments.");
  return { ...round, departments: { merged: IT, PR } };
}

// Hundreds of rounds, on a machine that may be busy.
describe("what each department is shown of its own", { timeout: 60_000 }, () => {
  it("is what the results page shows of it, and names no other department", async () => {
    const anyOfThem = fc.oneof(confidentialRound, anyRound(fc.constant(null)));
    let hidden = 0;
    await fc.assert(
      fc.asyncProperty(fc.tuple(anyOfThem, anyOfThem), fc.boolean(), async ([first, second], isMerged) => {
        const rounds = { "2025": first, "2026": isMerged ? merged(second) : second };
        const page = await pageOf(rounds, "departments");
        for (const [department, view] of await ownResultsOf(rounds)) {
          if (view.kind !== "figures" || page.kind !== "figures") {
            expect(view.kind).toBe(page.kind);
            continue;
          }
          if (view.hidden !== null) hidden += 1;
          const isOthers = ({ subject }: { readonly subject: RowSubject }) => subject.kind === "others";
          const isOwn = ({ subject }: { readonly subject: RowSubject }) =>
            subject.kind === "department" && subject.name.sv === department;
          const isWhole = ({ subject }: { readonly subject: RowSubject }) => subject.kind === "organization";
          const rowsOf = <Row extends { readonly subject: RowSubject }>(rows: readonly Row[]) =>
            rows.filter((row) => isOwn(row) || isWhole(row) || (view.hidden !== null && isOthers(row)));
          expect(view.levels.rows).toEqual(rowsOf(page.levels.rows));
          expect(view.heatmap.rows).toEqual(
            rowsOf(page.heatmap.rows).filter((row) => view.hidden === null || !isOwn(row)),
          );
          const group = page.changes.find(({ names: of }) =>
            view.hidden === null ? of.length === 1 && of[0]?.sv === department : of.length === 0,
          );
          const changes = group?.changes.filter(({ dimension }) => dimension !== null);
          expect(view.changes?.dimensions).toEqual(changes?.map(({ change }) => change));
          for (const other of names.keys()) {
            if (other !== department) expect(JSON.stringify(view)).not.toContain(`"sv":"${other}"`);
          }
        }
      }),
    );
    expect(hidden).toBeGreaterThan(10);
  });
});

// Hundreds of rounds, on a machine that may be busy.
describe("everything on the page of a confidential round", { timeout: 60_000 }, () => {
  it("would be the same, to the last digit, had any hidden answer been another", async () => {
    let changed = 0;
    let compared = 0;
    let reorganized = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(
          fc.oneof(confidentialRound, anyRound(fc.constant(null))),
          fc.oneof(
            { weight: 3, arbitrary: confidentialRound },
            { weight: 1, arbitrary: anyRound(fc.constant(null)) },
          ),
        ),
        fc.constantFrom<"same" | "merger" | "split">("same", "merger", "split"),
        fc.constantFrom<"departments" | "dimensions">("departments", "dimensions"),
        fc.nat(),
        async ([first, second], became, series, salt) => {
          const rounds = {
            "2025": became === "split" ? merged(first) : first,
            "2026": became === "merger" ? merged(second) : second,
          };
          const others = withOtherHiddenAnswers(rounds, await publish(rounds), salt);
          const page = await pageOf(rounds, series);
          changed += others.changed;
          if (page.kind === "figures" && page.changes.length > 0) compared += 1;
          reorganized += questionChangesOn(page).filter(
            ({ earlierNames, change }) => earlierNames.length > 0 && change.difference !== null,
          ).length;
          expect(JSON.stringify(await pageOf(others.rounds, series))).toBe(JSON.stringify(page));
          const own = JSON.stringify([...(await ownResultsOf(rounds))]);
          expect(JSON.stringify([...(await ownResultsOf(others.rounds))])).toBe(own);
        },
      ),
    );
    expect(changed).toBeGreaterThan(100);
    expect(compared).toBeGreaterThan(20);
    expect(reorganized).toBeGreaterThan(20);
  });

  it("is whole points and levels of one decimal", async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(confidentialRound, confidentialRound), async ([first, second]) => {
        const page = await pageOf({ "2025": first, "2026": merged(second) }, "departments");
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
        const changes = [...page.changes.flatMap(({ changes }) => changes), ...questionChangesOn(page)];
        for (const { change } of changes) {
          for (const points of [change.difference, change.detectable, ...(change.interval ?? [])]) {
            if (points !== null) expect(Number.isInteger(points)).toBe(true);
          }
        }
      }),
    );
  });
});
