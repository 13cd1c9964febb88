import { existsSync } from "node:fs";
import { announceDemonstration, prepareDemonstration } from "#app/server/demonstration.server.ts";
import { announceFirstStart } from "#app/server/first-start.server.ts";
import { keepSealing } from "#app/server/sealing.server.ts";
import { keepSendingMail } from "#app/server/sending.server.ts";
import { readSettings, SettingsError } from "#app/server/settings.ts";
import { openInstallation, serve } from "#app/server/start.ts";

/** Where the build puts the server; it has the pages' copy of every module. */
const bundle = new URL("../build/server/index.js", import.meta.url);

try {
  process.env["NODE_ENV"] ??= "production";
  const settings = readSettings(process.env);
  if (!existsSync(bundle))
    throw new SettingsError("The application is not built. Run npm start, or npm run build.");
  const installation = await openInstallation(settings);
  const made = await prepareDemonstration(settings, installation.process.environment, say);
  const { createApplication }: typeof import("#app/server/app.ts") = await import(bundle.href);
  const application = await createApplication({
    process: installation.process,
    trustProxy: settings.trustProxy,
    secure: settings.baseUrl.startsWith("https://"),
    development: false,
  });
  const stopSealing = keepSealing(installation.process.environment);
  const stopSending = keepSendingMail(installation.process.environment, settings.mail);
  const port = await serve(application, settings, async () => {
    await stopSealing();
    await stopSending();
    await installation.close();
  });
  const address = settings.demonstration ? `http://127.0.0.1:${port}` : settings.baseUrl;
  await announceDemonstration(settings, address, made, say);
  await announceFirstStart(settings, installation.process.environment, say);
  say(`Mognad is served at ${address}`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What an operator can act on; a stack trace is for developers, and LOG_LEVEL=debug shows it. */
function explain(error: unknown): string {
  if (error instanceof SettingsError) return `Mognad cannot start:\n${error.message}`;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return "Mognad cannot start:\nPORT: something else listens there already; set another PORT";
  }
  const detail = process.env["LOG_LEVEL"] === "debug" && error instanceof Error ? error.stack : String(error);
  return `Mognad cannot start:\n${detail}`;
}
