import { describe, expect, it } from "vitest";
import { record } from "#app/domain/auditlog/record.server.ts";
import { verifyAuditLog } from "#app/domain/auditlog/verify.server.ts";
import type { ResponseId, UserId } from "#app/domain/id.ts";
import { queueMails } from "#app/domain/mail/queue-mail.server.ts";
import { aQuestionnaireFile, aRubric, oneDimension } from "#app/domain/questionnaire/testing.ts";
import { wholePage } from "#app/domain/results/whole-page-testing.server.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aScope,
  someResponses,
} from "#app/domain/testing.ts";
import { insertResponse } from "#db/queries/responses.ts";
import { talliesOfRound } from "#db/queries/tallies.ts";
import { onEachDatabase } from "#db/testing.ts";
import { erasePerson } from "./erase-person.server.ts";
import { personRecords } from "./person-records.server.ts";

const file = aQuestionnaireFile({ questions: [aRubric("strategy")], maturity: oneDimension({ target: 3 }) });
const email = "Somebody@testkoping.example";
const decision = {
  email: email.toLowerCase(),
  reason: "requested",
  reference: "KS 2026/18",
  strike: [],
} as const;

onEachDatabase((openTestDatabase) => {
  async function aPerson() {
    const environment = anEnvironment(await openTestDatabase());
    const { database } = environment;
    const municipality = await aMunicipality(environment, { questionnaire: file });
    const { social } = municipality.departments;
    const round = await aRound(environment, municipality);
    await someResponses(environment, round, social, [
      { strategy: 2 },
      { strategy: 4, "strategy#comment": "x" },
    ]);
    const invited = { overrides: { email, title: "Verksamhetschef", begun: 1, submitted: 1 } } as const;
    const { invitation } = await anInvitation(environment, round, social.id, invited);
    await anInvitation(environment, round, social.id, {
      overrides: { submitted: 1, email: "other@x.example" },
    });
    const draft = environment.newTimelessId<ResponseId>();
    await database.transact(async (writer) => {
      // One of what was sent is theirs, and they have begun to change it.
      const { id } = await writer
        .selectFrom("responses")
        .where("answers", "like", "%comment%")
        .select("id")
        .executeTakeFirstOrThrow();
      await writer
        .updateTable("responses")
        .where("id", "=", id)
        .set({ invitationId: invitation.id })
        .execute();
      await insertResponse(writer, {
        ...{ organizationId: round.organizationId, id: draft, roundId: round.id, departmentId: social.id },
        ...{ invitationId: invitation.id, role: "management", status: "draft", revision: 2 },
        answers: Object.fromEntries([["strategy", { value: 5, revision: 2 }]]),
        ...{ startedAt: null, submittedAt: null, receiptHash: null },
      });
      await queueMails(writer, environment, round.organizationId, [
        { kind: "reminder", subjectId: invitation.id, recipient: email, language: "sv" },
      ]);
    });
    environment.moveClockTo("2027-01-01");
    const scope = aScope(municipality, "administrator");
    const figures = async () => ({
      page: await wholePage(environment, aScope(municipality, "coordinator"), { series: "departments" }),
      tallies: await talliesOfRound(database.read, round.organizationId, round.id),
      scores: await database.read.selectFrom("responseScores").selectAll().execute(),
    });
    return { environment, scope, round, figures };
  }

  describe("what is kept of a person", () => {
    it("is found by the address, whatever its letters, with answers in office, comments and messages", async () => {
      const { environment, scope } = await aPerson();
      const found = await personRecords(environment, scope, email.toUpperCase());
      expect(found).toMatchObject({
        account: null,
        invitations: [{ title: "Verksamhetschef", submitted: 1 }],
        responses: [{ status: "submitted" }],
        notes: [{ question: "strategy#comment", text: "x" }],
        mails: [{ kind: "reminder", status: "waiting" }],
      });
      expect(await personRecords(environment, scope, "nobody@testkoping.example")).toBeNull();
    });

    it("is none of the answers that they have not sent: nobody else sees these", async () => {
      const { environment, scope } = await aPerson();
      const { responses } = (await personRecords(environment, scope, email)) ?? { responses: [] };
      expect(responses.map(({ answers }) => answers)).toEqual([
        {
          strategy: { value: 4, revision: 1 },
          "strategy#comment": { value: "x", revision: 1 },
        },
      ]);
    });

    it("is not found from another organization", async () => {
      const { environment } = await aPerson();
      const other = await aMunicipality(environment, { slug: "other", questionnaire: file });
      const scope = aScope(other, "administrator");
      expect(await personRecords(environment, scope, email)).toBeNull();
      expect(await erasePerson(environment, scope, decision)).toBe("nothing-kept");
    });
  });

  describe("erasing a person", () => {
    it("changes no figure, and leaves nothing that is found by the address", async () => {
      const { environment, scope, figures } = await aPerson();
      const before = await figures();
      expect(await erasePerson(environment, scope, decision)).toBe("erased");
      expect(await figures()).toEqual(before);
      expect(await personRecords(environment, scope, email)).toBeNull();
      const { read } = environment.database;
      const responses = await read.selectFrom("responses").select(["invitationId", "status"]).execute();
      expect(responses).toEqual([
        { invitationId: null, status: "submitted" },
        { invitationId: null, status: "submitted" },
      ]);
      const mails = await read.selectFrom("mails").select(["recipient", "status"]).execute();
      expect(mails).toEqual([{ recipient: "–", status: "withdrawn" }]);
      const invitations = await read.selectFrom("invitations").select(["email", "title"]).execute();
      expect(invitations).toHaveLength(2);
      expect(invitations).toContainEqual({ email: null, title: "–" });
      const log = await read
        .selectFrom("auditLog")
        .where("event", "=", "person.erased")
        .selectAll()
        .execute();
      expect(log).toHaveLength(1);
      expect(JSON.stringify(log)).toContain("KS 2026/18");
      expect(JSON.stringify(log).toLowerCase()).not.toContain("somebody");
    });

    it("strikes the comments that were chosen, and no other", async () => {
      for (const struck of [true, false]) {
        const { environment, scope, figures } = await aPerson();
        const before = await figures();
        const found = await personRecords(environment, scope, email);
        const strike = struck ? (found?.notes.map(({ key }) => key) ?? []) : [];
        await erasePerson(environment, scope, { ...decision, strike });
        const rows = await environment.database.read.selectFrom("responses").select("answers").execute();
        expect(rows.some(({ answers }) => answers.includes("#comment"))).toBe(!struck);
        expect(await figures()).toEqual(before);
      }
    });

    it("takes the account where no other organization has it, but never the one who asks, nor the last who may", async () => {
      const { environment, scope } = await aPerson();
      const { database } = environment;
      const elsewhere = await aMunicipality(environment, { slug: "other", questionnaire: file });
      const at = environment.now();
      const accountOf = async (
        id: string,
        roles: readonly (readonly [string, "administrator" | "reader"])[],
      ) =>
        database.transact(async (writer) => {
          const user = { name: "N", image: null, emailVerified: 1, createdAt: at, updatedAt: at } as const;
          const userId = id as UserId;
          await writer
            .insertInto("users")
            .values({ ...user, id: userId, email: `${id}@x.example` })
            .execute();
          for (const [organizationId, role] of roles) {
            await writer
              .insertInto("memberships")
              .values({
                ...{ organizationId: organizationId as typeof scope.organizationId, userId, role },
                ...{ id: environment.newId(), departmentId: null, createdAt: at },
              })
              .execute();
          }
        });
      const here = scope.organizationId;
      await accountOf("user", [[here, "reader"]]);
      await accountOf("only-here", [[here, "reader"]]);
      await accountOf("both", [
        [here, "reader"],
        [elsewhere.organizationId, "reader"],
      ]);
      await accountOf("last", [[here, "administrator"]]);
      const erase = (id: string) =>
        erasePerson(environment, scope, { ...decision, email: `${id}@x.example` });
      expect(await erase("user")).toBe("yourself");
      expect(await erase("last")).toBe("last-administrator");
      const happened = { organizationId: here, at } as const;
      await database.transact((writer) =>
        record(
          writer,
          { ...happened, id: environment.newId(), actor: "only-here" as UserId },
          { name: "second-factor.on", subject: "only-here", details: {} },
        ),
      );
      expect(await erase("only-here")).toBe("erased");
      const log = await database.read.selectFrom("auditPrivate").select("value").execute();
      expect(JSON.stringify(log)).not.toContain("only-here");
      const verified = await verifyAuditLog(database.read, here);
      expect(verified.faults, "the chain holds without what led to them").toEqual([]);
      expect(await erase("both")).toBe("erased");
      const users = await database.read.selectFrom("users").orderBy("id").select("id").execute();
      expect(users.map(({ id }) => id)).toEqual(["both", "last", "user"]);
      const roles = await database.read
        .selectFrom("memberships")
        .where("userId", "=", "both" as UserId)
        .select("organizationId")
        .execute();
      expect(roles).toEqual([{ organizationId: elsewhere.organizationId }]);
    });
  });
});
