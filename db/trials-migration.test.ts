import { expect, it } from "vitest";
import { aMunicipality, anEnvironment, anInvitation, aRound } from "#app/domain/testing.ts";
import { up } from "./migrations/014-trials.ts";
import type { MigrationDatabase } from "./migrations/table.ts";
import { invitationById } from "./queries/invitations.ts";
import { onEachDatabase, withoutInvitationCounts } from "./testing.ts";

onEachDatabase((openTestDatabase) => {
  it("takes nobody who was invited before for a trial", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality);
    const { invitation } = await anInvitation(environment, round, municipality.departments.social.id);

    // As it was before.
    const { kysely } = environment.database;
    await withoutInvitationCounts(environment.database);
    await kysely.schema.dropIndex("invitationsTrials").execute();
    await kysely.schema.alterTable("invitations").dropColumn("trialBy").execute();
    // A migration knows no table's type.
    await up(kysely.withoutPlugins() as unknown as MigrationDatabase);

    const kept = await invitationById(environment.database.read, municipality.organizationId, invitation.id);
    expect(kept).toMatchObject({ title: "Enhetschef", trialSince: null });
  });
});
