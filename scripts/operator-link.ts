import { makeOperatorLink } from "#app/domain/access/account-link.server.ts";
import { firstStartLink } from "#app/server/first-start.server.ts";
import { readSettings, SettingsError } from "#app/server/settings.ts";
import { openInstallation } from "#app/server/start.ts";

/*
 * Prints a link by which somebody becomes the installation's operator, for one whose operator has lost the way in.
 * It works once, for a day, and ends the one that was printed before.
 * Usage: BASE_URL=… npm run --silent operator-link
 */

try {
  const settings = readSettings({ ...process.env, LOG_LEVEL: "silent" });
  if (settings.demonstration) throw new SettingsError("BASE_URL: expected the installation's address");
  const { process: installation, close } = await openInstallation(settings);
  const token = await makeOperatorLink(installation.environment);
  await close();
  process.stdout.write(`${firstStartLink(settings.baseUrl, token)}\n`);
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`No link was made:\n${error.message}\n`);
  process.exitCode = 1;
}
