import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { v4, v7 } from "uuid";
import type { Environment } from "#app/domain/environment.ts";
import { instant } from "#app/domain/id.ts";
import { connectProviders } from "#app/domain/provider/provider-connection.server.ts";
import { countWrongCodes } from "#app/domain/response/wrong-codes.server.ts";
import { newSecret } from "#app/domain/secret.server.ts";
import { type Database, openDatabase } from "#db/client.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { openAccounts } from "./accounts.server.ts";
import { limitAttempts } from "./attempts.ts";
import type { Process } from "./context.ts";
import { type Log, openLog } from "./log.ts";
import { countProviderVisits } from "./provider-visits.ts";
import { type Settings, SettingsError } from "./settings.ts";
import { countWrongLinks } from "./wrong-links.ts";

/** The running installation: what the requests are handed, and the way to end it. */
export type Installation = { readonly process: Process; readonly close: () => Promise<void> };

/**
 * Opens everything that the settings name: database (migrated), accounts, log.
 * @throws SettingsError where the database that the settings name cannot be used
 */
export async function openInstallation(settings: Settings): Promise<Installation> {
  const log = openLog(settings);
  const database = await openMigrated(settings.databaseUrl, log);
  const process: Process = {
    environment: environmentOn(database, settings, log),
    accounts: openAccounts(database, settings),
    log,
    wrongLinks: countWrongLinks(),
    providerVisits: countProviderVisits(),
    attempts: limitAttempts(),
    demonstration: settings.demonstration,
  };
  return { process, close: () => database.close() };
}

async function openMigrated(url: string, log: Log): Promise<Database> {
  let database: Database | null = null;
  try {
    database = openDatabase(url);
    for (const migration of await migrateToLatest(database.kysely)) log.info({ migration }, "migrated");
    return database;
  } catch (error) {
    await database?.close();
    // The driver's own words: they name the file or the server, never the password.
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingsError(`DATABASE_URL: the database cannot be used: ${reason}`, { cause: error });
  }
}

/** What use cases are handed in a running process: the real clock and real randomness. */
function environmentOn(database: Database, settings: Settings, log: Log): Environment {
  const { baseUrl, mail, sessionSecret, privateProviders } = settings;
  return {
    database,
    baseUrl,
    canSendMail: mail !== null,
    now: () => instant(new Date()),
    newId: <Id extends string>() => v7() as Id, // a UUID is what every id is
    newTimelessId: <Id extends string>() => v4() as Id, // likewise
    newSecret,
    warn: (event, facts) => log.warn(facts, event),
    wrongCodes: countWrongCodes(),
    providers: connectProviders({ sessionSecret, allowsPrivate: privateProviders }),
  };
}

/**
 * Serves until the process is told to stop (SIGTERM or SIGINT); then finishes what has begun and closes.
 *
 * @throws Error when the port is taken
 */
export async function serve(
  listener: RequestListener,
  settings: Settings,
  close: () => Promise<void>,
): Promise<number> {
  const server = createServer(listener);
  const port = await listen(server, settings);
  const stop = () => {
    stopGently(server)
      .then(close)
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  return port;
}

function listen(server: Server, { port, host }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    // An address of a listening TCP server is an AddressInfo; a string is for pipes alone.
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Takes no more connections, and ends the idle ones as they fall idle: browsers keep theirs for long. */
function stopGently(server: Server): Promise<void> {
  const sweeping = setInterval(() => server.closeIdleConnections(), 100);
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(sweeping);
      resolve();
    });
  });
}
