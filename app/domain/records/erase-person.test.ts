import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import { verifyAuditLog } from "#app/domain/auditlog/verify.server.ts";
import type { OrganizationId, UserId } from "#app/domain/id.ts";
import { type Deliver, type Delivery, sendNextMail } from "#app/domain/mail/send-mail.server.ts";
import { sendAgain, writeToInvited } from "#app/domain/mail/write-to-invited.server.ts";
import { aMunicipality, anInvitation, aScope } from "#app/domain/testing.ts";
import { lockMailsOfRound } from "#db/queries/mails.ts";
import { lockMemberships } from "#db/queries/memberships.ts";
import { inTurn, onEachDatabase } from "#db/testing.ts";
import { erasePerson } from "./erase-person.server.ts";
import { lookUpPerson } from "./person-records.server.ts";
import {
  anAccount,
  anInvitedPerson,
  aVouchedAccount,
  personEmail as email,
  personFile,
} from "./testing.server.ts";

const decision = {
  email: email.toLowerCase(),
  reason: "requested",
  reference: "KS 2026/18",
  strike: [],
} as const;

onEachDatabase((openTestDatabase, engine) => {
  const aPerson = async () => anInvitedPerson(await openTestDatabase());

  describe("erasing a person", () => {
    it("changes no figure, and leaves nothing that is found by the address", async () => {
      const { environment, scope, figures } = await aPerson();
      const before = await figures();
      expect(await erasePerson(environment, scope, decision)).toBe("erased");
      expect(await figures()).toEqual(before);
      expect(await lookUpPerson(environment, scope, { email, name: "" }, "sv")).toBeNull();
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
        const found = await lookUpPerson(environment, scope, { email, name: "" }, "sv");
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
      const elsewhere = await aMunicipality(environment, { slug: "other", questionnaire: personFile });
      const here = scope.organizationId;
      await anAccount(environment, "user", [[here, "reader"]]);
      await anAccount(environment, "only-here", [[here, "reader"]]);
      await anAccount(environment, "both", [
        [here, "reader"],
        [elsewhere.organizationId, "reader"],
      ]);
      await anAccount(environment, "last", [[here, "administrator"]]);
      const erase = (id: string) =>
        erasePerson(environment, scope, { ...decision, email: `${id}@x.example` });
      expect(await erase("user")).toBe("yourself");
      expect(await erase("last")).toBe("last-administrator");
      await database.transact((writer) =>
        record(writer, occasionBy(environment, here, "only-here" as UserId), {
          name: "second-factor.on",
          subject: "only-here",
          details: {},
        }),
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

    it("takes every account with the address, also one of the organization's own sign-in", async () => {
      const { environment, scope } = await aPerson();
      const here = scope.organizationId;
      await anAccount(environment, "user", [[here, "administrator"]]);
      await anAccount(environment, "by-password", [[here, "administrator"]], { email: "both@x.example" });
      await aVouchedAccount(environment, "vouched-for", here, { email: "Both@x.example", name: "B" });
      expect(await erasePerson(environment, scope, { ...decision, email: "both@x.example" })).toBe("erased");
      const { read } = environment.database;
      expect(await read.selectFrom("users").select("id").execute()).toEqual([{ id: "user" }]);
      expect(await read.selectFrom("providerUsers").select("userId").execute()).toEqual([]);
    });

    it("takes from a shared account what is this organization's, also once the last role is gone", async () => {
      const { environment, scope, municipality, round } = await aPerson();
      const { database } = environment;
      const here = scope.organizationId;
      const elsewhere = await aMunicipality(environment, { slug: "other", questionnaire: personFile });
      const there = elsewhere.organizationId;
      const id = await anAccount(environment, "former", [[there, "administrator"]]);
      const tell = (organizationId: OrganizationId) =>
        database.transact((writer) =>
          record(writer, occasionBy(environment, organizationId, id), {
            name: "round.published",
            subject: round.id,
            details: {},
          }),
        );
      await tell(here);
      await tell(there);
      await anInvitation(environment, round, municipality.departments.social.id, {
        overrides: { trialBy: id },
      });
      const former = { ...decision, email: "former@x.example" };
      expect(await erasePerson(environment, scope, former)).toBe("erased");
      expect(await erasePerson(environment, scope, former)).toBe("nothing-kept");
      const { read } = database;
      const actors = await read
        .selectFrom("auditLog")
        .where("event", "=", "round.published")
        .orderBy("organizationId")
        .select(["organizationId", "actor"])
        .execute();
      expect(actors).toContainEqual({ organizationId: here, actor: null });
      expect(actors).toContainEqual({ organizationId: there, actor: id });
      expect(await read.selectFrom("users").where("id", "=", id).select("name").execute()).toHaveLength(1);
      const trials = await read.selectFrom("invitations").where("trialBy", "=", id).select("id").execute();
      expect(trials).toEqual([]);
      expect((await verifyAuditLog(read, here)).faults).toEqual([]);
    });

    it("leaves an administrator, whichever of two that erase each other at once comes first", async () => {
      const { environment, scope, municipality } = await aPerson();
      const { database } = environment;
      const here = scope.organizationId;
      await anAccount(environment, "first", [[here, "administrator"]]);
      await anAccount(environment, "second", [[here, "administrator"]]);
      const as = (id: string) => {
        const asked = aScope(municipality, "administrator");
        return { ...asked, actor: { ...asked.actor, id: id as UserId } };
      };
      const outcomes = await inTurn(database, (writer) => lockMemberships(writer, here), [
        () => erasePerson(environment, as("first"), { ...decision, email: "second@x.example" }),
        () => erasePerson(environment, as("second"), { ...decision, email: "first@x.example" }),
      ]);
      expect(outcomes).toEqual([
        { status: "fulfilled", value: "erased" },
        { status: "fulfilled", value: "last-administrator" },
      ]);
    });

    for (const first of ["erased", "written to"] as const) {
      it(`leaves no address in a message that is asked for at the same time, ${first} first`, async () => {
        const { environment, municipality, scope, round, invitation } = await aPerson();
        const { database } = environment;
        environment.moveClockTo("2026-11-24T09:00:00.000Z");
        await database.transact(async (writer) => {
          await writer.deleteFrom("mails").execute();
          await writer
            .updateTable("invitations")
            .where("id", "=", invitation.id)
            .set({ submitted: 0 })
            .execute();
        });
        const canSend = { ...environment, canSendMail: true };
        const wanted = {
          kind: "reminder",
          batchId: environment.newTimelessId<string>(),
          expected: 1,
        } as const;
        const works = [
          () => erasePerson(environment, scope, decision),
          () => writeToInvited(canSend, aScope(municipality, "coordinator"), round.slug, wanted),
        ];
        const { organizationId, id } = round;
        const outcomes = await inTurn(
          database,
          (writer) => lockMailsOfRound(writer, organizationId, id),
          first === "erased" ? works : works.reverse(),
        );
        expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
        const mails = await database.read.selectFrom("mails").select(["recipient", "status"]).execute();
        for (const mail of mails) expect(mail).toEqual({ recipient: "–", status: "withdrawn" });
        // On SQLite who reads before writing may come second all the same.
        if (engine === "postgres") expect(mails).toHaveLength(first === "erased" ? 0 : 1);
      });
    }

    describe("while a message to them is under way", () => {
      const replies: readonly Delivery[] = [
        { outcome: "accepted", reply: `250 ok <${email}>` },
        { outcome: "refused", reply: `550 no such user <${email}>` },
        { outcome: "put-off", reply: `450 later <${email}>` },
        { outcome: "unreachable", reply: null },
      ];
      for (const delivery of replies) {
        it(`keeps no word of it that says whom, and tries no more: ${delivery.outcome}`, async () => {
          const { environment, scope, round } = await aPerson();
          const { read } = environment.database;
          const sent: string[] = [];
          const erasing: Deliver = async ({ recipient }) => {
            sent.push(recipient);
            expect(await erasePerson(environment, scope, decision)).toBe("erased");
            return delivery;
          };
          await environment.database.transact((writer) =>
            writer.updateTable("invitations").where("email", "=", email).set({ submitted: 0 }).execute(),
          );
          environment.moveClockTo("2026-11-24T09:00:00.000Z");
          await sendNextMail(environment, erasing);
          expect(sent).toEqual([email]);
          const mails = await read
            .selectFrom("mails")
            .select(["id", "status", "reply", "recipient", "leasedUntil"])
            .execute();
          const { outcome } = delivery;
          const status = outcome === "put-off" || outcome === "unreachable" ? "withdrawn" : outcome;
          expect(mails).toEqual([
            { id: expect.any(String), status, reply: null, recipient: "–", leasedUntil: null },
          ]);
          const canSend = { ...environment, canSendMail: true };
          await sendAgain(canSend, scope, round.slug, mails[0]?.id ?? "");
          environment.moveClockTo("2026-11-25T09:00:00.000Z");
          const never: Deliver = async () => {
            throw new Error("it is sent to nobody");
          };
          expect(await sendNextMail(environment, never)).toBe("nothing-due");
        });
      }
    });

    if (engine === "postgres") {
      it("leaves no dead row with anything of theirs", async () => {
        const { environment, scope } = await aPerson();
        const { kysely } = environment.database;
        const here = scope.organizationId;
        await anAccount(environment, "only-here", [[here, "reader"]], { email: decision.email });
        await erasePerson(environment, scope, decision);
        await sql`create extension if not exists pageinspect`.execute(kysely);
        const { rows: tables } = await sql<{ name: string }>`select table_name as name
          from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
          kysely,
        );
        const left: string[] = [];
        for (const { name } of tables) {
          const { rows } = await sql<{ dead: string }>`select count(*) as dead
            from generate_series(0, pg_relation_size(${`public.${name}`}) / 8192 - 1) as page,
            heap_page_items(get_raw_page(${`public.${name}`}, page::int)) as item
            where lp_len > 0 and t_xmax::text <> '0' and (t_infomask & 2048) = 0 and (t_infomask & 128) = 0`.execute(
            kysely,
          );
          if (rows[0]?.dead !== "0") left.push(name);
        }
        // The head of the chain and the organization's row are written over, and name nobody.
        expect(left.filter((name) => !["audit_heads", "organizations"].includes(name))).toEqual([]);
      });
    }
  });
});
