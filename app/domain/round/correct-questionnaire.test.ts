import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyAuditLog } from "#app/domain/auditlog/verify.server.ts";
import type { ContentHash } from "#app/domain/id.ts";
import { compileConditions } from "#app/domain/questionnaire/conditions.ts";
import { correctableTexts } from "#app/domain/questionnaire/correction.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { adoptQuestionnaireFile } from "#app/domain/questionnaire/questionnaire.server.ts";
import { readQuestionnaire } from "#app/domain/questionnaire/read.ts";
import { roundQuestionnaire, withCorrections } from "#app/domain/questionnaire/round-questionnaire.server.ts";
import {
  aQuestionnaireFile,
  aRubric,
  oneDimension,
  questionsOfEveryType,
  text,
} from "#app/domain/questionnaire/testing.ts";
import { loadAnswering } from "#app/domain/response/answering.server.ts";
import { beginAnswering } from "#app/domain/response/invitation.server.ts";
import { saveAnswers } from "#app/domain/response/save-answers.server.ts";
import { countResponse } from "#app/domain/response/score-response.ts";
import { submitResponse } from "#app/domain/response/submit-response.server.ts";
import { talliesAndRecount } from "#app/domain/response/testing.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound, aSave, aScope } from "#app/domain/testing.ts";
import { onEachDatabase } from "#db/testing.ts";
import { correctQuestionnaire } from "./correct-questionnaire.server.ts";
import { roundCorrections, roundQuestionnairePage } from "./questionnaire-page.server.ts";

const notFound = expect.objectContaining({ data: expect.objectContaining({ code: "not-found" }) });

onEachDatabase((openTestDatabase) => {
  async function aPlace() {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality);
    const scope = aScope(municipality, "coordinator");
    const page = () => roundQuestionnairePage(environment, scope, "2026");
    const textAt = async (path: string): Promise<LocalizedText> => {
      const texts = (await page()).groups.flatMap((group) => group.texts);
      const found = texts.find((one) => one.path === path);
      if (found === undefined) throw new Error(`no text at ${path}`);
      return found.text;
    };
    const correct = async (path: string, changes: Partial<LocalizedText>) => {
      const seen = await textAt(path);
      return correctQuestionnaire(environment, scope, "2026", {
        path,
        seen,
        wanted: { ...seen, ...changes },
      });
    };
    return { environment, municipality, round, scope, page, textAt, correct };
  }

  type Place = Awaited<ReturnType<typeof aPlace>>;

  async function someone({ environment, municipality, round }: Place) {
    const { token } = await anInvitation(environment, round, municipality.departments.social.id);
    return beginAnswering(environment, token);
  }

  const title = "pages[0].elements[0].title";

  describe("correcting a round's questionnaire", () => {
    it("shows respondents the new words and on which day they came, and logs them before and after", async () => {
      const place = await aPlace();
      const { environment, round, correct, page, textAt } = place;
      const key = await someone(place);
      const before = await textAt(title);
      environment.moveClockTo("2026-11-23T23:30:00Z");
      expect(await correct(title, { sv: "Har kommunen en strategi?" })).toBeNull();
      const { respondent } = await loadAnswering(environment, key);
      expect(respondent.questionnaire.questionnaire.questions[0]?.title).toEqual({
        sv: "Har kommunen en strategi?",
        en: before.en,
      });
      expect(JSON.stringify(respondent.questionnaire.definition)).not.toContain(before.sv);
      expect(respondent.correctedOn).toEqual({ steering_strategy: "2026-11-24" });
      const correction = {
        path: title,
        language: "sv",
        before: before.sv,
        after: "Har kommunen en strategi?",
      };
      expect((await page()).corrections).toMatchObject([correction]);
      const log = await environment.database.read.selectFrom("auditLog").selectAll().execute();
      expect(log).toMatchObject([{ event: "questionnaire.corrected", actor: "user", subject: round.id }]);
      expect(JSON.parse(log[0]?.details ?? "")).toEqual({ round: round.id, ...correction });
    });

    it("lays the later correction over the earlier, in each language for itself", async () => {
      const { correct, page, textAt } = await aPlace();
      await correct(title, { sv: "Ett", en: "One" });
      await correct(title, { sv: "Två" });
      expect(await textAt(title)).toEqual({ sv: "Två", en: "One" });
      expect(
        (await page()).corrections.map(({ language, before, after }) => [language, before, after]),
      ).toEqual([
        ["sv", "Ett", "Två"],
        ["en", expect.any(String), "One"],
        ["sv", expect.any(String), "Ett"],
      ]);
    });

    it("leaves answers, what they count and the version as they were", async () => {
      const place = await aPlace();
      const { environment, municipality, round, correct } = place;
      const key = await someone(place);
      const answers = [
        { question: "steering_strategy", value: 2 },
        { question: "steering_goals", value: 4 },
      ];
      await saveAnswers(environment, key, aSave(answers));
      await submitResponse(environment, key, environment.newSecret());
      const { database } = environment;
      const tallies = () => talliesAndRecount(database, round, municipality.departments.social);
      const versions = () => database.read.selectFrom("questionnaireVersions").selectAll().execute();
      const [talliesBefore, versionsBefore] = [await tallies(), await versions()];
      await correct(title, { sv: "Andra ord" });
      await correct("pages[0].elements[0].choices[2].text", { sv: "Andra ord", en: "Other words" });
      expect(await tallies()).toEqual(talliesBefore);
      expect(await versions()).toEqual(versionsBefore);
      const { kept, respondent } = await loadAnswering(environment, key);
      expect(kept.answers).toMatchObject({ steering_strategy: { value: 2 }, steering_goals: { value: 4 } });
      expect(respondent.questionnaire.hash).toBe(round.questionnaireHash);
      await saveAnswers(environment, key, aSave([{ question: "steering_goals", value: 5, basedOn: 2 }]));
      await submitResponse(environment, key, environment.newSecret());
      const { kept: counted, counted: recounted } = await tallies();
      expect(counted).toEqual(recounted);
    });

    it("holds for that round alone, though others share the version", async () => {
      const place = await aPlace();
      const { environment, correct, textAt, scope } = place;
      const other = await aMunicipality(environment, { slug: "annan" });
      expect(other.questionnaireHash).toBe(place.municipality.questionnaireHash);
      const otherRound = await aRound(environment, other);
      const nextYears = await aRound(environment, place.municipality, { year: 2027 });
      const before = await textAt(title);
      await correct(title, { sv: "Andra ord" });
      const shown = (which: typeof other) => roundCorrections(environment, aScope(which, "reader"), "2026");
      expect(await shown(place.municipality)).toMatchObject([{ path: title, after: "Andra ord" }]);
      expect(await shown(other)).toEqual([]);
      for (const round of [otherRound, nextYears]) {
        const { loaded, corrections } = await roundQuestionnaire(environment.database.read, round);
        expect(loaded.questionnaire.questions[0]?.title).toEqual(before);
        expect(corrections).toEqual([]);
      }
      await aRound(environment, other, { slug: "deras", id: environment.newId() });
      const wanted = { path: title, seen: before, wanted: { sv: "Våra ord", en: "Our words" } };
      await expect(correctQuestionnaire(environment, scope, "deras", wanted)).rejects.toEqual(notFound);
    });

    it("belongs to the version that the round uses: another that it takes is as its author wrote it", async () => {
      const { environment, municipality, round, correct, page, textAt } = await aPlace();
      await correct(title, { sv: "Andra ord" });
      const use = (questionnaireHash: ContentHash) =>
        environment.database.transact((writer) =>
          writer.updateTable("rounds").where("id", "=", round.id).set({ questionnaireHash }).execute(),
        );
      const other = await environment.database.transact((writer) =>
        adoptQuestionnaireFile(
          writer,
          municipality.organizationId,
          aQuestionnaireFile({ questions: [aRubric("q")], maturity: oneDimension() }),
          environment.now(),
        ),
      );
      if (!other.ok) throw new Error("The builder's file is sound.");
      await use(other.hash);
      expect(await textAt(title)).toEqual(text("q"));
      expect((await page()).corrections).toEqual([]);
      expect(await correct(title, { sv: "Ny fråga" })).toBeNull();
      await use(round.questionnaireHash);
      expect(await textAt(title)).toMatchObject({ sv: "Andra ord" });
    });

    it("goes with a draft that is removed", async () => {
      const { environment, municipality, round, correct } = await aPlace();
      await correct(title, { sv: "Andra ord" });
      await environment.database.transact(async (writer) => {
        await writer.deleteFrom("roundDepartments").where("roundId", "=", round.id).execute();
        await writer.deleteFrom("rounds").where("id", "=", round.id).execute();
      });
      const left = environment.database.read.selectFrom("questionnaireCorrections").selectAll();
      expect(await left.execute()).toEqual([]);
      const { organizationId } = municipality;
      expect(await verifyAuditLog(environment.database.read, organizationId)).toMatchObject({
        head: { position: 1 },
        faults: [],
      });
    });

    it.each<[what: string, path: string, changes: Partial<LocalizedText>, refusal: object]>([
      ["an emptied text", title, { sv: " \n" }, { sv: "missing" }],
      ["too long a text", title, { en: "x".repeat(501) }, { en: "tooLong" }],
      ["too long a description", "pages[0].description", { sv: "x".repeat(2_001) }, { sv: "tooLong" }],
    ])("refuses %s", async (_, path, changes, refusal) => {
      const { correct, page } = await aPlace();
      expect(await correct(path, changes)).toEqual(refusal);
      expect((await page()).corrections).toEqual([]);
    });

    it.each([
      "pages[0].elements[0].name",
      "pages[0].elements[0].type",
      "pages[0].elements[0].weight",
      "pages[0].elements[0].visibleIf",
      "pages[0].elements[0].source",
      "pages[0].elements[0].choices[0].value",
      "maturity.dimensions[0].key",
      "maturity.dimensions[0].source",
      "maturity.version",
      "__proto__.title",
      "",
    ])("touches nothing but words: not %s", async (path) => {
      const { environment, scope, page } = await aPlace();
      const [{ text: seen } = { text: { sv: "", en: "" } }] = (await page()).groups[0]?.texts ?? [];
      const wanted = { path, seen, wanted: { sv: "a", en: "b" } };
      expect(await correctQuestionnaire(environment, scope, "2026", wanted)).toEqual({
        form: "notUnderstood",
      });
    });

    it("writes nothing where nothing was changed, or somebody else had changed it", async () => {
      const { environment, scope, correct, page, textAt } = await aPlace();
      expect(await correct(title, {})).toBeNull();
      expect((await page()).corrections).toEqual([]);
      const seen = await textAt(title);
      const send = (sv: string) =>
        correctQuestionnaire(environment, scope, "2026", { path: title, seen, wanted: { ...seen, sv } });
      const results = await Promise.all(["Ett", "Två", "Tre"].map(send));
      expect(results.filter((result) => result === null)).toHaveLength(1);
      expect(results).toContainEqual({ form: "changedMeanwhile" });
      expect((await page()).corrections).toHaveLength(1);
    });

    it("is possible before and while somebody can answer, and not after", async () => {
      const { environment, municipality, correct, page } = await aPlace();
      environment.moveClockTo("2026-10-20T09:00:00Z");
      expect(await correct(title, { sv: "Före" })).toBeNull();
      environment.moveClockTo("2026-12-20T09:00:00Z");
      expect(await correct(title, { sv: "Efter" })).toEqual({ form: "roundClosed" });
      expect((await page()).canCorrect).toBe(false);
      environment.moveClockTo("2026-11-20T09:00:00Z");
      const reader = aScope(municipality, "auditor");
      expect((await roundQuestionnairePage(environment, reader, "2026")).canCorrect).toBe(false);
    });
  });
});

describe("a questionnaire in corrected words", () => {
  it("is the same but for its words, whatever is corrected", () => {
    const panel = { type: "panel", title: text("Part"), elements: [aRubric("inside")] };
    const definition = aQuestionnaireFile({ questions: [panel, ...questionsOfEveryType()] });
    const reading = readQuestionnaire(definition);
    if (!reading.ok) throw new Error("The builder's file is sound.");
    const { questionnaire } = reading;
    const hash = "as-it-was" as ContentHash;
    const version = { hash, definition, questionnaire, rules: compileConditions(questionnaire) };
    const paths = correctableTexts(definition).flatMap(({ texts }) => texts.map(({ path }) => path));
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toContain("pages[0].elements[0].elements[0].choices[5].description");
    const word = fc
      .string({ minLength: 1, maxLength: 40, unit: "grapheme" })
      .filter((one) => one.trim() !== "");
    const correction = fc.record({
      path: fc.constantFrom(...paths),
      language: fc.constantFrom("sv" as const, "en" as const),
      before: fc.constant(""),
      after: fc.oneof(word, fc.constantFrom("{inside}", "__proto__", "1", "na", "<b>&")),
    });
    const answers = { inside: 3, strategy: 4, owner: "unit", budget: true, channels: ["web"] };
    const kept = {
      answers: Object.fromEntries(
        Object.entries(answers).map(([name, value]) => [name, { value, revision: 1 }]),
      ),
    };
    const context = { department: { kind: "technical" }, respondent: { role: "staff" } } as const;
    fc.assert(
      fc.property(fc.array(correction, { maxLength: 30 }), (corrections) => {
        const corrected = withCorrections(version, corrections);
        expect(corrected.hash).toBe(hash);
        expect(withoutWords(corrected.definition)).toEqual(withoutWords(definition));
        expect(withoutWords(corrected.questionnaire)).toEqual(withoutWords(questionnaire));
        expect(countResponse(corrected, context, kept)).toEqual(countResponse(version, context, kept));
        const last = corrections.at(-1);
        if (last === undefined) return;
        const texts = correctableTexts(corrected.definition).flatMap((group) => group.texts);
        expect(texts.find(({ path }) => path === last.path)?.text[last.language]).toBe(last.after);
      }),
    );
  });
});

/** Everything but the words that may be corrected. */
function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== "object" || value === null) return value;
  const keys = Object.keys(value).sort().join();
  if (keys === "en,sv") return "words";
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === "source" ? inner : withoutWords(inner)]),
  );
}
