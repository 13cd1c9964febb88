import { expect, it } from "vitest";
import { changeSharing } from "#app/domain/organization/sharing.server.ts";
import {
  aMunicipality,
  anEnvironment,
  aRound,
  aScope,
  someResponses,
  type TestEnvironment,
  type TestMunicipality,
} from "#app/domain/testing.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { resultsPage } from "./results.server.ts";
import { organizationsSideBySide } from "./side-by-side.server.ts";
import { roundBeside } from "./side-by-side.ts";
import { oneQuestion, published } from "./testing.ts";

it("a round is set beside the one of the same year, else the newest before it", () => {
  const rounds = [{ year: 2026 }, { year: 2024 }, { year: 2023 }];
  expect(roundBeside(rounds, 2026)).toEqual({ year: 2026 });
  expect(roundBeside(rounds, 2025)).toEqual({ year: 2024 });
  expect(roundBeside(rounds, 2022)).toBeNull();
});

type Municipality = TestMunicipality<"social" | "education">;

onEachDatabase((openTestDatabase) => {
  async function setUp() {
    const environment = anEnvironment(await openTestDatabase());
    const make = (slug: string) => aMunicipality(environment, { slug, questionnaire: oneQuestion });
    return { environment, own: await make("own"), other: await make("other") };
  }

  /** A published round in which both departments answered, with a level for each response. */
  async function measured(
    environment: TestEnvironment,
    municipality: Municipality,
    levels: { readonly social: readonly number[]; readonly education: readonly number[] },
    columns: Partial<Rounds> = published(2025),
  ): Promise<void> {
    const round = await aRound(environment, municipality, columns);
    for (const name of ["social", "education"] as const) {
      const answers = levels[name].map((strategy) => ({ strategy }));
      await someResponses(environment, round, municipality.departments[name], answers);
    }
  }

  const share = (environment: TestEnvironment, municipality: Municipality, shares = true) =>
    changeSharing(environment, aScope(municipality, "administrator"), shares);

  async function viewOf(environment: TestEnvironment, municipality: Municipality) {
    const scope = aScope(municipality, "reader");
    const page = await resultsPage(environment, scope, {}, organizationsSideBySide(environment, scope));
    if (page.kind !== "figures") throw new Error(`The page shows no figures: ${page.kind}`);
    return page.view;
  }

  it("organizations that both share stand side by side, each with its own published levels", async () => {
    const { environment, own, other } = await setUp();
    await measured(environment, own, { social: [1, 1], education: [3] });
    await measured(environment, other, { social: [5], education: [4, 4] });
    await share(environment, own);
    await share(environment, other);
    const view = await viewOf(environment, own);
    if (view.kind !== "sharing") throw new Error("It shares.");
    expect(view.rows).toMatchObject([
      { isOwn: true, result: { kind: "figures", level: 2, version: "same", cells: [{ level: 2 }] } },
      { isOwn: false, result: { level: 4.5, responses: { n: 3 }, cells: [{ level: 4.5 }] } },
    ]);
    expect(JSON.stringify(view)).not.toContain("education");
  });

  it("who does not share sees nobody, and is seen by nobody", async () => {
    const { environment, own, other } = await setUp();
    await measured(environment, own, { social: [1], education: [1] });
    await measured(environment, other, { social: [5], education: [5] });
    await share(environment, other);
    expect(await viewOf(environment, own)).toEqual({ kind: "not-sharing" });
    expect(await viewOf(environment, other)).toMatchObject({ kind: "sharing", rows: [{ isOwn: true }] });
    await share(environment, own);
    await share(environment, other, false);
    expect(await viewOf(environment, own)).toMatchObject({ rows: [{ isOwn: true }] });
    expect((await viewOf(environment, own)).kind === "sharing").toBe(true);
  });

  it("nothing is shown of a round that another organization has not published", async () => {
    const { environment, own, other } = await setUp();
    await measured(environment, own, { social: [1], education: [1] });
    await measured(environment, other, { social: [5], education: [5] }, { year: 2025 });
    await share(environment, own);
    await share(environment, other);
    expect(await viewOf(environment, own)).toMatchObject({
      rows: [{ isOwn: true }, { isOwn: false, result: { kind: "nothing" } }],
    });
  });

  it("a round that is shown in groups alone shows as little here", async () => {
    const { environment, own, other } = await setUp();
    await measured(environment, own, { social: [1], education: [1] });
    const inGroups = { disclosure: "confidential", threshold: 5 } as const;
    await measured(
      environment,
      other,
      { social: [5, 5], education: [5] },
      { ...published(2025), ...inGroups },
    );
    await share(environment, own);
    await share(environment, other);
    expect(await viewOf(environment, own)).toMatchObject({
      rows: [{}, { result: { level: null, missing: "suppressed-everywhere", cells: [{ kind: "missing" }] } }],
    });
  });
});
