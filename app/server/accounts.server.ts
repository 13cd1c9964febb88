import { type BetterAuthOptions, betterAuth } from "better-auth";
import type { ProviderId, UserId } from "#app/domain/id.ts";
import type { Database } from "#db/client.ts";
import { secondFactor } from "./second-factor.ts";
import type { Settings } from "./settings.ts";
import { vouchedSessions } from "./single-sign-on.ts";

/** The header in which we tell better-auth who calls; what a client sends under this name is never handed on. */
const clientAddressHeader = "x-mognad-client-address";

/**
 * Accounts, passwords and sessions, kept by better-auth in our own database. `type: "sqlite"` on PostgreSQL too: it
 * then writes times as text and booleans as 0/1, which our tables have on both; with PostgreSQL's own types, expired
 * sessions stay valid over text times.
 */
export function openAccounts(
  database: Database,
  settings: Pick<Settings, "baseUrl" | "sessionSecret">,
): Accounts {
  return betterAuth(options(database, settings));
}

function options(database: Database, settings: Pick<Settings, "baseUrl" | "sessionSecret">) {
  return {
    appName: "Mognad",
    baseURL: settings.baseUrl,
    secret: settings.sessionSecret,
    database: { db: database.kysely, type: "sqlite" as const, transaction: true },
    telemetry: { enabled: false },
    logger: { disabled: true },
    user: { modelName: "users" },
    session: { modelName: "sessions", expiresIn: 60 * 60 * 12, updateAge: 60 * 60 },
    account: { modelName: "accounts" },
    verification: { modelName: "verifications" },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    rateLimit: {
      enabled: true,
      storage: "database" as const,
      modelName: "rateLimits",
      // A whole municipality may come from one address: the limit stops guessing, not a busy Monday.
      customRules: { "/sign-in/email": { window: 60, max: 30 } },
    },
    plugins: [secondFactor(), vouchedSessions()],
    advanced: {
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      cookiePrefix: "mognad",
      useSecureCookies: settings.baseUrl.startsWith("https://"),
    },
  } satisfies BetterAuthOptions;
}

export type SignInOutcome =
  /** The password is right, and a code is asked too: the cookies say for whom. */
  | { readonly kind: "code-wanted"; readonly cookies: readonly string[] }
  | { readonly kind: "signed-in"; readonly cookies: readonly string[] }
  | { readonly kind: "refused" }
  | { readonly kind: "too-many-attempts"; readonly retryAfterSeconds: number };

/**
 * Signs in by password, through better-auth's own handler so that its rate limit and checks apply.
 *
 * @param userAgent what the browser says it is, so that its user knows the session again
 */
export async function signInByPassword(
  accounts: Accounts,
  credentials: { readonly email: string; readonly password: string },
  clientAddress: string,
  userAgent = "",
): Promise<SignInOutcome> {
  const response = await accounts.handler(
    accountsRequest(accounts, "/sign-in/email", credentials, {
      [clientAddressHeader]: clientAddress,
      "user-agent": userAgent,
    }),
  );
  if (response.status === 429) {
    return {
      kind: "too-many-attempts",
      retryAfterSeconds: Number(response.headers.get("x-retry-after") ?? 60),
    };
  }
  if (!response.ok) return { kind: "refused" };
  const given: unknown = await response.json();
  const isHalfway = typeof given === "object" && given !== null && "twoFactorRedirect" in given;
  return { kind: isHalfway ? "code-wanted" : "signed-in", cookies: response.headers.getSetCookie() };
}

/** Opens a session for a user whom an organization's own provider vouches for. */
export async function signInByProvider(
  accounts: Accounts,
  vouched: { readonly userId: UserId; readonly providerId: ProviderId },
  request: Request,
  clientAddress: string,
): Promise<readonly string[]> {
  const { headers } = await accounts.api.openVouchedSession({
    body: vouched,
    headers: { "user-agent": request.headers.get("user-agent") ?? "", [clientAddressHeader]: clientAddress },
    returnHeaders: true,
  });
  return headers.getSetCookie();
}

/** Ends the session that the request's cookie names; the answer's cookies make the browser forget it. */
export async function signOut(accounts: Accounts, cookie: string): Promise<readonly string[]> {
  const response = await accounts.handler(accountsRequest(accounts, "/sign-out", {}, { cookie }));
  return response.headers.getSetCookie();
}

function accountsRequest(
  accounts: Accounts,
  path: string,
  body: object,
  headers: Readonly<Record<string, string>>,
): Request {
  const { origin } = new URL(accounts.options.baseURL);
  return new Request(`${origin}/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin, ...headers },
    body: JSON.stringify(body),
  });
}

export type Accounts = ReturnType<typeof betterAuth<ReturnType<typeof options>>>;
