import { eachDatabases, Kept } from "#db/kept.ts";
import type { SummedRound } from "./round-results.ts";

/**
 * The sealed rounds that this process keeps of a database, by everything that they were made from. A round takes some
 * hundred kilobytes, with what is published of it.
 */
export const keptRounds = eachDatabases(() => new Kept<SummedRound>(40));
