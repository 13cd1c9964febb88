import { createContext, type RouterContextProvider } from "react-router";
import type { Actor } from "#app/domain/access/permission.ts";
import type { Environment } from "#app/domain/environment.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Accounts } from "./accounts.server.ts";
import type { Attempted, AttemptOutcome, Attempts } from "./attempts.ts";
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
  readonly attempts: Attempts;
  readonly demonstration: boolean;
};

export const processContext = createContext<Process>();
export const nonceContext = createContext<string>();
/** The address that a request came from, after the proxies that we trust. */
export const clientAddressContext = createContext<string>();
/** Who asks; set by the root's middleware. */
export const actorContext = createContext<Actor>();

/** The session of whoever is signed in. */
export type SignedInSession = {
  readonly id: string;
  readonly token: string;
  readonly hasSecondFactor: boolean;
};

/** Set by the root's middleware; null for a stranger. */
export const sessionContext = createContext<SignedInSession | null>(null);

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

/** Carries out an attempt to give a credential, unless whoever tries has been wrong too often; see `Attempts`. */
export function limitingAttempts<Result>(
  context: Context,
  attempted: Omit<Attempted, "clientAddress">,
  attempt: () => Promise<Result>,
  isRight: (result: Result) => boolean,
): Promise<AttemptOutcome<Result>> {
  const clientAddress = context.get(clientAddressContext);
  return context.get(processContext).attempts.limit({ ...attempted, clientAddress }, attempt, isRight);
}

/**
 * The session of whoever asks.
 *
 * @throws Problem `sign-in-required`
 */
export function sessionOf(context: Context): SignedInSession {
  const session = context.get(sessionContext);
  if (session === null) throw new Problem("sign-in-required");
  return session;
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
