import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { aMunicipality, anEnvironment, anInvitation, aRound } from "#app/domain/testing.ts";
import { isMigrated, migrateToLatest } from "./migrate.ts";
import { roundsOf } from "./queries/rounds.ts";
import { onEachDatabase } from "./testing.ts";

describe("a migrated database", () => {
  onEachDatabase((openTestDatabase, engine) => {
    it("is left as it is by a second migration", async () => {
      const { kysely } = await openTestDatabase();
      expect(await isMigrated(kysely)).toBe(true);
      expect(await migrateToLatest(kysely)).toEqual([]);
    });

    it("keeps what it is given and finds it by organization alone", async () => {
      const environment = anEnvironment(await openTestDatabase());
      const municipality = await aMunicipality(environment, { slug: "ett" });
      const other = await aMunicipality(environment, { slug: "tva" });
      const round = await aRound(environment, municipality);
      await anInvitation(environment, round, municipality.departments.social.id);
      expect(await roundsOf(environment.database.read, municipality.organizationId)).toMatchObject([
        { id: round.id, disclosure: { kind: "in-office" }, targets: {} },
      ]);
      expect(await roundsOf(environment.database.read, other.organizationId)).toEqual([]);
    });

    if (engine === "sqlite") {
      it("writes zeros over what is deleted, whichever connection deletes it", async () => {
        const { kysely, read } = await openTestDatabase();
        const setting = sql`pragma secure_delete`;
        for (const connection of [kysely, read]) {
          // `read` is a whole Kysely, of which use cases see the reading half alone.
          const { rows } = await setting.execute(connection as typeof kysely);
          expect(rows).toEqual([{ secureDelete: 1 }]);
        }
      });
    }

    it("writes an answer to the disk before it is acknowledged", async () => {
      const { kysely } = await openTestDatabase();
      const setting = engine === "sqlite" ? sql`pragma synchronous` : sql`show synchronous_commit`;
      const { rows } = await setting.execute(kysely);
      expect(rows).toEqual([engine === "sqlite" ? { synchronous: 2 } : { synchronousCommit: "on" }]);
    });
  });
});
