import { beforeEach, describe, expect, it } from "vitest";
import { addUser } from "#app/domain/access/add-user.server.ts";
import type { MembershipRole } from "#app/domain/access/role.ts";
import type { MembershipId, UserId } from "#app/domain/id.ts";
import {
  aMunicipality,
  anEnvironment,
  type TestEnvironment,
  type TestMunicipality,
} from "#app/domain/testing.ts";
import { insertMemberships } from "#db/queries/memberships.ts";
import { rolesIn } from "#db/queries/provider-users.ts";
import type { StoredProvider } from "#db/queries/sign-in-providers.ts";
import { onEachDatabase } from "#db/testing.ts";
import { admitPerson } from "./admit-person.server.ts";
import { asRefusal } from "./provider.ts";
import { aGroupRule, aProvider } from "./testing.server.ts";
import type { VouchedPerson } from "./vouched-person.ts";

const aPerson = (said: Partial<VouchedPerson> = {}): VouchedPerson => ({
  subject: "person-1",
  name: "Person Ett",
  email: "ett@testkoping.example",
  groups: [],
  ...said,
});

describe("whom a provider vouches for", () => {
  onEachDatabase((openTestDatabase) => {
    let environment: TestEnvironment;
    let municipality: TestMunicipality<"social" | "education">;
    let provider: StoredProvider;
    beforeEach(async () => {
      environment = anEnvironment(await openTestDatabase());
      municipality = await aMunicipality(environment);
      provider = await aProvider(environment, municipality.organizationId);
      await aGroupRule(environment, provider, "Samordning", "coordinator");
      await aGroupRule(environment, provider, "Granskning", "auditor");
    });

    const givenByHand = (userId: UserId, role: MembershipRole) =>
      environment.database.transact((writer) =>
        insertMemberships(writer, [
          {
            organizationId: municipality.organizationId,
            id: environment.newId<MembershipId>(),
            userId,
            role,
            departmentId: null,
            createdAt: environment.now(),
          },
        ]),
      );

    const rolesOf = async (userId: UserId) => {
      const roles = await rolesIn(environment.database.read, municipality.organizationId, userId);
      return roles.map(({ role, source }) => `${role} by ${source}`).sort();
    };
    const problemOf = (attempt: Promise<unknown>) =>
      attempt.then(
        () => null,
        (error) => asRefusal(error)?.problem,
      );
    const users = () => environment.database.read.selectFrom("users").selectAll().execute();
    const events = async () => {
      const rows = await environment.database.read
        .selectFrom("auditLog")
        .orderBy("id")
        .select("event")
        .execute();
      return rows.map(({ event }) => event);
    };

    it("has no role where no rule fits, and nothing of a stranger is kept", async () => {
      expect(await problemOf(admitPerson(environment, provider, aPerson({ groups: ["Annat"] })))).toBe(
        "noRole",
      );
      expect(await users()).toEqual([]);
    });

    it("gets and loses roles as the groups say, each told in the audit log", async () => {
      const id = await admitPerson(environment, provider, aPerson({ groups: ["Samordning"] }));
      expect(await rolesOf(id)).toEqual(["coordinator by group"]);
      const again = await admitPerson(
        environment,
        provider,
        aPerson({ groups: ["Granskning"], name: "Nytt namn" }),
      );
      expect(again).toBe(id);
      expect(await rolesOf(id)).toEqual(["auditor by group"]);
      expect((await users()).map(({ name }) => name)).toEqual(["Nytt namn"]);
      expect(await events()).toEqual(["group-role.given", "group-role.taken", "group-role.given"]);
    });

    it("keeps a role that was given by hand, and comes in by it without any group", async () => {
      const id = await admitPerson(environment, provider, aPerson({ groups: ["Samordning"] }));
      await givenByHand(id, "reader");
      expect(await admitPerson(environment, provider, aPerson())).toBe(id);
      expect(await rolesOf(id)).toEqual(["reader by hand"]);
    });

    it("is let in no more once every role is gone, and the roles of groups are taken all the same", async () => {
      const id = await admitPerson(environment, provider, aPerson({ groups: ["Samordning"] }));
      expect(await problemOf(admitPerson(environment, provider, aPerson()))).toBe("noRole");
      expect(await rolesOf(id)).toEqual([]);
    });

    it("may be everyone whom it lets in, where a rule says so", async () => {
      await aGroupRule(environment, provider, null, "reader");
      const id = await admitPerson(environment, provider, aPerson());
      expect(await rolesOf(id)).toEqual(["reader by group"]);
    });

    it("is never taken for a user with the same address, whoever claims it", async () => {
      const email = "administrator@testkoping.example";
      const victim = await environment.database.transact((writer) =>
        addUser(writer, environment, { name: "Administratör", email, passwordHash: "none" }),
      );
      await givenByHand(victim, "administrator");
      const id = await admitPerson(environment, provider, aPerson({ email, groups: ["Granskning"] }));
      expect(id).not.toBe(victim);
      expect(await rolesOf(id)).toEqual(["auditor by group"]);
      expect(await rolesOf(victim)).toEqual(["administrator by hand"]);
      expect((await users()).filter((user) => user.email === email).map((user) => user.id)).toEqual([victim]);
    });

    it("is another user than whom another provider calls the same", async () => {
      const other = await aProvider(
        environment,
        (await aMunicipality(environment, { slug: "annankoping" })).organizationId,
      );
      await aGroupRule(environment, other, "Samordning", "coordinator");
      const groups = ["Samordning"];
      const [here, there] = [
        await admitPerson(environment, provider, aPerson({ groups })),
        await admitPerson(environment, other, aPerson({ groups })),
      ];
      expect(here).not.toBe(there);
      expect(await rolesOf(there)).toEqual([]);
    });

    it("is one user, also where two browsers come for the first time at once", async () => {
      const person = aPerson({ groups: ["Samordning"] });
      const both = await Promise.all([
        admitPerson(environment, provider, person),
        admitPerson(environment, provider, person),
      ]);
      expect(new Set(both).size).toBe(1);
      expect(await rolesOf(both[0])).toEqual(["coordinator by group"]);
    });
  });
});
