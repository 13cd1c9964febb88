import { expect, it } from "vitest";
import { loadAnswering } from "#app/domain/response/answering.server.ts";
import { beginAnswering } from "#app/domain/response/invitation.server.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound } from "#app/domain/testing.ts";
import { up } from "./migrations/010-links.ts";
import type { MigrationDatabase } from "./migrations/table.ts";
import { onEachDatabase } from "./testing.ts";

onEachDatabase((openTestDatabase) => {
  it("leaves links as they were, and lets browsers from before open theirs again", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality);
    const { social } = municipality.departments;
    const { token } = await anInvitation(environment, round, social.id);
    const revokedAt = environment.now();
    await anInvitation(environment, round, social.id, { token: { revokedAt } });
    const before = await beginAnswering(environment, token);

    // As it was before.
    const { kysely } = environment.database;
    await kysely.schema.alterTable("invitationTokens").dropColumn("handedOn").execute();
    await kysely.schema.alterTable("answeringSessions").dropColumn("tokenHash").execute();
    // A migration knows no table's type.
    await up(kysely.withoutPlugins() as unknown as MigrationDatabase);

    const links = await kysely.selectFrom("invitationTokens").select(["revokedAt", "handedOn"]).execute();
    expect(links).toHaveLength(2);
    expect(links).toContainEqual({ revokedAt: null, handedOn: 0 });
    expect(links).toContainEqual({ revokedAt, handedOn: 0 });
    await expect(loadAnswering(environment, before)).rejects.toMatchObject({
      data: { code: "answering-session-gone" },
    });
    const again = await beginAnswering(environment, token);
    expect((await loadAnswering(environment, again)).state).toBe("empty");
  });
});
