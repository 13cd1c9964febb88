import { expect, it } from "vitest";
import { addUser } from "#app/domain/access/add-user.server.ts";
import type { MembershipId } from "#app/domain/id.ts";
import { aMunicipality, anEnvironment } from "#app/domain/testing.ts";
import { up } from "./migrations/018-sign-in-providers.ts";
import type { MigrationDatabase } from "./migrations/table.ts";
import { insertMemberships } from "./queries/memberships.ts";
import { rolesIn } from "./queries/provider-users.ts";
import { onEachDatabase } from "./testing.ts";

onEachDatabase((openTestDatabase) => {
  it("takes every role of before for one given by hand, and every session for one that a password opened", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const { organizationId } = await aMunicipality(environment);
    const now = environment.now();
    const { database } = environment;
    const userId = await database.transact(async (writer) => {
      const user = { name: "Person Ett", email: "ett@testkoping.example", passwordHash: "none" };
      const id = await addUser(writer, environment, user);
      await insertMemberships(writer, [
        {
          organizationId,
          id: environment.newId<MembershipId>(),
          userId: id,
          role: "auditor",
          departmentId: null,
          createdAt: now,
        },
      ]);
      return id;
    });

    // As it was before.
    const { kysely } = database;
    await kysely.schema.dropIndex("sessionsByProvider").execute();
    await kysely.schema.alterTable("sessions").dropColumn("providerId").execute();
    await kysely.schema.alterTable("memberships").dropColumn("source").execute();
    for (const table of ["signInAttempts", "providerUsers", "providerRules", "signInProviders"]) {
      await kysely.schema.dropTable(table).execute();
    }
    const session = { id: "session", token: "token", userId, ipAddress: null, userAgent: null };
    const times = { expiresAt: now, createdAt: now, updatedAt: now };
    await kysely
      .insertInto("sessions")
      .values({ ...session, ...times })
      .execute();
    // A migration knows no table's type.
    await up(kysely.withoutPlugins() as unknown as MigrationDatabase);

    expect(await rolesIn(kysely, organizationId, userId)).toMatchObject([
      { role: "auditor", source: "hand" },
    ]);
    const sessions = await kysely.selectFrom("sessions").select(["id", "providerId"]).execute();
    expect(sessions).toEqual([{ id: "session", providerId: null }]);
  });
});
