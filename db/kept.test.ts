import { describe, expect, it } from "vitest";
import { aMunicipality, anEnvironment } from "#app/domain/testing.ts";
import { unlessWritten } from "./kept.ts";
import { setSharesResults, sharesResults } from "./queries/organizations.ts";
import { onEachDatabase } from "./testing.ts";

onEachDatabase((openTestDatabase) => {
  describe("what was read of a database", () => {
    it("is read again as soon as something has been written, and else not", async () => {
      const environment = anEnvironment(await openTestDatabase());
      const { organizationId } = await aMunicipality(environment);
      const { database } = environment;
      let reads = 0;
      const shares = () =>
        unlessWritten(database, "shares", () => {
          reads += 1;
          return sharesResults(database.read, organizationId);
        });
      const write = (value: boolean) =>
        database.transact((writer) => setSharesResults(writer, organizationId, value));
      for (const value of [true, false, true]) {
        await write(value);
        expect(await shares()).toBe(value);
      }
      const before = reads;
      for (let time = 0; time < 3; time += 1) expect(await shares()).toBe(true);
      // Where another process writes to the same server, what is kept is read again needlessly, never too seldom.
      if (database.engine === "sqlite") expect(reads).toBe(before);
    });

    it("is read again where it was written while it was read", async () => {
      const environment = anEnvironment(await openTestDatabase());
      const { organizationId } = await aMunicipality(environment);
      const { database } = environment;
      const first = await unlessWritten(database, "shares", async () => {
        const read = await sharesResults(database.read, organizationId);
        await database.transact((writer) => setSharesResults(writer, organizationId, !read));
        return read;
      });
      const second = await unlessWritten(database, "shares", () =>
        sharesResults(database.read, organizationId),
      );
      expect(second).toBe(!first);
    });

    it("is not kept where it could not be read", async () => {
      const { database } = anEnvironment(await openTestDatabase());
      const failing = unlessWritten(database, "a", async () => {
        throw new Error("The database is away.");
      });
      await expect(failing).rejects.toThrow();
      expect(await unlessWritten(database, "a", async () => "here")).toBe("here");
    });
  });
});
