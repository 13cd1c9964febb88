import { RouterContextProvider } from "react-router";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { addUser, hashedPassword } from "#app/domain/access/add-user.server.ts";
import type { Actor } from "#app/domain/access/permission.ts";
import type { Instant, MembershipId } from "#app/domain/id.ts";
import { aMunicipality, anEnvironment } from "#app/domain/testing.ts";
import { deleteMembership, insertMemberships } from "#db/queries/memberships.ts";
import { onEachDatabase } from "#db/testing.ts";
import { openAccounts, signInByPassword, signOut } from "./accounts.server.ts";
import { actorMiddleware } from "./actor.server.ts";
import { actorContext, type Process, processContext, sessionContext } from "./context.ts";

const credentials = { email: "a@kommun.example", password: "fyra ord i en rad" };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-25T09:00:10Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

onEachDatabase((openTestDatabase) => {
  /** A coordinator who is signed in, and who asks by their cookie. */
  async function aSignedInCoordinator() {
    const now = () => new Date().toISOString() as Instant;
    const environment = { ...anEnvironment(await openTestDatabase()), now };
    const { database } = environment;
    const accounts = openAccounts(database, {
      baseUrl: "http://127.0.0.1:3000",
      sessionSecret: "a secret of the test's that nobody else knows",
    });
    const { organizationId } = await aMunicipality(environment);
    const id = environment.newId<MembershipId>();
    const passwordHash = await hashedPassword(credentials.password);
    const userId = await database.transact(async (writer) => {
      const user = await addUser(writer, environment, { name: "A", email: credentials.email, passwordHash });
      const role = { role: "coordinator", departmentId: null, createdAt: now() } as const;
      await insertMemberships(writer, [{ organizationId, id, userId: user, ...role }]);
      return user;
    });
    const signedIn = await signInByPassword(accounts, credentials, "192.0.2.1");
    if (signedIn.kind !== "signed-in") throw new Error(`Not signed in: ${signedIn.kind}.`);
    const cookie = signedIn.cookies.map((one) => one.split(";")[0]).join("; ");
    const ask = async (sent = cookie): Promise<Actor> => {
      const context = new RouterContextProvider();
      context.set(processContext, { environment, accounts } as unknown as Process); // what it asks for
      const request = new Request("http://127.0.0.1:3000/", { headers: { cookie: sent } });
      const url = new URL(request.url);
      await actorMiddleware({ request, url, context, params: {}, pattern: "/" }, async () => new Response());
      expect(context.get(sessionContext) !== null).toBe(context.get(actorContext).kind === "user");
      return context.get(actorContext);
    };
    return { database, accounts, organizationId, id, userId, cookie, ask };
  }

  it("is known by their session, and nobody by another's name for it", async () => {
    const { userId, cookie, ask } = await aSignedInCoordinator();
    const known = { kind: "user", id: userId, isOperator: false, memberships: [{ role: "coordinator" }] };
    for (let time = 0; time < 3; time += 1) expect(await ask()).toMatchObject(known);
    expect(await ask(`language=sv; ${cookie}`)).toMatchObject(known);
    expect(await ask(cookie.replace(/.$/, "x"))).toEqual({ kind: "anonymous" });
    expect(await ask("mognad.session_token=x")).toEqual({ kind: "anonymous" });
  });

  it("has no role any more with the next request after it was taken away", async () => {
    const { database, organizationId, id, ask } = await aSignedInCoordinator();
    expect(await ask()).toMatchObject({ memberships: [{ role: "coordinator" }] });
    await database.transact((writer) => deleteMembership(writer, { organizationId, id }));
    expect(await ask()).toMatchObject({ kind: "user", memberships: [] });
  });

  it("keeps the installation with the next request after they were made to", async () => {
    const { database, userId, ask } = await aSignedInCoordinator();
    expect(await ask()).toMatchObject({ isOperator: false });
    await database.transact((writer) =>
      writer
        .insertInto("operators")
        .values({ userId, createdAt: "2026-11-25T09:00:00.000Z" as Instant })
        .execute(),
    );
    expect(await ask()).toMatchObject({ isOperator: true });
  });

  it("is a stranger with the next request after signing out", async () => {
    const { accounts, cookie, ask } = await aSignedInCoordinator();
    expect(await ask()).toMatchObject({ kind: "user" });
    await signOut(accounts, cookie);
    expect(await ask()).toEqual({ kind: "anonymous" });
  });

  it("stays signed in for as long as the session is used, and twelve hours longer", async () => {
    const { ask } = await aSignedInCoordinator();
    for (let hours = 0; hours < 30; hours += 1) {
      vi.setSystemTime(Date.now() + 60 * 60 * 1000);
      expect(await ask()).toMatchObject({ kind: "user" });
    }
    vi.setSystemTime(Date.now() + 12 * 60 * 60 * 1000 + 1);
    expect(await ask()).toEqual({ kind: "anonymous" });
  });
});
