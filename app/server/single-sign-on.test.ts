import { RouterContextProvider } from "react-router";
import { beforeEach, describe, expect, it } from "vitest";
import { addUser } from "#app/domain/access/add-user.server.ts";
import type { Actor } from "#app/domain/access/permission.ts";
import type { MembershipId, UserId } from "#app/domain/id.ts";
import { aProvider } from "#app/domain/provider/testing.server.ts";
import { aMunicipality, anEnvironment, type TestEnvironment } from "#app/domain/testing.ts";
import { insertMemberships } from "#db/queries/memberships.ts";
import { endSessionsOf } from "#db/queries/provider-users.ts";
import { type StoredProvider, updateProvider } from "#db/queries/sign-in-providers.ts";
import { onEachDatabase } from "#db/testing.ts";
import { type Accounts, openAccounts, signInByProvider } from "./accounts.server.ts";
import { actorMiddleware } from "./actor.server.ts";
import { actorContext, type Process, processContext } from "./context.ts";

describe("a session that an organization's own provider vouches for", () => {
  onEachDatabase((openTestDatabase) => {
    let environment: TestEnvironment;
    let accounts: Accounts;
    let provider: StoredProvider;
    let userId: UserId;
    beforeEach(async () => {
      environment = anEnvironment(await openTestDatabase());
      environment.moveClockTo(new Date().toISOString());
      const { database } = environment;
      const sessionSecret = "a secret of the test's that nobody else knows";
      accounts = openAccounts(database, { baseUrl: "http://127.0.0.1:3000", sessionSecret });
      const own = await aMunicipality(environment, { slug: "egenkoping" });
      const other = await aMunicipality(environment, { slug: "annankoping" });
      provider = await aProvider(environment, own.organizationId);
      userId = await database.transact(async (writer) => {
        const id = await addUser(writer, environment, {
          name: "Person Ett",
          email: "ett@egenkoping.example",
          passwordHash: "none",
        });
        await writer.insertInto("operators").values({ userId: id, createdAt: environment.now() }).execute();
        await insertMemberships(
          writer,
          [own, other].map(({ organizationId }) => ({
            organizationId,
            id: environment.newId<MembershipId>(),
            userId: id,
            role: "administrator" as const,
            departmentId: null,
            createdAt: environment.now(),
          })),
        );
        return id;
      });
    });

    async function sessionCookie(): Promise<string> {
      const request = new Request("http://127.0.0.1:3000/", { headers: { "user-agent": "a browser" } });
      const cookies = await signInByProvider(
        accounts,
        { userId, providerId: provider.id },
        request,
        "192.0.2.1",
      );
      return cookies.map((cookie) => cookie.split(";")[0]).join("; ");
    }

    /** Who asks, as loaders and actions are told. */
    async function actorOf(cookie: string): Promise<Actor> {
      const context = new RouterContextProvider();
      // All of a process that finding out takes.
      context.set(processContext, { environment, accounts } as unknown as Process);
      const request = new Request("http://127.0.0.1:3000/", { headers: { cookie } });
      const url = new URL(request.url);
      await actorMiddleware({ request, url, context, params: {}, pattern: "/" }, async () => new Response());
      return context.get(actorContext);
    }

    it("acts in that organization alone, and is no operator, whatever else the user may do", async () => {
      const actor = await actorOf(await sessionCookie());
      if (actor.kind === "anonymous") throw new Error("not signed in");
      expect(actor.memberships.map(({ organizationSlug }) => organizationSlug)).toEqual(["egenkoping"]);
      expect([actor.isOperator, actor.vouchedBy]).toEqual([false, provider.organizationId]);
    });

    it("keeps where it came from, as every session does", async () => {
      await sessionCookie();
      const [session, ...others] = await environment.database.read
        .selectFrom("sessions")
        .selectAll()
        .execute();
      expect(others).toEqual([]);
      expect(session).toMatchObject({
        providerId: provider.id,
        userAgent: "a browser",
        ipAddress: "192.0.2.1",
      });
    });

    it("ends twelve hours after the provider was asked, however busy it is kept", async () => {
      const cookie = await sessionCookie();
      const hours = (count: number) => new Date(Date.now() + count * 60 * 60 * 1000).toISOString();
      environment.moveClockTo(hours(11.9));
      expect((await actorOf(cookie)).kind).toBe("user");
      environment.moveClockTo(hours(12.1));
      expect(await actorOf(cookie)).toEqual({ kind: "anonymous" });
    });

    it("ends where the provider is turned off, also before its row is gone", async () => {
      const cookie = await sessionCookie();
      await environment.database.transact((writer) => updateProvider(writer, provider, { enabled: false }));
      expect(await actorOf(cookie)).toEqual({ kind: "anonymous" });
      await environment.database.transact(async (writer) => {
        await updateProvider(writer, provider, { enabled: true });
        await endSessionsOf(writer, provider.id);
      });
      expect(await actorOf(cookie)).toEqual({ kind: "anonymous" });
    });

    it("cannot be opened by an address of the accounts library, whatever is said in it", async () => {
      const asked = ["/open-vouched-session", "/openVouchedSession", "/vouched-sessions/open"].map((path) =>
        accounts.handler(
          new Request(`http://127.0.0.1:3000/api/auth${path}`, {
            method: "POST",
            headers: { "content-type": "application/json", origin: "http://127.0.0.1:3000" },
            body: JSON.stringify({ userId, providerId: provider.id }),
          }),
        ),
      );
      expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404, 404]);
    });
  });
});
