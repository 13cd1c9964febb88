import { readFile } from "node:fs/promises";
import { unzipSync } from "fflate";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import type { ContentHash, Day, Instant, UserId } from "#app/domain/id.ts";
import { queueMails } from "#app/domain/mail/queue-mail.server.ts";
import { adoptQuestionnaireFile } from "#app/domain/questionnaire/questionnaire.server.ts";
import { aQuestionnaireFile, aRubric, oneDimension } from "#app/domain/questionnaire/testing.ts";
import { findAnswerer, findBySession } from "#app/domain/response/answering.server.ts";
import { openInvitation } from "#app/domain/response/invitation.server.ts";
import { sealEndedRounds } from "#app/domain/results/seal-ended-rounds.server.ts";
import { published } from "#app/domain/results/testing.ts";
import { wholePage } from "#app/domain/results/whole-page-testing.server.ts";
import { correctQuestionnaire } from "#app/domain/round/correct-questionnaire.server.ts";
import { takeStep } from "#app/domain/round/take-step.server.ts";
import { overallKey } from "#app/domain/scoring/figure-key.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aScope,
  someResponses,
  type TestEnvironment,
} from "#app/domain/testing.ts";
import { fromJson } from "#db/json.ts";
import { deleteSomeResponses } from "#db/queries/destructions.ts";
import { invitationCountsOf } from "#db/queries/invitation-counts.ts";
import { insertResponseScores } from "#db/queries/responses.ts";
import { insertSave } from "#db/queries/saves.ts";
import { talliesOfRound } from "#db/queries/tallies.ts";
import { onEachDatabase } from "#db/testing.ts";
import { archivePackage } from "./archive-package.server.ts";
import { decideDestruction, destroyDecided } from "./destruction.server.ts";

const file = aQuestionnaireFile({
  questions: [aRubric("strategy"), aRubric("second")],
  maturity: oneDimension({ target: 3 }),
});
const decided = { reference: "KS 2026/44", decidedOn: "2027-01-10" as Day };
const decision = { ...decided, title: "Mätomgång 2026" };

onEachDatabase((openTestDatabase, engine) => {
  async function aClosedRound(overrides: Parameters<typeof aRound>[2] = {}) {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment, { questionnaire: file });
    const round = await aRound(environment, municipality, { invited: 20, ...overrides });
    const { social, education } = municipality.departments;
    const answers = [1, 2, 3, 4, 5].map((strategy) => ({ strategy, second: 5 - strategy }));
    await someResponses(environment, round, social, [
      ...answers,
      { strategy: 5, "strategy#comment": "Kim skrev" },
    ]);
    await someResponses(environment, round, education, answers);
    environment.moveClockTo("2027-01-15");
    const scope = aScope(municipality, "administrator");
    /** Everything on the pages of results, but that the answers are destroyed. */
    const figures = async (round = "2026", compare?: string) => {
      const page = await wholePage(environment, aScope(municipality, "coordinator"), { round, compare });
      return page.kind === "figures" ? { ...page, destruction: null } : page;
    };
    return { environment, municipality, round, scope, figures };
  }

  async function destroy(environment: TestEnvironment, scope: ReturnType<typeof aScope>, slug = "2026") {
    expect(await decideDestruction(environment, scope, slug, decision)).toBe("decided");
    await destroyDecided(environment);
  }

  const count = async ({ database }: TestEnvironment, table: "responses" | "responseScores" | "saves") =>
    (await database.read.selectFrom(table).selectAll().execute()).length;

  describe("a round whose answers were destroyed", () => {
    it("keeps every figure, also where a closing time is moved after its seal", async () => {
      const confidential = { disclosure: "confidential", threshold: 5 } as const;
      for (const disclosure of [{}, confidential]) {
        const { environment, round, scope, figures } = await aClosedRound(disclosure);
        const before = await figures();
        expect(before).toMatchObject({ kind: "figures", responses: { n: 11 } });
        const tallies = await talliesOfRound(environment.database.read, round.organizationId, round.id);
        await destroy(environment, scope);
        expect(await count(environment, "responses")).toBe(0);
        expect(await figures()).toEqual(before);

        const closesAt = "2027-02-01T16:00:00.000Z" as Instant;
        await environment.database.transact((writer) =>
          writer.updateTable("rounds").where("id", "=", round.id).set({ closesAt }).execute(),
        );
        environment.moveClockTo("2027-03-01");
        await sealEndedRounds(environment);
        expect(environment.warnings).toEqual([]);
        expect(await figures()).toEqual(before);
        expect(await talliesOfRound(environment.database.read, round.organizationId, round.id)).toEqual(
          tallies,
        );
      }
    });

    it("is not compared by sums that nobody made in time, and says why", async () => {
      const { environment, municipality, scope, figures } = await aClosedRound();
      await destroy(environment, scope);
      // A version that was taken up, and a round of it that was held, only afterwards.
      const next = aQuestionnaireFile({
        questions: [aRubric("strategy"), aRubric("third")],
        maturity: { ...oneDimension({ target: 3 }), version: "2027" },
      });
      const questionnaireHash = await environment.database.transact(async (writer): Promise<ContentHash> => {
        const adopted = await adoptQuestionnaireFile(
          writer,
          municipality.organizationId,
          next,
          environment.now(),
        );
        if (!adopted.ok) throw new Error("The questionnaire is sound.");
        return adopted.hash;
      });
      const later = await aRound(environment, municipality, {
        ...published(2027),
        questionnaireHash,
        invited: 20,
      });
      await someResponses(environment, later, municipality.departments.social, [{ strategy: 4, third: 1 }]);
      environment.moveClockTo("2028-01-01");
      await sealEndedRounds(environment);
      expect(environment.warnings).toEqual([]);
      expect(await figures("2027")).toMatchObject({
        kind: "figures",
        notCompared: "answers-destroyed",
        changes: [],
      });
      expect(await figures("2026")).toMatchObject({ kind: "figures", responses: { n: 11 } });
    });

    it("cannot be opened again, given time, corrected or destroyed once more", async () => {
      const { environment, municipality, scope } = await aClosedRound();
      await destroy(environment, scope);
      const coordinator = aScope(municipality, "coordinator");
      const closesAt = "2027-06-01T16:00:00.000Z" as Instant;
      for (const to of ["open", "extended"] as const) {
        const step = { to, departmentId: null, closesAt, reason: "Fler svar" };
        expect(await takeStep(environment, coordinator, "2026", step)).toEqual({
          ok: false,
          refusal: "answers-destroyed",
        });
      }
      const texts = { path: "title", seen: { sv: "a", en: "a" }, wanted: { sv: "b", en: "b" } };
      expect(await correctQuestionnaire(environment, coordinator, "2026", texts)).toEqual({
        form: "roundClosed",
      });
      expect(await decideDestruction(environment, scope, "2026", decision)).toBe("destroyed-before");
      // Its figures can still be published.
      expect(await takeStep(environment, coordinator, "2026", { to: "fact-check" })).toEqual({ ok: true });
      expect(await takeStep(environment, coordinator, "2026", { to: "published" })).toEqual({ ok: true });
    });

    it("is compared with the rounds around it as before", async () => {
      const { environment, municipality, scope, figures } = await aClosedRound();
      const later = await aRound(environment, municipality, { ...published(2027), invited: 20 });
      await someResponses(
        environment,
        later,
        municipality.departments.social,
        [3, 4].map((strategy) => ({ strategy, second: 2 })),
      );
      environment.moveClockTo("2028-01-01");
      await destroy(environment, scope);
      expect(await figures("2027", "2026")).toMatchObject({ kind: "figures", notCompared: null });
    });

    it("has a package without answers, which tells by which decision they went", async () => {
      const { environment, municipality, scope } = await aClosedRound();
      const auditor = aScope(municipality, "auditor");
      await destroy(environment, scope);
      const made = await archivePackage(environment, auditor, "2026");
      const files = unzipSync(new Uint8Array(await new Response(made?.zip).arrayBuffer()));
      const names = Object.keys(files).map((path) => path.split("/")[1] ?? "");
      expect(names.filter((name) => /answers|respondents/.test(name))).toEqual([]);
      expect(names).toEqual(expect.arrayContaining(["figures.csv", "log.csv", "questionnaire.json"]));
      const text = (name: string) => new TextDecoder().decode(files[`testkoping-2026/${name}`]);
      expect(text("README.txt")).toContain("gallrades 2027-01-15 enligt beslut KS 2026/44 (2027-01-10)");
      expect(text("README.txt")).not.toContain("answers.csv");
      expect(text("log.csv")).toContain("destruction.decided");
      expect(JSON.parse(text("figures.json")).groups).toHaveLength(2);
    });
  });

  describe("destroying a round's answers", () => {
    it("removes answers, saves, scores, links, addresses and trials, and keeps who was counted", async () => {
      const { environment, municipality, round, scope } = await aClosedRound();
      const { database } = environment;
      const { social } = municipality.departments;
      const key = environment.newSecret();
      const overrides = {
        email: "kim@testkoping.example",
        title: "Kims titel",
        begun: 1,
        submitted: 1,
      } as const;
      const { invitation, token } = await anInvitation(environment, round, social.id, { overrides });
      await anInvitation(environment, round, social.id, { overrides: { trialBy: "user" as UserId } });
      await database.transact(async (writer) => {
        const place = { organizationId: round.organizationId, roundId: round.id };
        const { id } = await writer.selectFrom("responses").select("id").executeTakeFirstOrThrow();
        await writer
          .updateTable("responses")
          .where("id", "=", id)
          .set({ invitationId: invitation.id })
          .execute();
        const scored = { figure: overallKey, score: 1, coverage: 1, applicable: 1, basis: "all" } as const;
        await insertResponseScores(writer, [{ ...place, responseId: id, ...scored }]);
        const saved = { save: "a", revision: 1, applied: [], conflicts: [], refused: [] };
        const owner = { ...place, ownerId: invitation.id };
        await insertSave(writer, owner, saved, "2026-11-23" as Day);
        await writer
          .insertInto("answeringSessions")
          .values({
            ...{ organizationId: round.organizationId, handle: key, secretHash: hashSecret(key) },
            ...{ invitationId: invitation.id, tokenHash: hashSecret(token) },
            createdAt: environment.now(),
            expiresAt: "2028-01-01T00:00:00.000Z" as Instant,
          })
          .execute();
        await queueMails(writer, environment, round.organizationId, [
          { kind: "reminder", subjectId: invitation.id, recipient: overrides.email, language: "sv" },
        ]);
      });
      const invited = await invitationCountsOf(database.read, round.organizationId);
      await destroy(environment, scope);

      expect(await invitationCountsOf(database.read, round.organizationId)).toEqual(invited);
      for (const table of [
        "responses",
        "responseScores",
        "saves",
        "invitationTokens",
        "answeringSessions",
      ] as const) {
        expect(await database.read.selectFrom(table).selectAll().execute(), table).toEqual([]);
      }
      const kept = await database.read.selectFrom("invitations").selectAll().execute();
      expect(kept).toMatchObject([{ title: "–", email: null, submitted: 1, trialBy: null }]);
      expect(await database.read.selectFrom("mails").selectAll().execute()).toMatchObject([
        { recipient: "–", reply: null, status: "withdrawn" },
      ]);
      const told = { data: { code: "answers-destroyed", details: { reference: "KS 2026/44" } } };
      await expect(openInvitation(environment, token)).rejects.toMatchObject(told);
      const browser = { handle: key, secret: key };
      await expect(findBySession(database.read, browser, environment.now())).rejects.toMatchObject(told);
      await expect(findAnswerer(database.read, browser, environment.now())).rejects.toMatchObject(told);
    });

    it.runIf(engine === "sqlite")("leaves nothing of what was written in the database's files", async () => {
      const { environment, scope } = await aClosedRound();
      const { rows } = await sql<{ file: string }>`select file from pragma_database_list`.execute(
        environment.database.kysely,
      );
      const written = async () => {
        const files = [rows[0]?.file ?? "", `${rows[0]?.file}-wal`];
        const bytes = await Promise.all(files.map((file) => readFile(file)));
        return bytes.some((one) => one.includes("Kim skrev"));
      };
      expect(await written()).toBe(true);
      await destroy(environment, scope);
      expect(await written()).toBe(false);
    });

    it("leaves other rounds and other organizations alone", async () => {
      const { environment, municipality, scope } = await aClosedRound();
      const other = await aMunicipality(environment, { slug: "other", questionnaire: file });
      for (const [place, settings] of [
        [municipality, published(2025)],
        [other, {}],
      ] as const) {
        const round = await aRound(environment, place, settings);
        await someResponses(environment, round, place.departments.social, [{ strategy: 1 }]);
        await anInvitation(environment, round, place.departments.social.id, {
          overrides: { email: "a@b.example" },
        });
      }
      await destroy(environment, scope);
      expect(await count(environment, "responses")).toBe(2);
      const kept = await environment.database.read.selectFrom("invitations").selectAll().execute();
      expect(kept.map(({ email, title }) => [email, title])).toEqual([
        ["a@b.example", "Enhetschef"],
        ["a@b.example", "Enhetschef"],
      ]);
    });

    it("needs a decision of today or before, on a round whose answers can change no more", async () => {
      const { environment, scope } = await aClosedRound();
      const tomorrow = { ...decision, decidedOn: "2027-01-16" as Day };
      expect(await decideDestruction(environment, scope, "2026", tomorrow)).toBe("decided-in-future");
      const typo = { ...decision, title: "Mätomgång 2025" };
      expect(await decideDestruction(environment, scope, "2026", typo)).toBe("another-title");
      environment.moveClockTo("2026-12-11T17:00:30Z");
      const early = { ...decision, decidedOn: "2026-12-01" as Day };
      expect(await decideDestruction(environment, scope, "2026", early)).toBe("not-sealed");
      environment.moveClockTo("2099-01-01");
      await sealEndedRounds(environment);
      await destroyDecided(environment);
      expect(await count(environment, "responses")).toBe(11);
    });

    it("goes on where the process ended in the middle, and is told to the log once", async () => {
      const { environment, round, scope, figures } = await aClosedRound();
      const before = await figures();
      expect(await decideDestruction(environment, scope, "2026", decision)).toBe("decided");
      // As far as it had come when the power went.
      const place = { organizationId: round.organizationId, roundId: round.id };
      await environment.database.transact((writer) => deleteSomeResponses(writer, place, 3));
      expect(await figures()).toEqual(before);
      await Promise.allSettled([destroyDecided(environment), destroyDecided(environment)]);
      await destroyDecided(environment);
      expect(await count(environment, "responses")).toBe(0);
      expect(await figures()).toEqual(before);
      const told = await environment.database.read
        .selectFrom("auditLog")
        .where("event", "like", "destruction.%")
        .orderBy("position")
        .select(["event", "actor", "subject", "details"])
        .execute();
      expect(told.map(({ details, ...row }) => ({ ...row, details: fromJson(details ?? "") }))).toEqual([
        {
          ...{ event: "destruction.decided", actor: "user", subject: round.id },
          details: { ...decided, responses: 11 },
        },
        {
          ...{ event: "destruction.completed", actor: "system", subject: round.id },
          details: { reference: decision.reference, responses: 11 },
        },
      ]);
    });
  });
});
