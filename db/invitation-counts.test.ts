import fc from "fast-check";
import { expect, it } from "vitest";
import type { InvitationId, UserId } from "#app/domain/id.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound } from "#app/domain/testing.ts";
import type { Database } from "./client.ts";
import { up } from "./migrations/024-invitation-counts.ts";
import type { MigrationDatabase } from "./migrations/table.ts";
import { invitationCountsOf } from "./queries/invitation-counts.ts";
import { onEachDatabase, withoutInvitationCounts } from "./testing.ts";

/** What may happen to an invitation, whichever way. */
const steps = ["invite", "revoke", "restore", "submit", "withdraw", "try", "move", "remove"] as const;

onEachDatabase((openTestDatabase) => {
  it("says after any changes how many are invited, as one who counts them does", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const { database } = environment;
    const municipality = await aMunicipality(environment);
    const { social, education } = municipality.departments;
    const round = await aRound(environment, municipality);
    const ids: InvitationId[] = [];
    const step = fc.record({ kind: fc.constantFrom(...steps), which: fc.nat() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (changes) => {
        for (const { kind, which } of changes) {
          const id = ids[which % Math.max(ids.length, 1)];
          if (kind === "invite" || id === undefined) {
            const department = which % 2 === 0 ? social : education;
            ids.push((await anInvitation(environment, round, department.id)).invitation.id);
            continue;
          }
          await database.transact(async (writer) => {
            if (kind === "remove") {
              await writer.deleteFrom("invitationTokens").where("invitationId", "=", id).execute();
              await writer.deleteFrom("invitations").where("id", "=", id).execute();
              ids.splice(ids.indexOf(id), 1);
              return;
            }
            const columns = {
              revoke: { revokedAt: environment.now() },
              restore: { revokedAt: null },
              submit: { submitted: 1 },
              withdraw: { submitted: 0 },
              try: { trialBy: which % 2 === 0 ? ("user" as UserId) : null },
              move: { departmentId: which % 2 === 0 ? social.id : education.id },
            } as const;
            await writer.updateTable("invitations").where("id", "=", id).set(columns[kind]).execute();
          });
        }
        expect(await kept(database)).toEqual(await counted(database));
      }),
      { numRuns: 25 },
    );
    expect(ids.length).toBeGreaterThan(0);
  });

  it("counts those who were invited before it counted", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const { database } = environment;
    const municipality = await aMunicipality(environment);
    const { social, education } = municipality.departments;
    const round = await aRound(environment, municipality);
    await withoutInvitationCounts(database);
    for (const department of [social, social, education])
      await anInvitation(environment, round, department.id);
    // A migration knows no table's type.
    await up(database.kysely.withoutPlugins() as unknown as MigrationDatabase);
    await anInvitation(environment, round, education.id);

    const counts = await invitationCountsOf(database.read, municipality.organizationId);
    expect(counts.map(({ count }) => count)).toEqual([2, 2]);
  });
});

async function kept({ read }: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await read.selectFrom("invitationCounts").selectAll().execute();
  return new Map(rows.map(({ roundId, departmentId, count }) => [`${roundId} ${departmentId}`, count]));
}

async function counted({ read }: Database): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const row of await read.selectFrom("invitations").selectAll().execute()) {
    if (row.trialBy !== null || (row.revokedAt !== null && row.submitted === 0)) continue;
    const place = `${row.roundId} ${row.departmentId}`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}
