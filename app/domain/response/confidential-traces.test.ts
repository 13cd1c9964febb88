import { readFile } from "node:fs/promises";
import { sql } from "kysely";
import { expect, it } from "vitest";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aSave,
  type TestEnvironment,
} from "#app/domain/testing.ts";
import type { Engine } from "#db/engine.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { loadAnswering } from "./answering.server.ts";
import { type AnsweringKey, beginAnswering } from "./invitation.server.ts";
import { saveAnswers } from "./save-answers.server.ts";
import { submitResponse, withdrawResponse } from "./submit-response.server.ts";

/*
 * An attacker has a copy of the database, made after everybody has sent, and wants to know who sent what. The test knows
 * it: each respondent's answers carry a mark of their own.
 */

const confidential = { disclosure: "confidential", threshold: 5 } as const;

/** So many that luck explains neither twelve right guesses (1 : 12! each) nor a correlation of 0.8. */
const respondents = 32;
const mostByLuck = 12;
const mostCorrelatedByLuck = 0.8;

type Sent = {
  readonly invitationId: string;
  readonly handle: string;
  readonly draftId: string;
  readonly mark: string;
  readonly code: string;
  readonly key: AnsweringKey;
};

onEachDatabase((openTestDatabase, engine) => {
  /** A round in which everybody begins, one after the other, and sends in the same order. */
  async function everybodySends(overrides: Partial<Rounds>) {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality, overrides);
    const begun: Sent[] = [];
    for (let index = 0; index < respondents; index++) {
      environment.moveClockTo(new Date(Date.UTC(2026, 10, 23, 9, index)).toISOString());
      const department = municipality.departments.social.id;
      const { invitation, token } = await anInvitation(environment, round, department);
      const key = await beginAnswering(environment, token);
      const mark = `mark-${environment.newTimelessId()}`;
      // Saved in pieces and corrected, as people do, with texts of all lengths: drafts move about in the file.
      await save(environment, key, "first_priority", `${mark} ${"svar ".repeat(index * 6)}`);
      await save(environment, key, "steering_strategy", index % 6);
      await save(environment, key, "steering_goals", (index * 5) % 6);
      await save(environment, key, "first_priority", `${mark} ${"svar ".repeat(index * 9)}`);
      const { draftId } = await loadAnswering(environment, key);
      const code = environment.newSecret();
      begun.push({
        invitationId: invitation.id,
        handle: key.handle,
        draftId: draftId ?? "",
        mark,
        code,
        key,
      });
    }
    for (const { key, code } of begun) await submitResponse(environment, key, code);
    return { environment, round, sent: begun };
  }

  it("gives an attacker who sorts every table by every column, and by where its rows lie, no better than luck", async () => {
    const { environment, sent } = await everybodySends(confidential);
    const guesses = await guessesOf(environment, engine, sent);
    expect(guesses.length).toBeGreaterThan(20);
    for (const { by, right, correlation } of guesses) {
      expect(right, by).toBeLessThan(mostByLuck);
      expect(Math.abs(correlation), by).toBeLessThan(mostCorrelatedByLuck);
    }
  }, 120_000);

  it("would be found out by that attacker if it kept what a round in office keeps", async () => {
    const { environment, sent } = await everybodySends({});
    const guesses = await guessesOf(environment, engine, sent);
    expect(guesses.filter(({ right }) => right === respondents).length).toBeGreaterThan(3);
  }, 120_000);

  it("keeps nothing of one who sent, changed or took back beside the code, and no row that only some transactions wrote", async () => {
    const { environment, sent } = await everybodySends(confidential);
    const [changer, leaver] = sent;
    if (!changer || !leaver) throw new Error("nobody sent");
    const withCode = { ...changer.key, code: changer.code };
    await save(environment, withCode, "steering_noticed", 1);
    const { draftId } = await loadAnswering(environment, withCode);
    expect(await rowsWith(environment, [changer.invitationId, changer.handle], draftId ?? "")).toEqual([]);
    await submitResponse(environment, withCode, changer.code, draftId);
    expect(await withdrawResponse(environment, leaver.key, leaver.code)).toBe(true);

    const everywhere = await everyRow(environment);
    for (const { invitationId, handle, draftId: draft, mark, code } of sent) {
      const rows = everywhere.filter((row) => row.includes(mark));
      expect(rows).toHaveLength(mark === leaver.mark ? 0 : 1);
      expect(rows.join()).not.toContain(invitationId);
      expect(rows.join()).not.toContain(handle);
      expect(everywhere.join()).not.toContain(draft);
      expect(everywhere.join()).not.toContain(code);
    }
    for (const table of ["responses", "tallies", "tally_counts"]) {
      expect(await writingsOf(environment, engine, table), table).toBe(1);
    }
  }, 120_000);

  if (engine === "sqlite") {
    it("leaves no byte of the drafts in the file, its log or its free pages", async () => {
      const { environment, sent } = await everybodySends(confidential);
      const [leaver] = sent;
      if (!leaver) throw new Error("nobody sent");
      await withdrawResponse(environment, leaver.key, leaver.code);
      const bytes = await bytesOf(environment);
      expect(bytes.log).toHaveLength(0);
      for (const { draftId, mark, invitationId } of sent) {
        expect(bytes.file.includes(draftId)).toBe(false);
        expect(count(bytes.file, mark), "the response alone").toBe(mark === leaver.mark ? 0 : 1);
        expect(bytes.file.includes(invitationId), "the invitation itself is there").toBe(true);
      }
    }, 120_000);

    it("empties the log later where somebody reads while answers are sent, and holds up nobody", async () => {
      const environment = anEnvironment(await openTestDatabase());
      const municipality = await aMunicipality(environment);
      const round = await aRound(environment, municipality, confidential);
      const { token } = await anInvitation(environment, round, municipality.departments.social.id);
      const key = await beginAnswering(environment, token);
      await save(environment, key, "steering_goals", 1);
      const { default: BetterSqlite } = await import("better-sqlite3");
      const reader = new BetterSqlite(await fileOf(environment), { readonly: true });
      reader.exec("begin");
      reader.prepare("select count(*) from responses").get();
      await submitResponse(environment, key, environment.newSecret());
      expect((await bytesOf(environment)).log.length).toBeGreaterThan(0);
      reader.exec("commit");
      reader.close();
      await expect.poll(async () => (await bytesOf(environment)).log.length, { timeout: 20_000 }).toBe(0);
    });
  }

  if (engine === "postgres") {
    it("leaves no dead row that a transaction of the invitation's wrote", async () => {
      const { environment } = await everybodySends(confidential);
      await sql`create extension if not exists pageinspect`.execute(environment.database.kysely);
      for (const table of ["responses", "invitations"]) {
        const dead =
          await sql`select t_xmax from generate_series(0, pg_relation_size(${table}) / 8192 - 1) as page,
          heap_page_items(get_raw_page(${table}, page::int)) as item
          where lp_len > 0 and t_xmax::text <> '0' and (t_infomask & 2048) = 0 and (t_infomask & 128) = 0`.execute(
            environment.database.kysely,
          );
        expect(dead.rows, table).toEqual([]);
      }
    }, 120_000);
  }
});

async function save(environment: TestEnvironment, key: AnsweringKey, question: string, value: unknown) {
  const { kept } = await loadAnswering(environment, key);
  await saveAnswers(environment, key, aSave([{ question, value, basedOn: kept.revision }]));
}

/** How well pairing the invitations in one order with the responses in another tells who sent what. */
type Guess = { readonly by: string; readonly right: number; readonly correlation: number };

/** Pairs everything on the invitations' side that has an order with everything on the responses' side that has one. */
async function guessesOf(
  environment: TestEnvironment,
  engine: Engine,
  sent: readonly Sent[],
): Promise<readonly Guess[]> {
  const position = new Map(sent.map(({ mark }, index) => [mark, index]));
  const people = await orders(
    environment,
    engine,
    ["invitations", "answering_sessions", "audit_private"],
    (row) => {
      const found = sent.findIndex(
        ({ invitationId, handle }) => row.includes(invitationId) || row.includes(handle),
      );
      return found === -1 ? null : found;
    },
  );
  const answers = await orders(environment, engine, ["responses"], (row) => {
    const mark = /mark-[0-9a-f-]{36}/.exec(row)?.[0];
    return mark === undefined ? null : (position.get(mark) ?? null);
  });
  return people.flatMap((person) =>
    answers.map((answer) => ({
      by: `${person.by} against ${answer.by}`,
      right: person.order.filter((who, index) => who === answer.order[index]).length,
      correlation: correlationOf(person.order, answer.order),
    })),
  );
}

type Order = { readonly by: string; readonly order: readonly number[] };

/** Every order that a table's rows can be brought into, as who the rows are about. */
async function orders(
  environment: TestEnvironment,
  engine: Engine,
  tables: readonly string[],
  who: (row: string) => number | null,
): Promise<readonly Order[]> {
  const found: Order[] = [];
  for (const table of tables) {
    const columns = await columnsOf(environment, table);
    const hidden = engine === "sqlite" ? ["rowid"] : ["ctid", "xmin::text::bigint"];
    for (const column of [...columns, ...hidden]) {
      const rows = await sql<object>`select * from ${sql.table(table)} order by ${sql.raw(column)}`.execute(
        environment.database.kysely,
      );
      const order = rows.rows.map((row) => who(JSON.stringify(row))).filter((one) => one !== null);
      if (order.length === respondents) found.push({ by: `${table} by ${column}`, order });
    }
    if (engine === "sqlite") found.push(...(await orderInFile(environment, table, who)));
  }
  return found.flatMap(({ by, order }) => [
    { by, order },
    { by: `${by} backwards`, order: [...order].reverse() },
  ]);
}

/** In which order the rows of a table lie in the file, by the first place where their key is found. */
async function orderInFile(
  environment: TestEnvironment,
  table: string,
  who: (row: string) => number | null,
): Promise<readonly Order[]> {
  const { file } = await bytesOf(environment);
  const rows = await sql<Record<string, string>>`select * from ${sql.table(table)}`.execute(
    environment.database.kysely,
  );
  const key = { answering_sessions: "handle", audit_private: "entry_id" }[table] ?? "id";
  const placed = rows.rows.flatMap((row) => {
    const one = who(JSON.stringify(row));
    return one === null ? [] : [{ one, text: String(row[key]) }];
  });
  return (["indexOf", "lastIndexOf"] as const).map((end) => ({
    by: `${table} by ${end} in the file`,
    order: placed
      .map(({ one, text }) => ({ one, at: file[end](text) }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one),
  }));
}

async function columnsOf({ database }: TestEnvironment, table: string): Promise<readonly string[]> {
  const tables = await database.kysely.withoutPlugins().introspection.getTables();
  return tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
}

/** Every row of every table, as text. */
async function everyRow({ database }: TestEnvironment): Promise<readonly string[]> {
  const kysely = database.kysely.withoutPlugins();
  const rows: string[] = [];
  for (const { name } of await kysely.introspection.getTables()) {
    const found = await sql<object>`select * from ${sql.table(name)}`.execute(kysely);
    rows.push(...found.rows.map((row) => `${name} ${JSON.stringify(row)}`));
  }
  return rows;
}

/**
 * In how many pieces a table was written, as it tells itself: on PostgreSQL by the transactions that its rows name, on
 * SQLite by how often a row lies before one of a lesser key.
 */
async function writingsOf({ database }: TestEnvironment, engine: Engine, table: string): Promise<number> {
  if (engine === "postgres") {
    const { rows } = await sql`select distinct xmin::text from ${sql.table(table)}`.execute(database.kysely);
    return rows.length;
  }
  const key =
    table === "responses" ? sql`id` : sql`figure${table === "tallies" ? sql`` : sql` || ' ' || value`}`;
  const { rows } = await sql<{
    key: string;
  }>`select ${key} as key from ${sql.table(table)} order by rowid`.execute(database.kysely);
  return 1 + rows.filter(({ key: one }, index) => index > 0 && one < (rows[index - 1]?.key ?? "")).length;
}

async function rowsWith(
  environment: TestEnvironment,
  people: readonly string[],
  thing: string,
): Promise<readonly string[]> {
  expect(thing).not.toBe("");
  return (await everyRow(environment)).filter(
    (row) => row.includes(thing) && people.some((person) => row.includes(person)),
  );
}

async function fileOf({ database }: TestEnvironment): Promise<string> {
  const { rows } = await sql<{ file: string }>`pragma database_list`.execute(database.kysely);
  return rows[0]?.file ?? "";
}

async function bytesOf(
  environment: TestEnvironment,
): Promise<{ readonly file: Buffer; readonly log: Buffer }> {
  const file = await fileOf(environment);
  return { file: await readFile(file), log: await readFile(`${file}-wal`) };
}

function count(bytes: Buffer, text: string): number {
  let found = 0;
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) found++;
  return found;
}

/** Spearman's, of two orders of the same people. */
function correlationOf(one: readonly number[], other: readonly number[]): number {
  const place = new Map(other.map((who, index) => [who, index]));
  const squares = one.reduce((sum, who, index) => sum + (index - (place.get(who) ?? 0)) ** 2, 0);
  const n = one.length;
  return 1 - (6 * squares) / (n * (n * n - 1));
}
