import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { openDatabase, type Writer } from "./client.ts";
import { storageFault } from "./storage-fault.ts";
import { onEachDatabase } from "./testing.ts";

function problem(code: string) {
  return expect.objectContaining({ data: { code, details: {} } });
}

describe("what the storage cannot do", () => {
  it.each([
    ["SQLITE_BUSY_SNAPSHOT", "busy"],
    ["SQLITE_FULL", "storage-full"],
    ["SQLITE_IOERR_WRITE", "storage-failed"],
    ["40P01", "busy"],
    ["53100", "storage-full"],
    ["57P01", "storage-failed"],
    ["SQLITE_CONSTRAINT_UNIQUE", null],
    ["23505", null],
  ])("%s is told as %s", (code, fault) => {
    expect(storageFault(Object.assign(new Error("from the driver"), { code }))).toBe(fault);
  });

  it("is told of a server that does not answer", async () => {
    const database = openDatabase("postgres://nobody@127.0.0.1:1/mognad");
    await expect(database.transact(async () => {})).rejects.toEqual(problem("storage-failed"));
    await database.close();
  });

  onEachDatabase((openTestDatabase, engine) => {
    it("is not blamed for a fault of ours", async () => {
      const database = await openTestDatabase();
      const wrong = (writer: Writer) => sql`select * from no_such_table`.execute(writer);
      await expect(database.transact(wrong)).rejects.toThrow(/no_such_table/);
    });

    if (engine === "sqlite") return; // which waits for locks on its own: db/group-commit.test.ts
    it("is told of a lock that is not to be had in time", async () => {
      const database = await openTestDatabase();
      const lock = (writer: Writer) => sql`lock table saves in exclusive mode`.execute(writer);
      await database.transact(async (holder) => {
        await lock(holder);
        const other = database.transact(async (writer) => {
          await sql`set local lock_timeout = '1ms'`.execute(writer);
          await lock(writer);
        });
        await expect(other).rejects.toEqual(problem("busy"));
      });
    });
  });
});
