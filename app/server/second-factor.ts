import { twoFactor } from "better-auth/plugins/two-factor";
import { z } from "zod";
import { noteSecondFactorOn, takeSecondFactorCode } from "#app/domain/access/second-factor.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { UserId } from "#app/domain/id.ts";
import type { Accounts } from "./accounts.server.ts";

/**
 * Codes from an app (TOTP), as the accounts library keeps them. It takes five wrong ones after each password and ten in
 * a row of an account, and then none for a quarter of an hour; whoever tries has given the password. It does not see
 * that a code has been given before, and asks none of whom a provider has let in: the functions below see to the first,
 * `lacksSecondFactor` to the second.
 */
export function secondFactor() {
  return twoFactor({
    issuer: "Mognad",
    allowPasswordless: true,
    schema: { twoFactor: { modelName: "secondFactors" } },
  });
}

type Environs = { readonly accounts: Accounts; readonly environment: Environment };

export type CodeOutcome =
  | { readonly kind: "right"; readonly cookies: readonly string[]; readonly userId: UserId }
  | { readonly kind: "wrong" }
  /** The time to give it is over, or too many were wrong: the password is asked again. */
  | { readonly kind: "start-over" }
  | { readonly kind: "too-many-attempts"; readonly retryAfterSeconds: number };

/** A code of six figures, however it was spaced, or a backup code. */
export type GivenCode = { readonly kind: "app" | "backup"; readonly code: string };

/** What was typed, as a code; null where it is neither kind. */
export function readCode(typed: string): GivenCode | null {
  const code = typed.replace(/\s/g, "");
  if (/^\d{6}$/.test(code)) return { kind: "app", code };
  return /^[A-Za-z0-9]{5}-[A-Za-z0-9]{5}$/.test(code) ? { kind: "backup", code } : null;
}

/**
 * Signs in by a code, after the password, or gives one in a session that has not given any.
 *
 * @param cookie the request's cookies: those that the password gave, or a session's
 */
export async function giveCode(
  { accounts, environment }: Environs,
  cookie: string,
  { kind, code }: GivenCode,
  userAgent = "",
): Promise<CodeOutcome> {
  const headers = new Headers({ cookie, "user-agent": userAgent });
  const request = { body: { code }, headers, asResponse: true } as const;
  const response =
    kind === "app" ? await accounts.api.verifyTOTP(request) : await accounts.api.verifyBackupCode(request);
  if (!response.ok) return refusalOf(response);
  const { token, user } = givenSchema.parse(await response.json());
  const userId = user.id as UserId; // the id column of the users table
  const isNew = sessionTokenIn(cookie.split(/;\s*/)) !== token;
  // The cookie with the session goes to the browser only once the code has been taken, for it alone.
  if (!(await takeSecondFactorCode(environment, userId, code, { token, isNew }))) return { kind: "wrong" };
  return { kind: "right", cookies: response.headers.getSetCookie(), userId };
}

/** What an app needs to make codes: the address that its camera reads. Null where the password is wrong. */
export async function beginSecondFactor(
  { accounts }: Pick<Environs, "accounts">,
  cookie: string,
  password: string | undefined,
): Promise<string | null> {
  const response = await accounts.api.enableTwoFactor({
    body: { method: "totp", ...(password !== undefined && { password }) },
    headers: new Headers({ cookie }),
    asResponse: true,
  });
  return response.ok ? enabledSchema.parse(await response.json()).totpURI : null;
}

export type SecondFactorBegun = {
  readonly cookies: readonly string[];
  /** To be shown once. */
  readonly backupCodes: readonly string[];
};

/** Turns the second factor on by a first code from the app; null where the code is wrong. */
export async function confirmSecondFactor(
  { accounts, environment }: Environs,
  cookie: string,
  code: string,
  userAgent = "",
): Promise<SecondFactorBegun | null> {
  const response = await accounts.api.verifyTOTP({
    body: { code },
    headers: new Headers({ cookie, "user-agent": userAgent }),
    asResponse: true,
  });
  if (!response.ok) return null;
  const userId = givenSchema.parse(await response.json()).user.id as UserId; // the id column of the users table
  const cookies = response.headers.getSetCookie();
  const token = sessionTokenIn(cookies) ?? sessionTokenIn(cookie.split(/;\s*/));
  if (token === null || !(await takeSecondFactorCode(environment, userId, code, { token, isNew: false })))
    return null;
  await noteSecondFactorOn(environment, userId, token);
  const { backupCodes } = await accounts.api.viewBackupCodes({ body: { userId } });
  return { cookies, backupCodes };
}

const givenSchema = z.object({ token: z.string(), user: z.object({ id: z.string() }) });
const enabledSchema = z.object({ totpURI: z.string() });
const refusedSchema = z.object({ code: z.string() });

async function refusalOf(response: Response): Promise<CodeOutcome> {
  const refused = refusedSchema.safeParse(await response.json().catch(() => null));
  switch (refused.data?.code) {
    case "INVALID_TWO_FACTOR_COOKIE":
    case "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE":
      return { kind: "start-over" };
    case "ACCOUNT_TEMPORARILY_LOCKED":
      return { kind: "too-many-attempts", retryAfterSeconds: 15 * 60 };
    default:
      return { kind: "wrong" };
  }
}

/** The token of the session that cookies name, in a Set-Cookie or a Cookie header; null where they name none. */
function sessionTokenIn(cookies: readonly string[]): string | null {
  for (const cookie of cookies) {
    const signed = /^(?:__Secure-)?mognad\.session_token=([^;]+)/.exec(cookie)?.[1];
    const token = signed === undefined ? "" : (decodeURIComponent(signed).split(".")[0] ?? "");
    if (token !== "") return token;
  }
  return null;
}
