import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { createRequestHandler } from "@react-router/express";
import compression from "compression";
import express, { type Express } from "express";
import expressStaticGzip from "express-static-gzip";
import { RouterContextProvider, type ServerBuild } from "react-router";
import { clientAddressContext, nonceContext, type Process, processContext } from "./context.ts";
import { decodable } from "./decodable.ts";
import { keepPrivate, securityHeaders } from "./headers.ts";
import { ownForms } from "./own-forms.ts";

export type ApplicationOptions = {
  readonly process: Process;
  /** See Settings. */
  readonly trustProxy: number;
  readonly secure: boolean;
  readonly development: boolean;
};

/**
 * The web application: security headers, built files, then React Router for everything else. The entry of the
 * server's bundle, so that it and the routes share one copy of every module.
 */
export async function createApplication(
  options: ApplicationOptions,
  built: Promise<ServerBuild> = serverBuild(),
): Promise<Express> {
  // Given as it is, not as a function: of a function's the router reads all routes anew with every request.
  const build = await built;
  const application = express();
  application.disable("x-powered-by");
  application.set("trust proxy", options.trustProxy);

  application.use((request, response, next) => {
    response.locals["nonce"] = randomBytes(16).toString("base64");
    const started = performance.now();
    const id = randomUUID();
    response.setHeader("X-Request-Id", id);
    response.on("finish", () => {
      // The route's address may hold a token or a handle, so only its first part is logged.
      const place = request.path.split("/", 2).join("/");
      const milliseconds = Math.round(performance.now() - started);
      const { log } = options.process;
      log.debug({ id, method: request.method, place, status: response.statusCode, milliseconds }, "request");
    });
    next();
  });
  application.use(decodable);
  application.use(securityHeaders(options));
  application.use(keepPrivate);
  application.use(ownForms);
  application.use(compression());
  if (!options.development) {
    application.use("/assets", builtFiles("build/client/assets", { immutable: true, maxAge: "1y" }));
    // By name: a page's address need not be looked for among the files.
    application.get(filesIn("build/client"), builtFiles("build/client", { maxAge: "1h" }));
  }
  application.use(
    createRequestHandler({
      build,
      mode: options.development ? "development" : "production",
      getLoadContext: (request, response) => {
        const context = new RouterContextProvider();
        context.set(processContext, options.process);
        context.set(nonceContext, String(response.locals["nonce"]));
        context.set(clientAddressContext, request.ip ?? "");
        return context;
      },
    }),
  );
  return application;
}

/** The routes and the entry of the bundle. */
export function serverBuild(): Promise<ServerBuild> {
  // The bundle's `basename` may be undefined, which exactOptionalPropertyTypes tells from absent; the router does not.
  return import("virtual:react-router/server-build") as Promise<unknown> as Promise<ServerBuild>;
}

/** The addresses of the files that lie in a folder itself. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [`/${entry.name}`] : [],
  );
}

/** The build's files, as it compressed them. */
function builtFiles(folder: string, caching: { readonly immutable?: true; readonly maxAge: string }) {
  return expressStaticGzip(folder, {
    enableBrotli: true,
    orderPreference: ["br", "gz"],
    index: false,
    serveStatic: caching,
  });
}
