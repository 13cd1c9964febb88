import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Instant } from "#app/domain/id.ts";
import { type Database, openDatabase, type Writer } from "./client.ts";
import { migrateToLatest } from "./migrate.ts";

const moment = "2026-11-23T09:00:00.000Z" as Instant;

let folder: string;
let database: Database;
/** Sees what is committed, as another process would. */
let other: BetterSqlite.Database;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "mognad-commit-"));
  const file = join(folder, "test.db");
  database = openDatabase(`file:${file}`);
  await migrateToLatest(database.kysely);
  other = new BetterSqlite(file);
});
afterEach(async () => {
  other.close();
  await database.close();
  rmSync(folder, { recursive: true });
});

function add(writer: Writer, id: string, text = "") {
  const times = { expiresAt: moment, createdAt: moment, updatedAt: moment };
  return writer
    .insertInto("verifications")
    .values({ id, identifier: text, value: "", ...times })
    .execute();
}

function committed(): readonly unknown[] {
  return other.prepare("select id from verifications order by id").pluck().all();
}

/** How often the database was changed: each commit that wrote counts one. */
function commits(): unknown {
  return other.pragma("data_version", { simple: true });
}

describe("transactions that wait together", () => {
  it("are committed together, each told only when all of it is durable", async () => {
    const before = commits();
    const seen = await Promise.all(
      ["a", "b", "c"].map(async (id) => {
        await database.transact((writer) => add(writer, id));
        return committed();
      }),
    );
    expect(seen).toEqual(Array(3).fill(["a", "b", "c"]));
    expect(Number(commits()) - Number(before)).toBe(1);
  });

  it("see what the earlier of them did", async () => {
    const [, count] = await Promise.all([
      database.transact((writer) => add(writer, "a")),
      database.transact((writer) => writer.selectFrom("verifications").selectAll().execute()),
    ]);
    expect(count).toHaveLength(1);
  });

  it("fail alone, and take nothing of themselves along", async () => {
    const results = await Promise.allSettled([
      database.transact((writer) => add(writer, "a")),
      database.transact(async (writer) => {
        await add(writer, "b");
        throw new Error("changed my mind");
      }),
      database.transact((writer) => add(writer, "a")), // there is one already
      database.transact((writer) => add(writer, "c")),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
    expect(results[1]).toMatchObject({ reason: { message: "changed my mind" } });
    expect(committed()).toEqual(["a", "c"]);
  });

  it("are never told that they are kept where the disk is full, and go on when there is room", async () => {
    await database.transact((writer) => add(writer, "a"));
    const pages = Number(other.pragma("page_count", { simple: true }));
    await sql`pragma max_page_count = ${sql.lit(pages)}`.execute(database.kysely);
    const large = "x".repeat(100_000);
    const results = await Promise.allSettled(
      ["b", "c", "d"].map((id) => database.transact((writer) => add(writer, id, large))),
    );
    for (const result of results)
      expect(result).toMatchObject({ status: "rejected", reason: { data: { code: "storage-full" } } });
    expect(committed()).toEqual(["a"]);
    await sql`pragma max_page_count = 100000`.execute(database.kysely);
    await database.transact((writer) => add(writer, "b", large));
    expect(committed()).toEqual(["a", "b"]);
  });

  it("wait while another process holds the lock, and let this one go on meanwhile", async () => {
    other.exec("begin immediate");
    let turns = 0;
    const saving = Promise.all(["a", "b"].map((id) => database.transact((writer) => add(writer, id))));
    while (turns < 100) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    other.exec("rollback");
    await saving;
    expect(committed()).toEqual(["a", "b"]);
  });
});
