import { createContext, type RouterContextProvider } from "react-router";
import type { Actor } from "#app/domain/access/permission.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Accounts } from "./accounts.server.ts";
import type { Log } from "./log.ts";

/** What the process hands to every request, apart from what use cases need. */
export type Process = {
  readonly environment: Environment;
  readonly accounts: Accounts;
  readonly log: Log;
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

/** Who asks. */
export function actorOf(context: Context): Actor {
  return context.get(actorContext);
}
