import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { aQuestionnaireFile, aRubric, oneDimension } from "#app/domain/questionnaire/testing.ts";
import { sealEndedRounds } from "#app/domain/results/seal-ended-rounds.server.ts";
import { printed } from "#app/domain/scoring/command/testing.ts";
import { aMunicipality, anEnvironment, aRound, aScope, someResponses } from "#app/domain/testing.ts";
import { toJson } from "#db/json.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { archivePackage } from "./archive-package.server.ts";

const file = aQuestionnaireFile({
  questions: [aRubric("strategy"), aRubric("second")],
  maturity: oneDimension({ target: 3 }),
});
const comment = 'Se "planen"; =1+1 <b>&amp;\u0001\nnästa rad';

onEachDatabase((openTestDatabase) => {
  async function anEndedRound(overrides: Partial<Rounds> = {}) {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment, { questionnaire: file });
    const round = await aRound(environment, municipality, {
      invited: 20,
      diaryNumber: "KS 2026/17",
      ...overrides,
    });
    const { social, education } = municipality.departments;
    await someResponses(environment, round, social, [
      { strategy: 1, second: "refused", "strategy#comment": comment },
      ...[2, 3, 4, 5].map((strategy) => ({ strategy, second: "dontknow" })),
      { strategy: 5 },
    ]);
    if (overrides.disclosure === "confidential") {
      await someResponses(environment, round, education, [{ strategy: 2, second: 2 }]);
    }
    const scope = aScope(municipality, "auditor");
    const make = () => archivePackage(environment, scope, round.slug);
    return { environment, round, make };
  }

  async function unpacked(made: Awaited<ReturnType<typeof archivePackage>>) {
    if (made === null) throw new Error("The package is made.");
    const bytes = new Uint8Array(await new Response(made.zip).arrayBuffer());
    const files = Object.entries(unzipSync(bytes)).map(
      ([path, content]) => [path.split("/")[1] ?? "", content] as const,
    );
    return { name: made.name, files: new Map(files) };
  }

  const text = (files: ReadonlyMap<string, Uint8Array>, name: string) =>
    new TextDecoder("utf-8", { fatal: true }).decode(files.get(name));

  /** What the command leaves out of what the package has of it, and the other way round. */
  function comparable(groups: readonly Record<string, unknown>[]) {
    return groups
      .map(({ agreement: _, dimensions, ...group }) => ({
        ...group,
        dimensions: Object.fromEntries(
          Object.entries(dimensions as object).map(([key, { consistency: __, ...figure }]) => [key, figure]),
        ),
      }))
      .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  }

  describe("the package of a closed round", () => {
    it("can be scored by the command, which gives the figures in it", async () => {
      const { environment, make } = await anEndedRound({ targets: toJson({ steering: 4 }) });
      environment.moveClockTo("2027-01-01");
      const { files } = await unpacked(await make());
      const output = await printed(
        JSON.parse(text(files, "questionnaire-with-targets.json")),
        text(files, "answers.csv"),
      );
      const figures = JSON.parse(text(files, "figures.json"));
      expect(output.groups).toHaveLength(2);
      expect(comparable(figures.groups)).toEqual(comparable(output.groups));
      expect(comparable(figures.organization)).toEqual(comparable(output.organization));
    });

    it("has a checksum of every other file, and its diary number in the name and in what has a head", async () => {
      const { environment, make } = await anEndedRound();
      environment.moveClockTo("2027-01-01");
      const { name, files } = await unpacked(await make());
      expect(name).toBe("KS_2026_17-testkoping-2026.zip");
      const sums = text(files, "SHA256SUMS").trimEnd().split("\n");
      const expected = [...files]
        .filter(([file]) => file !== "SHA256SUMS")
        .map(([file, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${file}`);
      expect(sums).toEqual(expected);
      expect(sums.length).toBeGreaterThan(12);
      for (const headed of ["README.txt", "round.json", "answers.json", "answers.xml", "figures.json"]) {
        expect(text(files, headed)).toContain("KS 2026/17");
      }
    });

    it("keeps what was written as it was written, as far as the format can hold it", async () => {
      const { environment, make } = await anEndedRound();
      environment.moveClockTo("2027-01-01");
      const { files } = await unpacked(await make());
      const rows: readonly Record<string, string>[] = parse(text(files, "answers.csv"), { columns: true });
      expect(rows.map((row) => row["strategy#comment"])).toContain(comment);
      expect(rows.map((row) => row["second"])).toEqual(expect.arrayContaining(["#NA", "#DK", ""]));
      const { responses } = JSON.parse(text(files, "answers.json"));
      expect(responses.map((one: { answers: object }) => one.answers)).toContainEqual(
        expect.objectContaining({ strategy: 1, "strategy#comment": comment }),
      );
      expect(text(files, "answers.xml")).toContain(
        '<answer question="strategy#comment">Se &quot;planen&quot;; =1+1 &lt;b&gt;&amp;amp;\uFFFD&#10;nästa rad</answer>',
      );
    });

    it("hides in the figures what the round hides, and has the answers without time or office", async () => {
      const { environment, make } = await anEndedRound({ disclosure: "confidential", threshold: 5 });
      environment.moveClockTo("2027-01-01");
      const { files } = await unpacked(await make());
      const figures = JSON.parse(text(files, "figures.json"));
      expect(figures.groups).toContainEqual(
        expect.objectContaining({ department: "education", suppressed: true }),
      );
      const rows: readonly string[][] = parse(text(files, "respondents.csv"));
      expect(rows).toHaveLength(8);
      expect(rows[0]).toEqual(["respondent", "department", "role"]);
    });

    it("is made once answers can change no more, and is logged each time", async () => {
      const { environment, round, make } = await anEndedRound();
      expect(await make()).toBeNull();
      environment.moveClockTo("2027-01-01");
      await sealEndedRounds(environment);
      const { files } = await unpacked(await make());
      expect(text(files, "log.csv")).toContain("round.sealed");
      const rows = await environment.database.read
        .selectFrom("auditLog")
        .where("event", "=", "archive.exported")
        .select(["actor", "subject"])
        .execute();
      expect(rows).toEqual([{ actor: "user", subject: round.id }]);
    });
  });
});
