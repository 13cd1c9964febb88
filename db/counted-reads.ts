import type { Kysely, KyselyPlugin } from "kysely";
import type { Database } from "./client.ts";
import type { Schema } from "./schema.ts";

/** How much was read: for tests and measurements. */
export type CountedReads = { statements: number; rows: number };

/** The same database, in which every statement that is read by and every row that comes of it counts. */
export function countingReads(database: Database): {
  readonly database: Database;
  readonly counted: CountedReads;
} {
  const counted = { statements: 0, rows: 0 };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      counted.statements += 1;
      counted.rows += result.rows.length;
      return result;
    },
  };
  const read = (database.read as Kysely<Schema>).withPlugin(plugin); // what every database reads by
  return { database: { ...database, read }, counted };
}
