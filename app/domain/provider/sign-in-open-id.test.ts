import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { instant, type ProviderId } from "#app/domain/id.ts";
import { aMunicipality, anEnvironment, type TestEnvironment } from "#app/domain/testing.ts";
import { membershipsOf } from "#db/queries/memberships.ts";
import { onEachDatabase } from "#db/testing.ts";
import { asRefusal, providerAddresses } from "./provider.ts";
import { type BegunSignIn, beginSignIn, finishSignIn } from "./sign-in.server.ts";
import { aGroupRule, aProvider } from "./testing.server.ts";
import { anOpenIdProvider, throughProvider } from "./testing-open-id.server.ts";

const origin = "http://mognad.example";

describe("signing in by a real provider of OpenID Connect", () => {
  let theirs: Awaited<ReturnType<typeof anOpenIdProvider>>;
  beforeAll(async () => {
    theirs = await anOpenIdProvider();
  });
  afterAll(() => theirs.close());

  onEachDatabase((openTestDatabase) => {
    let environment: TestEnvironment;
    let id: ProviderId;
    beforeEach(async () => {
      environment = anEnvironment(await openTestDatabase());
      environment.moveClockTo(new Date().toISOString());
      const { organizationId } = await aMunicipality(environment);
      const { issuer, clientId, clientSecret } = theirs;
      const provider = await aProvider(environment, organizationId, {
        configuration: { kind: "openid", issuer, clientId, groups: "groups" },
        encryptedSecret: environment.providers.encrypt(clientSecret),
      });
      await aGroupRule(environment, provider, "Mognad-samordnare", "coordinator");
      id = provider.id;
      theirs.allow(providerAddresses(origin, id).response);
      theirs.signsIn("person-1", {
        name: "Person Ett",
        email: "ett@testkoping.example",
        groups: ["Mognad-samordnare"],
      });
    });

    const begin = () => beginSignIn(environment, origin, id, null);
    const finish = ({ state, secret }: Pick<BegunSignIn, "state" | "secret">, answer: URL) =>
      finishSignIn(environment, origin, id, {
        state,
        secret,
        content: { kind: "openid", query: answer.search },
      });
    const problemOf = (attempt: Promise<unknown>) =>
      attempt.then(
        () => "let in",
        (error) => (asRefusal(error) ? error.problem : Promise.reject(error)),
      );

    it("gives the role of the person's group", async () => {
      const begun = await begin();
      const finished = await finish(begun, await throughProvider(begun.address));
      if (finished.kind !== "admitted") throw new Error("not admitted");
      const [membership, ...others] = await membershipsOf(environment.database.read, finished.userId);
      expect([membership?.role, others]).toEqual(["coordinator", []]);
    });

    it("is refused a second time with the same answer", async () => {
      const begun = await begin();
      const answer = await throughProvider(begun.address);
      await finish(begun, answer);
      expect(await problemOf(finish(begun, answer))).toBe("startAgain");
    });

    it("is refused to a browser that did not begin it", async () => {
      const begun = await begin();
      const other = await begin();
      const answer = await throughProvider(begun.address);
      expect(await problemOf(finish({ state: begun.state, secret: other.secret }, answer))).toBe(
        "startAgain",
      );
      expect(await problemOf(finish(other, answer))).toBe("startAgain");
    });

    it("is refused where the answer is another attempt's, for its nonce and its verifier are", async () => {
      const [begun, other] = [await begin(), await begin()];
      const answer = await throughProvider(begun.address);
      answer.searchParams.set("state", other.state);
      expect(await problemOf(finish(other, answer))).toBe("mismatch");
    });

    it("is refused when ten minutes have gone", async () => {
      const begun = await begin();
      const answer = await throughProvider(begun.address);
      environment.moveClockTo(instant(new Date(Date.parse(begun.expiresAt) + 1)));
      expect(await problemOf(finish(begun, answer))).toBe("startAgain");
    });

    it("says that the provider said no", async () => {
      theirs.saysNo();
      const begun = await begin();
      expect(await problemOf(finish(begun, await throughProvider(begun.address)))).toBe("denied");
    });

    const told = async (change: (claims: Readonly<Record<string, unknown>>) => object, key?: KeyObject) => {
      theirs.lies((claims) => ({ ...claims, ...change(claims) }), key);
      const begun = await begin();
      return problemOf(finish(begun, await throughProvider(begun.address)));
    };

    it("is let in where the provider's word is signed anew by its own key: what is refused below is refused for what it says", async () => {
      expect(await told(() => ({}))).toBe("let in");
    });

    it("says that the clocks differ, where what the provider said has ended", async () => {
      expect(await told(({ exp }) => ({ exp: Number(exp) - 7200, iat: Number(exp) - 10800 }))).toBe("clock");
    });

    it("is refused where the provider's word is meant for another, says that another says it, or answers another", async () => {
      expect(await told(() => ({ aud: "another" }))).toBe("mismatch");
      expect(await told(() => ({ iss: "https://another.example" }))).toBe("mismatch");
      expect(await told(() => ({ nonce: "another" }))).toBe("mismatch");
      expect(await told(() => ({ nonce: undefined }))).toBe("mismatch");
    });

    it("is refused where another than the provider signed", async () => {
      const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
      expect(await told(() => ({}), privateKey)).toBe("mismatch");
    });

    it("is refused to whom the provider names by a personal identity number, and nothing of them is kept", async () => {
      theirs.signsIn("19900101-0017", { groups: ["Mognad-samordnare"] });
      const begun = await begin();
      expect(await problemOf(finish(begun, await throughProvider(begun.address)))).toBe("personalNumber");
      expect(await environment.database.read.selectFrom("users").select("id").execute()).toEqual([]);
    });

    it("keeps nothing of what the provider says besides name, address and what it calls the person", async () => {
      theirs.signsIn("person-2", {
        name: "Person Två",
        email: "199001010017@testkoping.example",
        groups: ["Mognad-samordnare", "Hemlig grupp"],
        personal_number: "199001010017",
      });
      const begun = await begin();
      await finish(begun, await throughProvider(begun.address));
      const { read } = environment.database;
      const kept = [
        await read.selectFrom("users").selectAll().execute(),
        await read.selectFrom("providerUsers").selectAll().execute(),
        await read.selectFrom("memberships").selectAll().execute(),
        await read.selectFrom("auditLog").selectAll().execute(),
      ];
      expect(JSON.stringify(kept)).toContain("Person Två");
      expect(JSON.stringify(kept)).not.toMatch(/199001010017|Hemlig grupp/);
    });
  });
});
