import type { Database } from "#db/client.ts";
import { isMigrated } from "#db/migrate.ts";

/**
 * Whether the database has this version's tables.
 * @throws whatever the database's driver throws when it does not answer
 */
export function isReady(database: Database): Promise<boolean> {
  return isMigrated(database.kysely);
}
