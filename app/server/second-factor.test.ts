import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addUser, hashedPassword } from "#app/domain/access/add-user.server.ts";
import { turnOffSecondFactor } from "#app/domain/access/second-factor.server.ts";
import { isPassword, mintPasswordLink, setPasswordByLink } from "#app/domain/access/set-password.server.ts";
import { anEnvironment } from "#app/domain/testing.ts";
import type { Database } from "#db/client.ts";
import { sessionHasSecondFactor, sessionsOf } from "#db/queries/sessions.ts";
import { userStanding } from "#db/queries/users.ts";
import { onEachDatabase } from "#db/testing.ts";
import { type Accounts, openAccounts, signInByPassword, signOut } from "./accounts.server.ts";
import { beginSecondFactor, confirmSecondFactor, giveCode, readCode } from "./second-factor.ts";
import { totp } from "./testing-totp.ts";

const credentials = { email: "a@kommun.example", password: "fyra ord i en rad" };
const halfMinute = 30_000;
let addresses = 0;

const settings = { baseUrl: "http://127.0.0.1:3000", sessionSecret: "s".repeat(40) };

/** Somebody with an account, and what a browser does; the clock is Date's, which the library reads. */
async function aSignedInUser(database: Database) {
  const environment = { ...anEnvironment(database), now: () => new Date().toISOString() as never };
  const accounts = openAccounts(database, settings);
  const environs = { accounts, environment };
  const passwordHash = await hashedPassword(credentials.password);
  const userId = await database.transact((writer) =>
    addUser(writer, environment, { name: "A", email: credentials.email, passwordHash }),
  );
  const signIn = async () => {
    const outcome = await signInByPassword(accounts, credentials, `192.0.2.${++addresses % 250}`);
    return { kind: outcome.kind, cookie: "cookies" in outcome ? asCookie(outcome.cookies) : "" };
  };
  return { environment, accounts, environs, userId, signIn };
}

/** Likewise, with a second factor set up; `code` is what the app shows now, or so many half minutes from now. */
async function aUserWithSecondFactor(database: Database) {
  const user = await aSignedInUser(database);
  const { cookie } = await user.signIn();
  const uri = await beginSecondFactor(user.environs, cookie, credentials.password);
  const secret = new URL(uri ?? "").searchParams.get("secret") ?? "";
  const code = (halfMinutes = 0) => totp(secret, Date.now() + halfMinutes * halfMinute);
  const begun = await confirmSecondFactor(user.environs, cookie, code());
  if (!begun) throw new Error("The second factor is not on.");
  pass(2 * halfMinute);
  return { ...user, cookie, begun, code };
}

function asCookie(cookies: readonly string[]): string {
  return cookies.map((cookie) => cookie.split(";")[0]).join("; ");
}

function pass(milliseconds: number): void {
  vi.setSystemTime(Date.now() + milliseconds);
}

async function isSignedIn(accounts: Accounts, cookie: string): Promise<boolean> {
  return (await accounts.api.getSession({ headers: new Headers({ cookie }) })) !== null;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-25T09:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

onEachDatabase((openTestDatabase) => {
  describe("signing in with a second factor", () => {
    it("takes password and code, and gives a session that knows of both", async () => {
      const { accounts, environs, environment, userId, signIn, code } = await aUserWithSecondFactor(
        await openTestDatabase(),
      );
      const halfway = await signIn();
      expect(halfway.kind).toBe("code-wanted");
      expect(await isSignedIn(accounts, halfway.cookie)).toBe(false);
      const outcome = await giveCode(environs, halfway.cookie, { kind: "app", code: code() });
      if (outcome.kind !== "right") throw new Error(outcome.kind);
      expect(outcome.userId).toBe(userId);
      expect(await isSignedIn(accounts, asCookie(outcome.cookies))).toBe(true);
      const [session] = await sessionsOf(environment.database.read, userId, environment.now());
      expect(await sessionHasSecondFactor(environment.database.read, session?.id ?? "")).toBe(true);
    });

    it("takes no code a second time, also not while it still shows", async () => {
      const { accounts, environs, environment, userId, signIn, code } = await aUserWithSecondFactor(
        await openTestDatabase(),
      );
      const [first, second, third] = [await signIn(), await signIn(), await signIn()];
      const shown = code();
      expect((await giveCode(environs, first.cookie, { kind: "app", code: shown })).kind).toBe("right");
      // The next one has been given meanwhile; the first would be right for the clock yet.
      expect((await giveCode(environs, second.cookie, { kind: "app", code: code(1) })).kind).toBe("right");
      const before = await sessionsOf(environment.database.read, userId, environment.now());
      const again = await giveCode(environs, third.cookie, { kind: "app", code: shown });
      expect(again).toEqual({ kind: "wrong" });
      expect(await isSignedIn(accounts, third.cookie)).toBe(false);
      expect(await sessionsOf(environment.database.read, userId, environment.now())).toEqual(before);
    });

    it("lets in one of two who give the same code at once", async () => {
      const { environs, environment, userId, signIn, code } = await aUserWithSecondFactor(
        await openTestDatabase(),
      );
      const halfway = [await signIn(), await signIn()];
      const given = await Promise.all(
        halfway.map(({ cookie }) => giveCode(environs, cookie, { kind: "app", code: code() })),
      );
      expect(given.map(({ kind }) => kind).sort()).toEqual(["right", "wrong"]);
      // The session of the set-up, and one more.
      expect(await sessionsOf(environment.database.read, userId, environment.now())).toHaveLength(2);
    });

    it("does not take the code by which it was set up", async () => {
      const user = await aSignedInUser(await openTestDatabase());
      const { cookie } = await user.signIn();
      const uri = await beginSecondFactor(user.environs, cookie, credentials.password);
      const code = totp(new URL(uri ?? "").searchParams.get("secret") ?? "", Date.now());
      await confirmSecondFactor(user.environs, cookie, code);
      const halfway = await user.signIn();
      expect(await giveCode(user.environs, halfway.cookie, { kind: "app", code })).toEqual({ kind: "wrong" });
    });

    it("takes each backup code once", async () => {
      const { environs, signIn, begun } = await aUserWithSecondFactor(await openTestDatabase());
      expect(new Set(begun.backupCodes).size).toBe(10);
      const [code = "", other = ""] = begun.backupCodes;
      const [first, second] = [await signIn(), await signIn()];
      const given = readCode(` ${code} `);
      expect(given).toEqual({ kind: "backup", code });
      expect((await giveCode(environs, first.cookie, { kind: "backup", code })).kind).toBe("right");
      expect((await giveCode(environs, second.cookie, { kind: "backup", code })).kind).toBe("wrong");
      expect((await giveCode(environs, second.cookie, { kind: "backup", code: other })).kind).toBe("right");
    });

    it("asks for the password again after five wrong codes, and takes none after ten for a quarter of an hour", async () => {
      const { environs, signIn, code } = await aUserWithSecondFactor(await openTestDatabase());
      const wrong = { kind: "app", code: "000000" } as const;
      for (let round = 0; round < 2; round++) {
        const { cookie } = await signIn();
        for (let turn = 0; turn < 5; turn++)
          expect((await giveCode(environs, cookie, wrong)).kind).toBe("wrong");
        if (round === 0) expect((await giveCode(environs, cookie, wrong)).kind).toBe("start-over");
      }
      const { cookie } = await signIn();
      expect(await giveCode(environs, cookie, { kind: "app", code: code() })).toEqual({
        kind: "too-many-attempts",
        retryAfterSeconds: 900,
      });
      pass(15 * 60_000 + 1000);
      const later = await signIn();
      expect((await giveCode(environs, later.cookie, { kind: "app", code: code() })).kind).toBe("right");
    });

    it("takes no code without a password, nor ten minutes after it", async () => {
      const { environs, signIn, code } = await aUserWithSecondFactor(await openTestDatabase());
      expect((await giveCode(environs, "", { kind: "app", code: code() })).kind).toBe("start-over");
      const { cookie } = await signIn();
      pass(10 * 60_000 + 1000);
      expect((await giveCode(environs, cookie, { kind: "app", code: code() })).kind).toBe("start-over");
    });

    it("cannot be finished by who gave the old password, once a new one is set", async () => {
      const { environs, environment, userId, signIn, code } = await aUserWithSecondFactor(
        await openTestDatabase(),
      );
      const { cookie } = await signIn();
      const token = await environment.database.transact((writer) =>
        mintPasswordLink(writer, environment, userId),
      );
      expect(await setPasswordByLink(environment, token, "fem andra ord i rad")).toBe(null);
      expect((await giveCode(environs, cookie, { kind: "app", code: code() })).kind).toBe("start-over");
    });
  });

  describe("a second factor", () => {
    it("is begun with the password alone, and on only after a right code", async () => {
      const { accounts, environs, environment, userId, signIn } = await aSignedInUser(
        await openTestDatabase(),
      );
      const { cookie } = await signIn();
      expect(await beginSecondFactor({ accounts }, cookie, "fel lösenord helt")).toBe(null);
      expect(await beginSecondFactor({ accounts }, cookie, credentials.password)).toMatch(
        /^otpauth:\/\/totp\/Mognad/,
      );
      expect(await confirmSecondFactor(environs, cookie, "000000")).toBe(null);
      expect((await userStanding(environment.database.read, userId))?.hasSecondFactor).toBe(false);
      expect((await signIn()).kind).toBe("signed-in");
    });

    it("ends every other session when it is turned on, and goes on in a new one here", async () => {
      const { accounts, environment, userId, cookie, begun } = await aUserWithSecondFactor(
        await openTestDatabase(),
      );
      expect(await isSignedIn(accounts, cookie)).toBe(false);
      expect(await isSignedIn(accounts, asCookie(begun.cookies))).toBe(true);
      const sessions = await sessionsOf(environment.database.read, userId, environment.now());
      expect(sessions).toHaveLength(1);
      expect(await sessionHasSecondFactor(environment.database.read, sessions[0]?.id ?? "")).toBe(true);
    });

    it("is asked no more once it has been turned off", async () => {
      const { environment, userId, signIn } = await aUserWithSecondFactor(await openTestDatabase());
      await turnOffSecondFactor(environment, userId);
      expect((await signIn()).kind).toBe("signed-in");
    });
  });

  describe("sessions", () => {
    it("have a new id with each signing in, and end after twelve hours and by signing out", async () => {
      const { accounts, signIn } = await aSignedInUser(await openTestDatabase());
      const [one, other] = [await signIn(), await signIn()];
      expect(one.cookie).not.toBe(other.cookie);
      await signOut(accounts, one.cookie);
      expect(await isSignedIn(accounts, one.cookie)).toBe(false);
      expect(await isSignedIn(accounts, other.cookie)).toBe(true);
      pass(12 * 3_600_000 + 1000);
      expect(await isSignedIn(accounts, other.cookie)).toBe(false);
    });

    it("have a cookie that scripts cannot read, and under https none but https carries", async () => {
      const database = await openTestDatabase();
      await aSignedInUser(database);
      const secure = openAccounts(database, { ...settings, baseUrl: "https://mognad.kommun.example" });
      const outcome = await signInByPassword(secure, credentials, "192.0.2.251");
      const cookies = outcome.kind === "signed-in" ? outcome.cookies : [];
      expect(cookies).not.toEqual([]);
      for (const cookie of cookies) {
        expect(cookie).toMatch(/^__Secure-mognad\./);
        expect(cookie).toMatch(/; Secure/);
        expect(cookie).toMatch(/; HttpOnly/);
        expect(cookie).toMatch(/; SameSite=Lax/);
      }
    });

    it("all end when the password is set by a link, which works once", async () => {
      const { accounts, environment, userId, signIn } = await aSignedInUser(await openTestDatabase());
      const { cookie } = await signIn();
      const token = await environment.database.transact((writer) =>
        mintPasswordLink(writer, environment, userId),
      );
      await setPasswordByLink(environment, token, "fem andra ord i rad");
      expect(await isSignedIn(accounts, cookie)).toBe(false);
      expect(await isPassword(environment.database.read, userId, "fem andra ord i rad")).toBe(true);
      await expect(setPasswordByLink(environment, token, "sex andra ord i rad")).rejects.toMatchObject({
        data: { code: "link-unknown" },
      });
    });
  });
});
