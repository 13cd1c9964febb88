import { parseArgs } from "node:util";
import type { Head } from "#app/domain/auditlog/chain.server.ts";
import { verifyAuditLog } from "#app/domain/auditlog/verify.server.ts";
import { readSettings, SettingsError } from "#app/server/settings.ts";
import { openDatabase } from "#db/client.ts";
import { isMigrated } from "#db/migrate.ts";
import { organizationPlaces } from "#db/queries/organizations.ts";

/*
 * Checks that each organization's audit log is as it was written: a line each and exit 0, or a line for each fault and
 * exit 1. What it can show, and what it cannot: docs/decisions/041-audit-chain.md.
 */

const usage = "Usage: verify-audit-log [ORGANIZATION [--head POSITION:HASH]…]";

class UsageError extends Error {
  override readonly name = "UsageError";
}

try {
  await verify(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) fail([error.message, usage]);
  else if (error instanceof SettingsError) fail([error.message]);
  else throw error;
}

async function verify(args: readonly string[]): Promise<void> {
  const { slug, noted } = taskOf(args);
  const database = openDatabase(readSettings(process.env).databaseUrl);
  try {
    if (!(await isMigrated(database.kysely))) {
      throw new UsageError(
        "The database is not of this version: start Mognad once, which brings it up to it.",
      );
    }
    const all = await organizationPlaces(database.read);
    const chosen = slug === undefined ? all : all.filter((one) => one.slug === slug);
    if (slug !== undefined && chosen.length === 0)
      throw new UsageError(`There is no organization "${slug}".`);
    for (const organization of chosen) {
      const { head, erased, faults } = await verifyAuditLog(database.read, organization.id, noted);
      if (faults.length > 0) fail(faults.map((fault) => `${organization.slug}: ${fault}`));
      else {
        process.stdout.write(
          `${organization.slug}: ${head.position} entries, ${erased} with something erased, head ${head.position}:${head.hash}\n`,
        );
      }
    }
  } finally {
    await database.close();
  }
}

function taskOf(args: readonly string[]): {
  readonly slug: string | undefined;
  readonly noted: readonly Head[];
} {
  const { values, positionals } = parsed(args);
  const [slug, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`Expected one organization, found ${positionals.length}.`);
  const heads = values.head ?? [];
  if (heads.length > 0 && slug === undefined) {
    throw new UsageError("A noted head belongs to one organization: name it.");
  }
  return { slug, noted: heads.map(headOf) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { head: { type: "string", multiple: true } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function headOf(text: string): Head {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (position === undefined || hash === undefined) {
    throw new UsageError(
      `--head takes POSITION:HASH as the log's page and this command show it, not "${text}".`,
    );
  }
  return { position: Number(position), hash };
}

function fail(lines: readonly string[]): void {
  process.stderr.write(`${lines.join("\n")}\n`);
  process.exitCode = 1;
}
