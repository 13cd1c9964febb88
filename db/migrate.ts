import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import * as accounts from "./migrations/001-accounts.ts";
import * as organizations from "./migrations/002-organizations.ts";
import * as questionnaires from "./migrations/003-questionnaires.ts";
import * as rounds from "./migrations/004-rounds.ts";
import * as responses from "./migrations/005-responses.ts";
import * as followUp from "./migrations/006-follow-up.ts";
import * as logAndJobs from "./migrations/007-log-and-jobs.ts";
import * as roundSums from "./migrations/008-round-sums.ts";
import * as saves from "./migrations/009-saves.ts";
import * as links from "./migrations/010-links.ts";
import * as confidentialTraces from "./migrations/011-confidential-traces.ts";
import * as operatorsAndMail from "./migrations/012-operators-and-mail.ts";
import * as roundRevisions from "./migrations/013-round-revisions.ts";
import * as trials from "./migrations/014-trials.ts";
import * as mailTexts from "./migrations/015-mail-texts.ts";
import * as organizationsOwn from "./migrations/016-organizations-own.ts";
import * as people from "./migrations/017-people.ts";
import * as signInProviders from "./migrations/018-sign-in-providers.ts";
import * as auditChainAndCorrections from "./migrations/019-audit-chain-and-corrections.ts";
import * as destruction from "./migrations/020-destruction.ts";
import * as sharedResults from "./migrations/022-shared-results.ts";
import * as remarks from "./migrations/023-remarks.ts";
import * as invitationCounts from "./migrations/024-invitation-counts.ts";
import type { Schema } from "./schema.ts";

/** In the order that they are carried out. A migration is never edited after it landed. */
const migrations: Readonly<Record<string, Migration>> = {
  "001-accounts": accounts,
  "002-organizations": organizations,
  "003-questionnaires": questionnaires,
  "004-rounds": rounds,
  "005-responses": responses,
  "006-follow-up": followUp,
  "007-log-and-jobs": logAndJobs,
  "008-round-sums": roundSums,
  "009-saves": saves,
  "010-links": links,
  "011-confidential-traces": confidentialTraces,
  "012-operators-and-mail": operatorsAndMail,
  "013-round-revisions": roundRevisions,
  "014-trials": trials,
  "015-mail-texts": mailTexts,
  "016-organizations-own": organizationsOwn,
  "017-people": people,
  "018-sign-in-providers": signInProviders,
  "019-audit-chain-and-corrections": auditChainAndCorrections,
  "020-destruction": destruction,
  "022-shared-results": sharedResults,
  "023-remarks": remarks,
  "024-invitation-counts": invitationCounts,
};

function migratorOf(kysely: Kysely<Schema>): Migrator {
  // Kysely's own plugins would rename nothing here: migrations write snake_case themselves.
  return new Migrator({
    db: kysely.withoutPlugins(),
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
}

/**
 * Brings the database up to this version of the product; a database that is there already is left as it is.
 *
 * @returns the names of the migrations carried out
 * @throws the error of the migration that failed; on both databases nothing of that one remains
 */
export async function migrateToLatest(kysely: Kysely<Schema>): Promise<readonly string[]> {
  const { error, results } = await migratorOf(kysely).migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? [])
    .filter((result) => result.status === "Success")
    .map((result) => result.migrationName);
}

/** Whether every migration has been carried out. */
export async function isMigrated(kysely: Kysely<Schema>): Promise<boolean> {
  const all = await migratorOf(kysely).getMigrations();
  return all.every((migration) => migration.executedAt !== undefined);
}
