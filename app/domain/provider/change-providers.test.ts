import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addUser } from "#app/domain/access/add-user.server.ts";
import type { Scope } from "#app/domain/access/authorize.ts";
import type { MembershipRole } from "#app/domain/access/role.ts";
import type { MembershipId, ProviderId } from "#app/domain/id.ts";
import { problemCodeOf } from "#app/domain/problem.ts";
import {
  aMunicipality,
  anEnvironment,
  aScope,
  type TestEnvironment,
  type TestMunicipality,
} from "#app/domain/testing.ts";
import { insertMemberships } from "#db/queries/memberships.ts";
import { findProvider, type StoredProvider } from "#db/queries/sign-in-providers.ts";
import { onEachDatabase } from "#db/testing.ts";
import { admitPerson } from "./admit-person.server.ts";
import {
  addOpenId,
  addRule,
  addSaml,
  changeProvider,
  removeProvider,
  removeRule,
  ruleForm,
  turnProvider,
} from "./change-providers.server.ts";
import { connectProviders } from "./provider-connection.server.ts";
import { providerPage, providersPage } from "./providers-page.server.ts";
import { anOpenIdProvider, type TestOpenIdProvider } from "./testing-open-id.server.ts";
import { aSamlProvider } from "./testing-saml.server.ts";

const origin = "https://mognad.example";

describe("an organization's own ways to sign in", () => {
  let theirs: TestOpenIdProvider;
  beforeAll(async () => {
    theirs = await anOpenIdProvider();
  });
  afterAll(() => theirs.close());

  onEachDatabase((openTestDatabase) => {
    let environment: TestEnvironment;
    let municipality: TestMunicipality<"social" | "education">;
    let scope: Scope;
    beforeEach(async () => {
      environment = anEnvironment(await openTestDatabase());
      municipality = await aMunicipality(environment);
      scope = aScope(municipality, "administrator");
    });

    const openId = () => ({
      label: "Kommunkonto",
      issuer: theirs.issuer,
      clientId: theirs.clientId,
      secret: theirs.clientSecret,
      groups: "groups",
    });
    const added = async (): Promise<ProviderId> => {
      const id = await addOpenId(environment, scope, openId());
      if (typeof id !== "string") throw new Error(JSON.stringify(id));
      return id;
    };
    const stored = async (id: string): Promise<StoredProvider> => {
      const provider = await findProvider(environment.database.read, id);
      if (provider === null) throw new Error("There is no such provider.");
      return provider;
    };
    const aRule = (id: ProviderId, group: string, role: MembershipRole, department = "") =>
      addRule(environment, scope, id, { who: "group", group, role, department });
    const admitted = async (id: ProviderId, ...groups: readonly string[]) =>
      admitPerson(environment, await stored(id), { subject: "person-1", name: "Ett", email: null, groups });
    const roles = async () => {
      const rows = await environment.database.read.selectFrom("memberships").select(["role"]).execute();
      return rows.map(({ role }) => role).sort();
    };
    const anAdministrator = () =>
      environment.database.transact(async (writer) => {
        const userId = await addUser(writer, environment, {
          name: "Administratör",
          email: "a@testkoping.example",
          passwordHash: "none",
        });
        await insertMemberships(writer, [
          {
            organizationId: municipality.organizationId,
            id: environment.newId<MembershipId>(),
            userId,
            role: "administrator",
            departmentId: null,
            createdAt: environment.now(),
          },
        ]);
      });

    it("are added turned off, once the provider has answered, and with a secret that is not in sight", async () => {
      const id = await added();
      expect(await providersPage(environment, scope)).toEqual([
        { id, label: "Kommunkonto", kind: "openid", enabled: false },
      ]);
      const rows = await environment.database.read.selectFrom("signInProviders").selectAll().execute();
      const page = await providerPage(environment, scope, origin, id);
      const log = await environment.database.read.selectFrom("auditLog").selectAll().execute();
      expect(JSON.stringify([rows, page, log])).not.toContain(theirs.clientSecret);
      expect(page.addresses.response).toBe(`${origin}/sign-in/with/${id}/response`);
    });

    it("are refused where nobody answers, another does, or the address is one that may not be asked", async () => {
      const at = (issuer: string) => addOpenId(environment, scope, { ...openId(), issuer });
      expect(await at("http://127.0.0.1:1")).toEqual({ issuer: "providerSilent" });
      expect(await at(theirs.issuer.replace("127.0.0.1", "localhost"))).toEqual({
        issuer: "notThatProvider",
      });
      expect(await at("http://idp.example")).toEqual({ issuer: "httpsNeeded" });
      const far = connectProviders({ sessionSecret: "a test's own secret", allowsPrivate: false });
      const closed = { ...environment, providers: far };
      expect(await addOpenId(closed, scope, openId())).toEqual({ issuer: "httpsNeeded" });
      expect(await addOpenId(closed, scope, { ...openId(), issuer: "https://127.0.0.1" })).toEqual({
        issuer: "providerSilent",
      });
    });

    it("can be given new metadata when the certificate changes, but not another provider's", async () => {
      const { metadata } = aSamlProvider("https://idp.example/saml", "https://idp.example/sign-in");
      const id = await addSaml(environment, scope, { label: "SAML", metadata, groups: "groups" });
      if (typeof id !== "string") throw new Error(JSON.stringify(id));
      const renewed = aSamlProvider("https://idp.example/saml", "https://idp.example/sign-in");
      const change = (text: string) =>
        changeProvider(environment, scope, id, {
          label: "SAML",
          groups: "groups",
          secret: "",
          metadata: text,
        });
      const before = (await stored(id)).configuration;
      expect(await change(renewed.metadata)).toBeNull();
      const after = (await stored(id)).configuration;
      expect(after).not.toEqual(before);
      expect(await change(aSamlProvider("https://other.example").metadata)).toEqual({
        metadata: "anotherProvider",
      });
      expect(await change("")).toBeNull();
      expect((await stored(id)).configuration).toEqual(after);
    });

    it("keep their secret where none is given anew, and say where it can no longer be read", async () => {
      const id = await added();
      const unchanged = { label: "Nytt namn", groups: "roles", secret: "", metadata: "" };
      const { encryptedSecret } = await stored(id);
      expect(await changeProvider(environment, scope, id, unchanged)).toBeNull();
      expect(await stored(id)).toMatchObject({ label: "Nytt namn", encryptedSecret });
      const other = connectProviders({ sessionSecret: "another secret", allowsPrivate: true });
      const page = await providerPage({ ...environment, providers: other }, scope, origin, id);
      expect(page.secretLost).toBe(true);
    });

    it("take a rule's roles at once when the rule goes, and leave those given otherwise", async () => {
      const id = await added();
      await aRule(id, "a", "coordinator");
      await aRule(id, "b", "auditor");
      await admitted(id, "a", "b");
      expect(await roles()).toEqual(["auditor", "coordinator"]);
      const { rules } = await providerPage(environment, scope, origin, id);
      const rule = rules.find(({ role }) => role === "coordinator");
      expect(await removeRule(environment, scope, id, rule?.id ?? "")).toBe("done");
      expect(await roles()).toEqual(["auditor"]);
      expect(await removeRule(environment, scope, id, rule?.id ?? "")).toBe("done");
    });

    it("give a department head a department of the organization's own", async () => {
      const id = await added();
      const other = await aMunicipality(environment, { slug: "annankoping" });
      const own = municipality.departments.social.id;
      expect(await aRule(id, "a", "department-head", other.departments.social.id)).toEqual({
        department: "missing",
      });
      expect(await aRule(id, "a", "department-head", own)).toBeNull();
      expect(await aRule(id, "a", "department-head", own)).toEqual({ group: "ruleIsThere" });
    });

    it("sign everyone out who came by them when they are turned off, and take their roles when they are removed", async () => {
      await anAdministrator();
      const id = await added();
      await aRule(id, "a", "coordinator");
      await turnProvider(environment, scope, id, "on");
      const userId = await admitted(id, "a");
      const time = environment.now();
      await environment.database.transact((writer) =>
        writer
          .insertInto("sessions")
          .values({
            id: "session",
            expiresAt: time,
            token: "token",
            createdAt: time,
            updatedAt: time,
            ipAddress: null,
            userAgent: null,
            userId,
            providerId: id,
          })
          .execute(),
      );
      expect(problemCodeOf(await removeProvider(environment, scope, id).catch((error) => error))).toBe(
        "bad-request",
      );
      expect(await turnProvider(environment, scope, id, "off")).toBe("done");
      expect(await environment.database.read.selectFrom("sessions").select("id").execute()).toEqual([]);
      expect(await roles()).toEqual(["administrator", "coordinator"]);
      await removeProvider(environment, scope, id);
      expect(await roles()).toEqual(["administrator"]);
      expect(await providersPage(environment, scope)).toEqual([]);
      const { read } = environment.database;
      expect(await read.selectFrom("providerUsers").select("userId").execute()).toEqual([]);
      expect(await read.selectFrom("providerRules").select("id").execute()).toEqual([]);
    });

    it("are not turned off, nor a rule taken, where no administrator could sign in any more", async () => {
      const id = await added();
      await aRule(id, "a", "administrator");
      await turnProvider(environment, scope, id, "on");
      await admitted(id, "a");
      expect(await turnProvider(environment, scope, id, "off")).toBe("lastAdministrator");
      const [rule] = (await providerPage(environment, scope, origin, id)).rules;
      expect(await removeRule(environment, scope, id, rule?.id ?? "")).toBe("lastAdministrator");
      expect((await stored(id)).enabled).toBe(true);
      await anAdministrator();
      expect(await turnProvider(environment, scope, id, "off")).toBe("done");
    });

    it("are not there for another organization's administrator", async () => {
      const id = await added();
      const other = aScope(await aMunicipality(environment, { slug: "annankoping" }), "administrator");
      const tried = [
        providerPage(environment, other, origin, id),
        turnProvider(environment, other, id, "on"),
        removeProvider(environment, other, id),
        addRule(environment, other, id, { who: "everyone", group: "", role: "reader", department: "" }),
        changeProvider(environment, other, id, { label: "x", groups: "x", secret: "", metadata: "" }),
      ].map((attempt) => attempt.then(() => "done", problemCodeOf));
      expect(new Set(await Promise.all(tried))).toEqual(new Set(["not-found"]));
    });
  });
});

describe("a rule", () => {
  const errorOf = (rule: object) => {
    const whole = { who: "group", group: "a", role: "reader", department: "", ...rule };
    return ruleForm.safeParse(whole).error?.issues.map(({ path, message }) => `${path}: ${message}`) ?? [];
  };

  it("names a group, and for a department head a department", () => {
    expect(errorOf({})).toEqual([]);
    expect(errorOf({ group: " " })).toEqual(["group: missing"]);
    expect(errorOf({ role: "department-head" })).toEqual(["department: missing"]);
  });

  it("lets everyone read, and no more", () => {
    expect(errorOf({ who: "everyone", group: "" })).toEqual([]);
    expect(errorOf({ who: "everyone", role: "administrator" })).toEqual(["role: onlyReader"]);
  });
});
