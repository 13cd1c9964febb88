import { expect, it } from "vitest";
import { beginAnswering } from "#app/domain/response/invitation.server.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound } from "#app/domain/testing.ts";
import { answeringByHandle } from "#db/queries/answering.ts";
import { roundById, roundsOf } from "#db/queries/rounds.ts";
import { onEachDatabase } from "#db/testing.ts";

const impossible = /answer jointly cannot be shown in groups only/;

onEachDatabase((openTestDatabase) => {
  it("is not both answered jointly and shown in groups only", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const both = { disclosure: "confidential", threshold: 5, answering: "joint" } as const;
    await expect(aRound(environment, municipality, both)).rejects.toThrow(impossible);
    expect(await roundsOf(environment.database.read, municipality.organizationId)).toEqual([]);
  });

  it("takes no answers and is not shown where its row says both", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const { organizationId, departments } = municipality;
    const round = await aRound(environment, municipality, { disclosure: "confidential", threshold: 5 });
    const { token } = await anInvitation(environment, round, departments.social.id);
    const { handle } = await beginAnswering(environment, token);
    await environment.database.transact((writer) =>
      writer.updateTable("rounds").set({ answering: "joint" }).where("id", "=", round.id).execute(),
    );
    const { read } = environment.database;
    await expect(roundById(read, organizationId, round.id)).rejects.toThrow(impossible);
    await expect(answeringByHandle(read, handle)).rejects.toThrow(impossible);
    await expect(beginAnswering(environment, token)).rejects.toThrow(impossible);
  });
});
