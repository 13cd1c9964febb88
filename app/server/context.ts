import { createContext, type RouterContextProvider } from "react-router";
import type { Actor } from "#app/domain/access/permission.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Accounts } from "./accounts.server.ts";
import type { Log } from "./log.ts";
import type { ProviderVisits } from "./provider-visits.ts";
import type { WrongLinks } from "./wrong-links.ts";

/** What the process hands to every request, apart from what use cases need. */
export type Process = {
  readonly environment: Environment;
  readonly accounts: Accounts;
  readonly log: Log;
  readonly wrongLinks: WrongLinks;
  readonly providerVisits: ProviderVisits;
  readonly demonstration: boolean;
};

export const processContext = createContext<Process>();
export const nonceContext = createContext<string>();
/** The address that a request came from, after the proxies that we trust. */
export const clientAddressContext = createContext<string>();
/** Who asks; set by the root's middleware. */
export const actorContext = createContext<Actor>();

type Context = Readonly<RouterContextProvider>;

/** What a use case takes first. */
export function environmentOf(context: Context): Environment {
  return context.get(processContext).environment;
}

/**
 * What opening a link gives; one that is wrong counts against the network that tried it.
 *
 * @throws Problem that of the attempt, or `too-many-wrong-links`
 */
export function countingWrongLinks<Result>(
  context: Context,
  attempt: () => Promise<Result>,
): Promise<Result> {
  return context.get(processContext).wrongLinks.counting(context.get(clientAddressContext), attempt);
}

/** Where a link of ours begins: the demonstration's is known only when it serves. */
export function linkOrigin(context: Context, url: URL): string {
  const { demonstration, environment } = context.get(processContext);
  return demonstration ? url.origin : environment.baseUrl;
}

/** Who asks. */
export function actorOf(context: Context): Actor {
  return context.get(actorContext);
}
