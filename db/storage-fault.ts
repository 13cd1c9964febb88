/** Why a database could not keep what it was given, though nothing was wrong with that; the codes of the problems. */
export type StorageFault = "busy" | "storage-full" | "storage-failed";

/** By the beginning of the driver's code: SQLite's result codes, PostgreSQL's SQLSTATEs, Node's network errors. */
const faults: readonly (readonly [string, StorageFault])[] = [
  ["SQLITE_BUSY", "busy"],
  ["SQLITE_FULL", "storage-full"],
  ["SQLITE_IOERR", "storage-failed"],
  ["SQLITE_READONLY", "storage-failed"],
  ["SQLITE_CANTOPEN", "storage-failed"],
  ["40001", "busy"], // serialization failure
  ["40P01", "busy"], // deadlock
  ["55P03", "busy"], // a lock was not to be had in time
  ["53300", "busy"], // too many connections
  ["53100", "storage-full"],
  ["58030", "storage-failed"], // input or output failed
  ["57P0", "storage-failed"], // the server is being shut down, or is not up yet
  ["08", "storage-failed"], // the connection was lost
  ["ECONNREFUSED", "storage-failed"],
  ["ECONNRESET", "storage-failed"],
];

/** What an error of a database's driver says of the storage; null where it is about the statement. */
export function storageFault(error: unknown): StorageFault | null {
  if (!(error instanceof Error && "code" in error)) return null;
  const code = String(error.code);
  return faults.find(([beginning]) => code.startsWith(beginning))?.[1] ?? null;
}
