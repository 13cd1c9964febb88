import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { ReactElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import type { ActionFunction, EntryContext, ServerBuild } from "react-router";
import { makeDemonstration } from "#app/domain/demonstration/demonstration.server.ts";
import type { DepartmentId } from "#app/domain/id.ts";
import { beginAnswering } from "#app/domain/response/invitation.server.ts";
import { sealEndedRounds } from "#app/domain/results/seal-ended-rounds.server.ts";
import { anInvitation } from "#app/domain/testing.ts";
import { answeringCookie } from "#app/routes/respond/answering-cookies.server.ts";
import { signInByPassword } from "#app/server/accounts.server.ts";
import { readSettings } from "#app/server/settings.ts";
import { type Installation, openInstallation } from "#app/server/start.ts";
import { organizationPlaces, setSharesResults } from "#db/queries/organizations.ts";
import { median, print } from "./bench-figure.ts";
import type { LoadOrder } from "./http-load.ts";

/** How many ask at once, how long in a slice, and how often the product and React alone take turns. */
const connections = 4;
const sliceMilliseconds = 700;
const slices = 5;
/** How many times a page is asked for, one after the other, to see what its loader takes of it. */
const singleRequests = 150;

/** A page with the cookie that opens it. */
type Page = { readonly name: string; readonly path: string; readonly cookie: string };

/**
 * Serves the results pages of the demonstration by the built product, over HTTP and signed in, in turn with the same
 * element trees rendered by React and sent as they are: no loader, no middleware, no data for the browser, nothing
 * compressed. Prints how many requests a second each reaches, and which part of a request the page's loader takes.
 */
export async function benchServed(folder: string): Promise<void> {
  const bundle = new URL("../build/server/index.js", import.meta.url);
  if (!existsSync(bundle)) throw new Error("The application is not built: npm run build.");
  const { createApplication, serverBuild }: typeof import("#app/server/app.ts") = await import(bundle.href);
  const settings = readSettings({ DATABASE_URL: `file:${join(folder, "served.db")}`, DATA_FOLDER: folder });
  const installation = await openInstallation({ ...settings, logLevel: "error" });
  const watched = watch(await serverBuild());
  const application = await createApplication(
    { process: installation.process, trustProxy: 0, secure: false, development: false },
    Promise.resolve(watched.build),
  );
  const times: number[] = [];
  const served = await listen(timing(application, times));
  const load = new Worker(new URL("./http-load.ts", import.meta.url));
  try {
    for (const page of await pagesOf(installation)) {
      const url = `${served.url}${page.path}`;
      const perSecond = (address: string, milliseconds = sliceMilliseconds) =>
        perSecondOf(load, { url: address, cookie: page.cookie, connections, milliseconds });
      await perSecond(url); // warms up, and shows the tree
      const bare = await listen(rendering(watched.element));
      await perSecond(bare.url);
      const [whole, alone]: [number[], number[]] = [[], []];
      // In turn, so that what else the machine does falls on both.
      for (let slice = 0; slice < slices; slice += 1) {
        alone.push(await perSecond(bare.url));
        whole.push(await perSecond(url));
      }
      bare.server.close();
      bare.server.closeAllConnections();
      const name = `${page.name} page`;
      print({ name: `${name}, requests`, value: median(whole), unit: "1/s" });
      print({
        name: `${name}, requests, relative`,
        value: median(whole.map((value, slice) => value / (alone[slice] ?? Number.NaN))),
        unit: "ratio",
        against: "the same element tree rendered by React alone in this process",
        atLeast: 0.5,
      });
      watched.loading.length = 0;
      times.length = 0;
      const one = { url, cookie: page.cookie, connections: 1, milliseconds: 0 };
      for (let request = 0; request < singleRequests; request += 1) await perSecondOf(load, one);
      print({ name: `${name}, a request alone`, value: median(times), unit: "ms" });
      print({
        name: `${name}, its loader, relative`,
        value: median(watched.loading) / median(times),
        unit: "ratio",
        against: "the whole request in the server",
        atMost: 0.1,
      });
    }
  } finally {
    await load.terminate();
    served.server.close();
    served.server.closeAllConnections();
    await installation.close();
  }
}

/** The build, in which each page tells its element and how long its own loader took, in milliseconds. */
function watch(build: ServerBuild) {
  const loading: number[] = [];
  let element: (() => ReactElement) | null = null;
  // The build's own entry, which exports its page's element too.
  const entry = build.entry.module as unknown as typeof import("#app/entry.server.tsx");
  const handle: typeof entry.default = (request, status, headers, routerContext, context) => {
    element = () => entry.pageElement(request.url, withoutHandoff(routerContext), context);
    return entry.default(request, status, headers, routerContext, context);
  };
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      const loader = route?.module.loader;
      if (route === undefined || loader === undefined || id === "root") return [id, route];
      const timed: ActionFunction = async (parts) => {
        const start = performance.now();
        const result = await loader(parts);
        loading.push(performance.now() - start);
        return result;
      };
      return [id, { ...route, module: { ...route.module, loader: timed } }];
    }),
  );
  return {
    build: { ...build, routes, entry: { module: { ...build.entry.module, default: handle } } } as ServerBuild,
    loading,
    element: () => {
      if (element === null) throw new Error("No page has been rendered.");
      return element();
    },
  };
}

/** Without the data that are sent to the browser beside the page. */
function withoutHandoff({ serverHandoffStream: _, ...context }: EntryContext): EntryContext {
  return context;
}

/** Answers with what React renders of an element, as fast as it does. */
function rendering(element: () => ReactElement): RequestListener {
  const tree = element();
  return (_, response) => {
    const { pipe } = renderToPipeableStream(tree, {
      onShellReady() {
        response.setHeader("Content-Type", "text/html; charset=utf-8");
        pipe(response);
      },
      onError(error) {
        throw error;
      },
    });
  };
}

/** Notes how long each request took to its last byte, in milliseconds. */
function timing(listener: RequestListener, times: number[]): RequestListener {
  return (request, response) => {
    const start = performance.now();
    response.once("finish", () => times.push(performance.now() - start));
    listener(request, response);
  };
}

async function listen(listener: RequestListener): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // of a listening TCP server
  return { server, url: `http://127.0.0.1:${port}` };
}

async function perSecondOf(load: Worker, order: LoadOrder): Promise<number> {
  load.postMessage(order);
  const [perSecond] = await once(load, "message");
  return Number(perSecond);
}

/** The demonstration's results pages, to a coordinator; and to somebody who was invited. */
async function pagesOf({ process: { environment, accounts } }: Installation): Promise<readonly Page[]> {
  const sheet = await makeDemonstration(environment);
  await sealEndedRounds(environment);
  for (const { id } of await organizationPlaces(environment.database.read)) {
    await environment.database.transact((writer) => setSharesResults(writer, id, true));
  }
  const account = sheet.accounts.find(({ role }) => role === "coordinator");
  if (account === undefined) throw new Error("The demonstration has no coordinator.");
  const signedIn = await signInByPassword(accounts, account, "127.0.0.1");
  if (signedIn.kind !== "signed-in") throw new Error(`Not signed in: ${signedIn.kind}.`);
  const cookie = signedIn.cookies.map((one) => one.split(";")[0]).join("; ");
  const { read } = environment.database;
  const { slug, ...round } = await read
    .selectFrom("rounds")
    .innerJoin("organizations", "organizations.id", "rounds.organizationId")
    .where("organizations.slug", "=", "exempelkoping")
    .where("publishedAt", "is not", null)
    .orderBy("year", "desc")
    .selectAll("rounds")
    .select("organizations.slug")
    .executeTakeFirstOrThrow();
  const { departmentId } = await read
    .selectFrom("roundDepartments")
    .where("roundId", "=", round.id)
    .select("departmentId")
    .executeTakeFirstOrThrow();
  const { token } = await anInvitation(environment, { ...round, slug }, departmentId as DepartmentId);
  const key = await beginAnswering(environment, token);
  const [answering = ""] = (await answeringCookie(key, "http://127.0.0.1")).split(";");
  const results = (place: string) => `/exempelkoping/results${place}`;
  return [
    { name: "results", path: results(""), cookie },
    { name: "years", path: results("/years"), cookie },
    { name: "questions", path: results("/questions"), cookie },
    { name: "question", path: results("/questions/steering_strategy"), cookie },
    { name: "profile", path: results("/profile"), cookie },
    { name: "organizations", path: results("/organizations"), cookie },
    { name: "summary", path: results("/summary"), cookie },
    { name: "own result", path: `/svara/${key.handle}/result`, cookie: answering },
  ];
}
