import { type Kysely, SqliteAdapter } from "kysely";

/** The two databases that Mognad runs on. */
export type Engine = "sqlite" | "postgres";

/** Which of the two a connection, or a transaction on it, speaks to. */
export function engineOf(db: Pick<Kysely<unknown>, "getExecutor">): Engine {
  return db.getExecutor().adapter instanceof SqliteAdapter ? "sqlite" : "postgres";
}
