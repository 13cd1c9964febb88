import { describe, expect, it } from "vitest";
import type { Instant, MembershipId, UserId } from "#app/domain/id.ts";
import { composeAccountInvitation } from "#app/domain/mail/compose-account-invitation.server.ts";
import { composePasswordReset } from "#app/domain/mail/compose-password-reset.server.ts";
import {
  aMunicipality,
  anEnvironment,
  type TestEnvironment,
  type TestMunicipality,
} from "#app/domain/testing.ts";
import type { Database } from "#db/client.ts";
import { insertMemberships, membershipsOf } from "#db/queries/memberships.ts";
import { userIdByEmail } from "#db/queries/users.ts";
import { inTurn, onEachDatabase } from "#db/testing.ts";
import { acceptAsNew, acceptAsUser, openAccountInvitation } from "./accept-invitation.server.ts";
import { addUser } from "./add-user.server.ts";
import { authorize, type Scope } from "./authorize.ts";
import { changeRole, removeRole } from "./change-role.server.ts";
import { invitePerson, renewAccountInvitation, revokeAccountInvitation } from "./invite-person.server.ts";
import { loadPeople, loadPerson } from "./people-page.server.ts";
import type { MembershipRole } from "./role.ts";
import { requireSecondFactor, resetSecondFactor } from "./second-factor.server.ts";
import { askForPasswordLink, makePasswordLink, openPasswordLink } from "./set-password.server.ts";

const password = "fyra ord i en rad";
const invited = {
  email: "ny@kommun.example",
  role: "coordinator",
  departmentId: null,
  language: "sv",
} as const;

/** Somebody with a role in an organization, and what the pages hand on when they ask. */
async function aMember(
  environment: TestEnvironment,
  { organizationId, slug }: TestMunicipality,
  email: string,
  role: MembershipRole,
): Promise<{ readonly userId: UserId; readonly membership: MembershipId; readonly scope: Scope }> {
  const membership = environment.newId<MembershipId>();
  const userId = await environment.database.transact(async (writer) => {
    const known = await userIdByEmail(writer, email);
    const user = known ?? (await addUser(writer, environment, { name: email, email, passwordHash: "none" }));
    await insertMemberships(writer, [
      {
        organizationId,
        id: membership,
        userId: user,
        role,
        departmentId: null,
        createdAt: environment.now(),
      },
    ]);
    return user;
  });
  const memberships = await membershipsOf(environment.database.read, userId);
  const actor = { kind: "user", id: userId, name: email, isOperator: false, memberships } as const;
  return { userId, membership, scope: authorize(actor, "organization.read", slug) };
}

async function anAdministrator(database: Database, settings: { readonly canSendMail?: boolean } = {}) {
  const environment = { ...anEnvironment(database), ...settings };
  const municipality = await aMunicipality(environment);
  const administrator = await aMember(environment, municipality, "admin@kommun.example", "administrator");
  return { environment, municipality, ...administrator };
}

function codeOf(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => null,
    (problem) => problem.data?.code ?? problem,
  );
}

async function tokenOf(outcome: ReturnType<typeof invitePerson>): Promise<string> {
  const made = await outcome;
  if (made.kind !== "invited" || made.token === null) throw new Error(JSON.stringify(made));
  return made.token;
}

async function events({ read }: Database): Promise<readonly string[]> {
  const rows = await read.selectFrom("auditLog").orderBy("id").select(["event"]).execute();
  return rows.map(({ event }) => event);
}

async function mails({ read }: Database) {
  return read.selectFrom("mails").selectAll().execute();
}

onEachDatabase((openTestDatabase) => {
  describe("an invitation to an account", () => {
    it("gives somebody new an account with the role, once", async () => {
      const database = await openTestDatabase();
      const { environment, scope, municipality } = await anAdministrator(database);
      const token = await tokenOf(invitePerson(environment, scope, invited));
      expect(await openAccountInvitation(environment, token, null)).toEqual({
        organization: "Testköpings kommun",
        role: "coordinator",
        email: invited.email,
        next: "make-account",
      });
      expect(await acceptAsNew(environment, token, { name: "Ny", password })).toEqual({
        ok: true,
        email: invited.email,
        organizationSlug: municipality.slug,
      });
      const { people, invited: waiting } = await loadPeople(environment, scope);
      expect(people.map(({ email, roles }) => [email, roles.map(({ role }) => role)])).toEqual([
        [invited.email, ["coordinator"]],
        ["admin@kommun.example", ["administrator"]],
      ]);
      expect(waiting).toEqual([]);
      expect(await codeOf(openAccountInvitation(environment, token, null))).toBe("account-link-ended");
      expect(await codeOf(acceptAsNew(environment, token, { name: "Ny", password }))).toBe(
        "account-link-ended",
      );
      expect(await events(database)).toEqual(["account-invitation.made", "account-invitation.accepted"]);
    });

    it("is used up by one of two who use it at once", async () => {
      const database = await openTestDatabase();
      const { environment, scope } = await anAdministrator(database);
      const token = await tokenOf(invitePerson(environment, scope, invited));
      const accepted = await Promise.allSettled(
        ["Ett", "Två"].map((name) => acceptAsNew(environment, token, { name, password })),
      );
      const taken = accepted.filter((each) => each.status === "fulfilled" && each.value.ok);
      expect(taken).toHaveLength(1);
      expect((await loadPeople(environment, scope)).people).toHaveLength(2);
    });

    it("opened changes nothing, and ends after seven days, when revoked, and when renewed", async () => {
      const { environment, scope } = await anAdministrator(await openTestDatabase());
      const token = await tokenOf(invitePerson(environment, scope, invited));
      const [waiting] = (await loadPeople(environment, scope)).invited;
      if (!waiting) throw new Error("Nobody is invited.");
      await openAccountInvitation(environment, token, null);
      expect((await loadPeople(environment, scope)).invited).toEqual([waiting]);
      environment.moveClockTo("2026-11-30T09:00:01.000Z");
      expect(await codeOf(openAccountInvitation(environment, token, null))).toBe("account-link-ended");
      expect((await loadPeople(environment, scope)).invited[0]?.hasExpired).toBe(true);
      const newer = await renewAccountInvitation(environment, scope, waiting.id, "sv");
      expect(await codeOf(openAccountInvitation(environment, token, null))).toBe("link-unknown");
      expect(await codeOf(openAccountInvitation(environment, newer ?? "", null))).toBe(null);
      await revokeAccountInvitation(environment, scope, waiting.id);
      expect(await codeOf(openAccountInvitation(environment, newer ?? "", null))).toBe("account-link-ended");
      expect(await codeOf(revokeAccountInvitation(environment, scope, waiting.id))).toBe("not-found");
      expect(await codeOf(renewAccountInvitation(environment, scope, waiting.id, "sv"))).toBe("not-found");
      expect(await codeOf(openAccountInvitation(environment, "A".repeat(27), null))).toBe("link-unknown");
    });

    it("waits for somebody with an account to accept, and tells the inviting nothing of them", async () => {
      const database = await openTestDatabase();
      const { environment, scope } = await anAdministrator(database);
      const elsewhere = await aMunicipality(environment, { slug: "annankoping" });
      const known = await aMember(environment, elsewhere, "kand@annan.example", "reader");
      const token = await tokenOf(
        invitePerson(environment, scope, { ...invited, email: "kand@annan.example" }),
      );
      const unknown = await invitePerson(environment, scope, invited);
      expect(unknown.kind).toBe("invited");
      const page = await loadPeople(environment, scope);
      expect(page.people.map(({ email }) => email)).toEqual(["admin@kommun.example"]);
      expect(page.invited.map(({ email }) => email)).toEqual(["kand@annan.example", invited.email]);
      expect((await openAccountInvitation(environment, token, null)).next).toBe("sign-in");
      expect((await openAccountInvitation(environment, token, scope.actor.id)).next).toBe("sign-out");
      expect(await codeOf(acceptAsUser(environment, token, scope.actor.id))).toBe("not-allowed");
      expect(await acceptAsNew(environment, token, { name: "Falsk", password })).toEqual({
        ok: false,
        fault: "hasAccount",
      });
      expect(await acceptAsUser(environment, token, known.userId)).toBe("testkoping");
      const roles = (await membershipsOf(database.read, known.userId)).map(({ role }) => role);
      expect(roles.sort()).toEqual(["coordinator", "reader"]);
    });

    it("is of the organization that made it: another cannot take it back or renew it", async () => {
      const { environment, scope } = await anAdministrator(await openTestDatabase());
      await tokenOf(invitePerson(environment, scope, invited));
      const elsewhere = await aMunicipality(environment, { slug: "annankoping" });
      const other = await aMember(environment, elsewhere, "admin@annan.example", "administrator");
      const [waiting] = (await loadPeople(environment, scope)).invited;
      if (!waiting) throw new Error("Nobody is invited.");
      expect(await codeOf(revokeAccountInvitation(environment, other.scope, waiting.id))).toBe("not-found");
      expect(await codeOf(renewAccountInvitation(environment, other.scope, waiting.id, "sv"))).toBe(
        "not-found",
      );
      expect(await loadPeople(environment, other.scope)).toMatchObject({ invited: [] });
    });

    it("is for a role that can be given, and not for one that is there or asked for", async () => {
      const { environment, scope, municipality } = await anAdministrator(await openTestDatabase());
      const head = { ...invited, role: "department-head" } as const;
      const elsewhere = await aMunicipality(environment, { slug: "annankoping" });
      const refused = async (wanted: Parameters<typeof invitePerson>[2]) => {
        const outcome = await invitePerson(environment, scope, wanted);
        return outcome.kind === "refused" ? outcome.fault : outcome.kind;
      };
      expect(await refused(head)).toBe("departmentMissing");
      expect(await refused({ ...head, departmentId: elsewhere.departments.social.id })).toBe(
        "departmentMissing",
      );
      expect(await refused({ ...head, departmentId: municipality.departments.social.id })).toBe("invited");
      expect(await refused({ ...head, departmentId: municipality.departments.social.id })).toBe(
        "invitedAlready",
      );
      const own = { ...invited, email: "admin@kommun.example" };
      expect(await refused({ ...own, role: "administrator" })).toBe("hasRoleAlready");
      // A member gets one more role at once.
      expect(await refused(own)).toBe("added");
    });

    it("goes by mail where mail can be sent, with a link that is made when it goes", async () => {
      const database = await openTestDatabase();
      const { environment, scope, userId } = await anAdministrator(database, { canSendMail: true });
      expect(await invitePerson(environment, scope, invited)).toEqual({ kind: "invited", token: null });
      const [mail] = await mails(database);
      if (!mail) throw new Error("No mail waits.");
      expect(mail).toMatchObject({ kind: "account-invitation", recipient: invited.email });
      const first = await database.transact((writer) => composeAccountInvitation(writer, environment, mail));
      const second = await database.transact((writer) => composeAccountInvitation(writer, environment, mail));
      const tokens = [first, second].map(
        (composed) => /\/invited\/([\w-]+)/.exec(composed?.text ?? "")?.[1] ?? "",
      );
      // The later link is the one that works.
      expect(await codeOf(openAccountInvitation(environment, tokens[0] ?? "", null))).toBe("link-unknown");
      expect(await codeOf(openAccountInvitation(environment, tokens[1] ?? "", null))).toBe(null);
      const [waiting] = (await loadPeople(environment, scope)).invited;
      if (waiting) await revokeAccountInvitation(environment, scope, waiting.id);
      expect(await database.transact((writer) => composeAccountInvitation(writer, environment, mail))).toBe(
        null,
      );
      expect(userId).toBe(scope.actor.id);
    });

    it("refuses a password that is easy to guess, and is not used up by it", async () => {
      const { environment, scope } = await anAdministrator(await openTestDatabase());
      const token = await tokenOf(invitePerson(environment, scope, invited));
      const accept = (wanted: string) =>
        acceptAsNew(environment, token, { name: "Ny Person", password: wanted });
      expect(await accept("kort")).toEqual({ ok: false, fault: "passwordTooShort" });
      expect(await accept("ny@kommun.example")).toEqual({ ok: false, fault: "passwordPersonal" });
      expect(await accept(password)).toMatchObject({ ok: true });
    });
  });

  describe("roles", () => {
    it("are changed and taken away, and nothing is let in by one that is gone", async () => {
      const database = await openTestDatabase();
      const { environment, scope, municipality } = await anAdministrator(database);
      const reader = await aMember(environment, municipality, "las@kommun.example", "reader");
      const wanted = { role: "auditor", departmentId: null } as const;
      expect(await changeRole(environment, scope, reader.membership, wanted)).toBe(null);
      expect((await membershipsOf(database.read, reader.userId)).map(({ role }) => role)).toEqual([
        "auditor",
      ]);
      expect(await removeRole(environment, scope, reader.membership)).toBe(null);
      expect(await membershipsOf(database.read, reader.userId)).toEqual([]);
      expect(await codeOf(removeRole(environment, scope, reader.membership))).toBe("not-found");
      expect(await events(database)).toEqual(["membership.changed", "membership.removed"]);
    });

    it("leave an organization its last administrator, and nobody without their own administration", async () => {
      const { environment, scope, membership, municipality } = await anAdministrator(
        await openTestDatabase(),
      );
      const lesser = { role: "reader", departmentId: null } as const;
      expect(await removeRole(environment, scope, membership)).toBe("lastAdministrator");
      expect(await changeRole(environment, scope, membership, lesser)).toBe("lastAdministrator");
      const other = await aMember(environment, municipality, "andra@kommun.example", "administrator");
      expect(await removeRole(environment, scope, membership)).toBe("ownAdministration");
      expect(await removeRole(environment, other.scope, membership)).toBe(null);
      expect(await removeRole(environment, other.scope, other.membership)).toBe("lastAdministrator");
    });

    it("keep an administrator where two take away each other's role at once", async () => {
      const database = await openTestDatabase();
      const { environment, scope, membership, municipality } = await anAdministrator(database);
      const other = await aMember(environment, municipality, "andra@kommun.example", "administrator");
      await inTurn(
        database,
        (writer) =>
          writer
            .updateTable("organizations")
            .set({ contact: null })
            .where("id", "=", municipality.organizationId)
            .execute(),
        [
          () => removeRole(environment, scope, other.membership),
          () => removeRole(environment, other.scope, membership),
        ],
      );
      const { people } = await loadPeople(environment, scope);
      expect(people).toHaveLength(1);
    });

    it("are out of reach of another organization's administrator", async () => {
      const { environment, membership } = await anAdministrator(await openTestDatabase());
      const elsewhere = await aMunicipality(environment, { slug: "annankoping" });
      const other = await aMember(environment, elsewhere, "admin@annan.example", "administrator");
      const wanted = { role: "reader", departmentId: null } as const;
      expect(await codeOf(removeRole(environment, other.scope, membership))).toBe("not-found");
      expect(await codeOf(changeRole(environment, other.scope, membership, wanted))).toBe("not-found");
    });
  });

  describe("help with signing in", () => {
    it("is given by an administrator to a person of this organization alone", async () => {
      const { environment, scope, municipality } = await anAdministrator(await openTestDatabase());
      const ours = await aMember(environment, municipality, "var@kommun.example", "reader");
      const elsewhere = await aMunicipality(environment, { slug: "annankoping" });
      const theirs = await aMember(environment, elsewhere, "deras@annan.example", "reader");
      const both = await aMember(environment, municipality, "bada@kommun.example", "reader");
      await aMember(environment, elsewhere, "bada@kommun.example", "reader");
      const token = await makePasswordLink(environment, scope, ours.userId);
      expect(await openPasswordLink(environment, token)).toEqual({ email: "var@kommun.example" });
      expect(await codeOf(resetSecondFactor(environment, scope, ours.userId))).toBe(null);
      for (const help of [makePasswordLink, resetSecondFactor]) {
        expect(await codeOf(help(environment, scope, theirs.userId))).toBe("not-found");
        expect(await codeOf(help(environment, scope, both.userId))).toBe("not-allowed");
        expect(await codeOf(help(environment, scope, scope.actor.id))).toBe("not-allowed");
      }
      expect(await codeOf(loadPerson(environment, scope, theirs.userId))).toBe("not-found");
      expect((await loadPerson(environment, scope, both.userId)).isOurs).toBe(false);
    });

    it("by a link works for an hour, and an earlier one ends", async () => {
      const { environment, scope, municipality } = await anAdministrator(await openTestDatabase());
      const { userId } = await aMember(environment, municipality, "var@kommun.example", "reader");
      const earlier = await makePasswordLink(environment, scope, userId);
      const token = await makePasswordLink(environment, scope, userId);
      expect(await codeOf(openPasswordLink(environment, earlier))).toBe("link-unknown");
      environment.moveClockTo("2026-11-23T10:00:00.001Z");
      expect(await codeOf(openPasswordLink(environment, token))).toBe("account-link-ended");
    });

    it("goes by mail to who has an account, and to nobody else", async () => {
      const database = await openTestDatabase();
      const { environment } = await anAdministrator(database, { canSendMail: true });
      await askForPasswordLink(environment, "ingen@kommun.example", "sv");
      expect(await mails(database)).toEqual([]);
      await askForPasswordLink(environment, "admin@kommun.example", "sv");
      const [mail] = await mails(database);
      if (!mail) throw new Error("No mail waits.");
      const composed = await database.transact((writer) => composePasswordReset(writer, environment, mail));
      const token = /\/password\/([\w-]+)/.exec(composed?.text ?? "")?.[1] ?? "";
      expect(await openPasswordLink(environment, token)).toEqual({ email: "admin@kommun.example" });
    });
  });

  it("an organization asks a second factor of all only when whoever decides has given one", async () => {
    const database = await openTestDatabase();
    const { environment, scope, userId, municipality } = await anAdministrator(database);
    const session = (secondFactor: 0 | 1) => ({
      id: `session-${secondFactor}`,
      token: `token-${secondFactor}`,
      userId,
      secondFactor,
      expiresAt: "2026-11-24T09:00:00.000Z" as Instant,
      createdAt: environment.now(),
      updatedAt: environment.now(),
      ipAddress: null,
      userAgent: null,
    });
    await database.transact((writer) =>
      writer
        .insertInto("sessions")
        .values([session(0), session(1)])
        .execute(),
    );
    expect(await requireSecondFactor(environment, scope, true, "session-0")).toBe("secondFactorFirst");
    expect((await loadPeople(environment, scope)).requiresSecondFactor).toBe(false);
    expect(await requireSecondFactor(environment, scope, true, "session-1")).toBe(null);
    expect((await loadPeople(environment, scope)).requiresSecondFactor).toBe(true);
    const [membership] = await membershipsOf(database.read, userId);
    expect(membership).toMatchObject({ organizationSlug: municipality.slug, requiresSecondFactor: true });
  });
});
