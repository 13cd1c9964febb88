import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { Day } from "#app/domain/id.ts";
import { aQuestionnaireFile, aRubric, oneDimension } from "#app/domain/questionnaire/testing.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aScope,
  someResponses,
} from "#app/domain/testing.ts";
import { fromJson } from "#db/json.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { releaseAnswers, releasePage, type WantedRelease } from "./release.server.ts";

const file = aQuestionnaireFile({
  questions: [aRubric("strategy"), aRubric("second")],
  maturity: oneDimension({ target: 3 }),
});
const everything = { masked: [], notes: [] };

onEachDatabase((openTestDatabase) => {
  async function aClosedRound(overrides: Partial<Rounds> = {}) {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment, { questionnaire: file });
    const round = await aRound(environment, municipality, { diaryNumber: "KS 2026/17", ...overrides });
    const { social } = municipality.departments;
    await someResponses(environment, round, social, [
      { strategy: 1, second: 4, "strategy#comment": "Kim sade så", "second#evidence": "Plan 7" },
      { strategy: 2, second: 5 },
    ]);
    await anInvitation(environment, round, social.id, {
      overrides: { email: "kim@testkoping.example", title: "Kims titel" },
    });
    environment.moveClockTo("2027-01-15");
    const scope = aScope(municipality, "administrator");
    const page = async (settings: WantedRelease = everything) =>
      (await releasePage(environment, scope, "2026", settings)).chosen;
    const release = (settings: WantedRelease) =>
      releaseAnswers(environment, scope, "2026", settings, "KS 2027/3");
    return { environment, round, social, page, release };
  }

  /** As a Swedish spreadsheet reads it. */
  const rowsOf = (text: string): readonly Record<string, string>[] =>
    parse(text, { columns: true, delimiter: ";", bom: true });

  describe("releasing single answers on request", () => {
    it("gives them without name, office and address, with comments and evidence masked", async () => {
      const { page, release } = await aClosedRound();
      const made = await release(everything);
      expect(made?.name).toBe("KS_2026_17-testkoping-2026-utlämnande.csv");
      expect(made?.text).not.toMatch(/Kim|kim@|Plan 7/);
      const rows = rowsOf(made?.text ?? "");
      expect(rows.map(({ strategy, second }) => [strategy, second]).sort()).toEqual([
        ["1", "4"],
        ["2", "5"],
      ]);
      const noted = rows.find((row) => row["strategy"] === "1");
      expect(noted).toMatchObject({
        diaryNumber: "KS 2026/17",
        department: "social",
        "strategy#comment": "[maskerat]",
        "second#evidence": "[maskerat]",
        "second#comment": "",
      });
      expect((await page())?.release?.notes.map(({ text }) => text).sort()).toEqual([
        "Kim sade så",
        "Plan 7",
      ]);
    });

    it("lets a text go that was chosen after being read, and masks the columns that were named", async () => {
      const { page, release } = await aClosedRound();
      const plan = (await page())?.release?.notes.find(({ text }) => text === "Plan 7");
      const settings = { masked: ["department", "strategy"], notes: [plan?.key ?? ""] };
      const made = await release(settings);
      const preview = (await page(settings))?.release;
      expect(rowsOf(made?.text ?? "").map((row) => Object.values(row))).toEqual(preview?.rows);
      expect(made?.text).toContain("Plan 7");
      expect(made?.text).not.toContain("Kim");
      for (const row of rowsOf(made?.text ?? "")) {
        expect(row).toMatchObject({ department: "[maskerat]", strategy: "[maskerat]" });
      }
    });

    it("holds nothing that a spreadsheet takes for a formula", async () => {
      const { environment, round, social, page, release } = await aClosedRound();
      await someResponses(environment, round, social, [
        { strategy: 3, second: 3, "strategy#comment": "=HYPERLINK(A1)" },
      ]);
      const note = (await page())?.release?.notes.find(({ text }) => text.startsWith("="));
      const made = await release({ masked: [], notes: [note?.key ?? ""] });
      const row = rowsOf(made?.text ?? "").find(({ strategy }) => strategy === "3");
      expect(row?.["strategy#comment"]).toBe("'=HYPERLINK(A1)");
    });

    it("is told to the log by the request's reference, and not with what the answers say", async () => {
      const { environment, round, release } = await aClosedRound();
      await release({
        masked: ["department", "no such column"],
        notes: ["1 strategy#comment", "2 strategy#comment"],
      });
      const { details, ...told } = await environment.database.read
        .selectFrom("auditLog")
        .where("event", "=", "release.made")
        .select(["actor", "subject", "details"])
        .executeTakeFirstOrThrow();
      expect(told).toEqual({ actor: "user", subject: round.id });
      expect(fromJson(details ?? "")).toEqual({
        ...{ reference: "KS 2027/3", responses: 2, masked: ["department"], notes: 1 },
      });
    });

    it("is refused where answers are shown in groups only, while they can change, and when they are gone", async () => {
      const inGroups = await aClosedRound({ disclosure: "confidential", threshold: 5 });
      expect(await inGroups.page()).toMatchObject({ state: "in-groups", release: null });
      expect(await inGroups.release(everything)).toBeNull();
      const open = await aClosedRound();
      open.environment.moveClockTo("2026-12-01");
      expect(await open.page()).toMatchObject({ state: "open", release: null });
      expect(await open.release(everything)).toBeNull();
      const { environment, round, page, release } = await aClosedRound();
      await environment.database.transact((writer) =>
        writer
          .insertInto("roundDestructions")
          .values({
            ...{ organizationId: round.organizationId, roundId: round.id, reference: "KS 2027/4" },
            ...{
              decidedOn: "2027-01-10" as Day,
              begunAt: environment.now(),
              completedAt: null,
              responses: 2,
            },
          })
          .execute(),
      );
      expect(await page()).toMatchObject({ state: "destroyed", release: null });
      expect(await release(everything)).toBeNull();
    });
  });
});
