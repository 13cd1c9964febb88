import { describe, expect, it } from "vitest";
import { removeRole } from "#app/domain/access/change-role.server.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { ActionId, Instant, MembershipId, UserId } from "#app/domain/id.ts";
import { aMunicipality, anInvitation, aRound, aScope, someResponses } from "#app/domain/testing.ts";
import { insertActions } from "#db/queries/actions.ts";
import { onEachDatabase } from "#db/testing.ts";
import { exportPerson, lookUpPerson } from "./person-records.server.ts";
import { anAccount, anInvitedPerson, aVouchedAccount, personEmail, personFile } from "./testing.server.ts";

onEachDatabase((openTestDatabase) => {
  async function aPlace() {
    const person = await anInvitedPerson(await openTestDatabase());
    const { environment, scope } = person;
    const find = (email: string, name = "", as = scope) =>
      lookUpPerson(environment, as, { email, name }, "sv");
    const idsOf = async (email: string, as = scope) =>
      (await find(email, "", as))?.accounts.map(({ id }) => id) ?? [];
    const other = await aMunicipality(environment, { slug: "other", questionnaire: personFile });
    return { ...person, here: scope.organizationId, find, idsOf, other };
  }

  describe("what is kept of a person", () => {
    it("is found by the address, whatever its letters, with answers in office, comments and messages", async () => {
      const { find } = await aPlace();
      expect(await find(personEmail.toUpperCase())).toMatchObject({
        accounts: [],
        invitations: [{ title: "Verksamhetschef", submitted: 1 }],
        responses: [{ status: "submitted" }],
        notes: [{ question: "strategy#comment", text: "x" }],
        mails: [{ kind: "reminder", status: "waiting" }],
        sheets: [
          [{ name: "strategy", answer: [{ kind: "words" }], notes: [{ note: "comment", words: "x" }] }],
        ],
      });
      expect(await find("nobody@testkoping.example")).toBeNull();
    });

    it("is none of the answers that they have not sent: nobody else sees these", async () => {
      const { find } = await aPlace();
      const found = await find(personEmail);
      expect(found?.responses.map(({ answers }) => answers)).toEqual([
        {
          strategy: { value: 4, revision: 1 },
          "strategy#comment": { value: "x", revision: 1 },
        },
      ]);
    });

    it("is not found from another organization", async () => {
      const { find, other } = await aPlace();
      expect(await find(personEmail, "", aScope(other, "administrator"))).toBeNull();
    });

    it("is both accounts of somebody who has a password and comes by the organization's own sign-in", async () => {
      const { environment, here, idsOf, find, other } = await aPlace();
      const email = "both.ways@x.example";
      await anAccount(environment, "by-password", [[here, "coordinator"]], { email });
      await aVouchedAccount(environment, "vouched-for", here, { email: "Both.Ways@x.example", name: "B W" });
      await aVouchedAccount(environment, "of-another", other.organizationId, { email, name: "B W" });
      expect(await idsOf(email)).toEqual(["by-password", "vouched-for"]);
      expect((await find(email))?.accounts[1]).toMatchObject({
        provider: "Kommunens inloggning",
        providerSubject: "subject of vouched-for",
        roles: [{ role: "reader" }],
      });
      expect(await idsOf(email, aScope(other, "administrator"))).toEqual(["of-another"]);
    });

    it("is the account of somebody whose last role was taken away, where they had it and nowhere else", async () => {
      const { environment, scope, here, idsOf, other } = await aPlace();
      const { database } = environment;
      await anAccount(environment, "former", [[here, "reader"]]);
      await anAccount(environment, "never-here", [[other.organizationId, "reader"]]);
      const { id } = await database.read
        .selectFrom("memberships")
        .where("userId", "=", "former" as UserId)
        .select("id")
        .executeTakeFirstOrThrow();
      await removeRole(environment, scope, id as MembershipId);
      expect(await idsOf("former@x.example")).toEqual(["former"]);
      expect(await idsOf("former@x.example", aScope(other, "administrator"))).toEqual([]);
      expect(await idsOf("never-here@x.example")).toEqual([]);
    });

    it("is the account of who did something, but not of who keeps the installation by that alone", async () => {
      const { environment, here, idsOf } = await aPlace();
      const { database } = environment;
      const tell = (actor: UserId, event: Parameters<typeof record>[2]) =>
        database.transact((writer) => record(writer, occasionBy(environment, here, actor), event));
      const did = await anAccount(environment, "did", []);
      const keeps = await anAccount(environment, "keeps", []);
      await tell(did, { name: "round.published", subject: "round", details: {} });
      await tell(keeps, { name: "operator.added", subject: keeps, details: {} });
      expect(await idsOf("did@x.example")).toEqual(["did"]);
      expect(await idsOf("keeps@x.example")).toEqual([]);
    });

    it("is of a shared account what is this organization's, and of an own one all that it keeps", async () => {
      const { environment, here, find, other } = await aPlace();
      const { database } = environment;
      await anAccount(environment, "ours", [[here, "coordinator"]]);
      await anAccount(environment, "shared", [
        [here, "reader"],
        [other.organizationId, "administrator"],
      ]);
      await database.transact(async (writer) => {
        for (const userId of ["ours", "shared"] as UserId[]) {
          await writer.updateTable("users").where("id", "=", userId).set({ twoFactorEnabled: 1 }).execute();
          await writer
            .insertInto("sessions")
            .values({
              ...{ id: userId, token: userId, userId, providerId: null, secondFactor: 1 },
              ...{ ipAddress: "192.0.2.7", userAgent: "Firefox/140", createdAt: environment.now() },
              ...{ updatedAt: environment.now(), expiresAt: "2027-02-01T00:00:00.000Z" as Instant },
            })
            .execute();
        }
        const occasion = occasionBy(environment, here, "ours" as UserId);
        await record(writer, occasion, { name: "second-factor.on", subject: "ours", details: {} });
      });
      expect((await find("ours@x.example"))?.accounts).toMatchObject([
        {
          isShared: false,
          roles: [{ role: "coordinator", department: null }],
          own: {
            hasSecondFactor: true,
            secondFactorSince: environment.now(),
            sessions: [{ ipAddress: "192.0.2.7", gaveSecondFactor: true }],
          },
        },
      ]);
      expect((await find("shared@x.example"))?.accounts).toMatchObject([
        { isShared: true, own: null, roles: [{ role: "reader" }] },
      ]);
    });

    it("is logged as asked for and as taken out, by an id and never by the address or the name", async () => {
      const { environment, scope, find, invitation } = await aPlace();
      await find(personEmail, "Some Body");
      await find("nobody@testkoping.example", "Some Body");
      await exportPerson(environment, scope, { email: personEmail, name: "Some Body" });
      const { read } = environment.database;
      const log = await read
        .selectFrom("auditLog")
        .orderBy("position")
        .select(["event", "subject", "actor", "details"])
        .execute();
      expect(log).toEqual([
        {
          event: "person.looked-up",
          subject: invitation.id,
          actor: scope.actor.id,
          details: '{"found":true}',
        },
        {
          event: "person.looked-up",
          subject: expect.any(String),
          actor: scope.actor.id,
          details: '{"found":false}',
        },
        { event: "person.exported", subject: invitation.id, actor: scope.actor.id, details: "{}" },
      ]);
      const kept = JSON.stringify(await read.selectFrom("auditPrivate").selectAll().execute()).toLowerCase();
      expect(kept).not.toMatch(/nobody|somebody|some body/);
      expect((await find(personEmail))?.log.map(({ event }) => event)).toEqual([
        "person.looked-up",
        "person.exported",
      ]);
    });
  });

  describe("what others have written of a person", () => {
    it("is listed with its place, by the address and the name, whatever the letters", async () => {
      const { environment, here, find, municipality, round } = await aPlace();
      const { social } = municipality.departments;
      await anAccount(environment, "ours", [[here, "reader"]], { name: "Åsa Öberg" });
      await someResponses(environment, round, social, [
        { strategy: 1, "strategy#comment": "Fråga ÅSA ÖBERG" },
      ]);
      await environment.database.transact(async (writer) => {
        await insertActions(
          writer,
          ["åsa öberg", "OURS@x.example", "Asa Oberg"].map((owner, index) => ({
            ...{ organizationId: here, id: `action-${index}` as ActionId, title: `Åtgärd ${index}` },
            ...{ recommendationId: null, departmentId: null, description: "", owner, due: null },
            ...({ status: "begun", droppedBecause: null, createdAt: environment.now() } as const),
          })),
        );
        await writer
          .insertInto("factChecks")
          .values({
            ...{ organizationId: here, id: "check", roundId: round.id, departmentId: social.id },
            ...{ question: null, verdict: "contested", reason: "100 %", reply: "Se Åsa Öbergs svar" },
            ...{ userId: null, createdAt: environment.now() },
          })
          .execute();
      });
      const found = await find("ours@x.example");
      expect(found?.mentions).toEqual([
        { place: "action", id: "action-0", title: "Åtgärd 0", question: null, text: "åsa öberg" },
        { place: "action", id: "action-1", title: "Åtgärd 1", question: null, text: "OURS@x.example" },
        {
          ...{ place: "answer", id: expect.any(String), title: round.title },
          ...{ question: "strategy#comment", text: "Fråga ÅSA ÖBERG" },
        },
        { place: "fact-check", id: "check", title: round.title, question: null, text: "Se Åsa Öbergs svar" },
      ]);
      const byName = await find("unknown@x.example", "åsa öberg");
      expect(byName?.isKept).toBe(false);
      expect(byName?.mentions).toEqual(found?.mentions.filter(({ id }) => id !== "action-1"));
      expect(await find("unknown@x.example", "_%")).toBeNull();
    });

    it("is listed from the log's own words, such as a reason", async () => {
      const { environment, scope, here, find, round } = await aPlace();
      await environment.database.transact((writer) =>
        record(writer, occasionBy(environment, here, scope.actor.id), {
          name: "round.extended",
          subject: round.id,
          details: { department: null, before: "a", after: "b", reason: "Some Body is ill" },
        }),
      );
      expect((await find("unknown@x.example", "some body"))?.mentions).toEqual([
        {
          ...{ place: "log", id: expect.any(String), title: "round.extended" },
          ...{ question: null, text: "Some Body is ill" },
        },
      ]);
    });

    it("is told of rounds that are shown in groups once they are closed for good, and then without the words", async () => {
      const { environment, find, municipality } = await aPlace();
      const { social } = municipality.departments;
      const grouped = await aRound(environment, municipality, {
        ...{ year: 2027, disclosure: "confidential", threshold: 5 },
      });
      await someResponses(environment, grouped, social, [
        { strategy: 1, "strategy#comment": "Ask Some Body" },
      ]);
      await anInvitation(environment, grouped, social.id);
      expect((await find(personEmail, "some body"))?.mentions).toEqual([]);
      await environment.database.transact((writer) =>
        writer
          .insertInto("roundSeals")
          .values({
            ...{ organizationId: grouped.organizationId, roundId: grouped.id },
            ...{ endedAt: grouped.closesAt, sealedAt: environment.now() },
          })
          .execute(),
      );
      expect((await find(personEmail, "some body"))?.mentions).toEqual([
        { place: "answer", id: "", title: grouped.title, question: "strategy#comment", text: null },
      ]);
    });
  });
});
