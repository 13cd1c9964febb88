import express from "express";
import { createServer as createVite } from "vite";
import { keepSealing } from "#app/server/sealing.server.ts";
import { keepSendingMail } from "#app/server/sending.server.ts";
import { readSettings } from "#app/server/settings.ts";
import { openInstallation, serve } from "#app/server/start.ts";

/** The server of `npm run dev`: what is edited is reloaded, pages in the browser and modules on the server. */
const settings = readSettings({ LOG_LEVEL: "debug", ...process.env });
const installation = await openInstallation(settings);
const vite = await createVite({ server: { middlewareMode: true }, appType: "custom" });
const application = express();
application.use(vite.middlewares);
application.use(async (request, response, next) => {
  try {
    // Vite keeps the module until something in it changes; loading it is how a change comes in.
    const loaded = await vite.ssrLoadModule("./app/server/app.ts");
    const { createApplication } = loaded as typeof import("#app/server/app.ts"); // what that path holds
    const current = await createApplication({
      process: installation.process,
      trustProxy: settings.trustProxy,
      secure: false,
      development: true,
    });
    current(request, response, next);
  } catch (error) {
    if (error instanceof Error) vite.ssrFixStacktrace(error);
    next(error);
  }
});
const stopSealing = keepSealing(installation.process.environment);
const stopSending = keepSendingMail(installation.process.environment, settings.mail);
const port = await serve(application, settings, async () => {
  await stopSealing();
  await stopSending();
  await vite.close();
  await installation.close();
});
process.stdout.write(`Mognad is served for development at http://127.0.0.1:${port}\n`);
