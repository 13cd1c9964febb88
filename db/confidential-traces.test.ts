import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { type InvitationId, instant, type ResponseId } from "#app/domain/id.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound } from "#app/domain/testing.ts";
import { toJson } from "./json.ts";
import { up } from "./migrations/011-confidential-traces.ts";
import type { MigrationDatabase } from "./migrations/table.ts";
import type { Rounds } from "./schema.ts";
import { onEachDatabase } from "./testing.ts";

describe("the migration of confidential rounds", () => {
  onEachDatabase((openTestDatabase, engine) => {
    it("takes the order and the scores from what they keep, and leaves rounds in office as they are", async () => {
      const environment = anEnvironment(await openTestDatabase());
      const { kysely } = environment.database;
      const municipality = await aMunicipality(environment);
      const department = municipality.departments.social.id;
      const confidential = await aRound(environment, municipality, {
        slug: "confidential",
        disclosure: "confidential",
        threshold: 5,
      });
      const inOffice = await aRound(environment, municipality);
      const ids = { confidential: ["c", "a", "b"], inOffice: ["f", "d", "e"] } as const;
      const keep = async (round: Rounds, id: string, invitationId: InvitationId | null) => {
        const { organizationId, id: roundId } = round;
        const place = { organizationId, roundId };
        await kysely
          .insertInto("responses")
          .values({
            ...place,
            id: id as ResponseId,
            departmentId: department,
            invitationId,
            joint: 0,
            role: "staff",
            status: "submitted",
            answers: toJson({}),
            revision: 1,
            startedAt: null,
            submittedAt: invitationId === null ? null : instant(new Date(0)),
            receiptHash: `hash of ${id}`,
          })
          .execute();
        await kysely
          .insertInto("responseScores")
          .values({
            ...place,
            responseId: id as ResponseId,
            basis: "all",
            figure: "overall",
            score: 50,
            coverage: null,
            applicable: 1,
          })
          .execute();
        await kysely
          .insertInto("tallyCounts")
          .values({
            ...place,
            departmentId: department,
            basis: "all",
            figure: "question:one",
            value: id,
            count: 1,
          })
          .execute();
      };
      await sql`drop index responses_one_per_receipt`.execute(kysely);
      await sql`drop index responses_one_draft_per_receipt`.execute(kysely);
      await sql`drop index response_scores_by_response`.execute(kysely);
      for (const id of ids.confidential) await keep(confidential, id, null);
      for (const id of ids.inOffice) {
        await keep(inOffice, id, (await anInvitation(environment, inOffice, department)).invitation.id);
      }

      // A migration knows no tables, and its database is any.
      const ofMigrations = kysely.withoutPlugins() as unknown as MigrationDatabase;
      await ofMigrations.transaction().execute(up);

      const place = sql.raw(engine === "sqlite" ? "rowid" : "ctid");
      const kept = async (column: string, table: string, round: Rounds) => {
        const { rows } = await sql<{ key: string }>`select ${sql.ref(column)} as key from ${sql.table(table)}
          where round_id = ${round.id} order by ${place}`.execute(kysely);
        return rows.map(({ key }) => key);
      };
      expect(await kept("id", "responses", confidential)).toEqual(["a", "b", "c"]);
      expect(await kept("value", "tally_counts", confidential)).toEqual(["a", "b", "c"]);
      expect(await kept("response_id", "response_scores", confidential)).toEqual([]);
      expect(await kept("id", "responses", inOffice)).toEqual(ids.inOffice);
      expect(await kept("value", "tally_counts", inOffice)).toEqual(ids.inOffice);
      expect(await kept("response_id", "response_scores", inOffice)).toEqual(ids.inOffice);
    });
  });
});
