import { createCookie } from "react-router";
import type { BegunSignIn } from "#app/domain/provider/sign-in.server.ts";

/**
 * What a browser keeps while it is at a provider, under a name of the attempt's own, so that two tabs keep theirs apart.
 * A SAML provider sends the browser back by a form of its own site's, to which only `SameSite=None` is sent along, and
 * that asks for https; over plain http, as in a demonstration, the provider must be of the same site. `__Host-`: no
 * other page of the same domain can have set it.
 */
function cookieOf(state: string, baseUrl: string) {
  const secure = baseUrl.startsWith("https://");
  const name = `sign-in-${state.slice(0, 12)}`;
  return createCookie(secure ? `__Host-${name}` : name, {
    path: "/",
    httpOnly: true,
    sameSite: secure ? "none" : "lax",
    secure,
  });
}

/** The header that lets the browser, and no other, bring the provider's answer back. */
export function attemptCookie({ state, secret, expiresAt }: BegunSignIn, baseUrl: string): Promise<string> {
  return cookieOf(state, baseUrl).serialize(secret, { expires: new Date(expiresAt) });
}

/** What a browser kept of the attempt that an answer names; null where it has nothing of it. */
export async function attemptSecretOf(
  request: Request,
  state: string,
  baseUrl: string,
): Promise<string | null> {
  if (!/^[\w-]{20,64}$/.test(state)) return null;
  const value: unknown = await cookieOf(state, baseUrl).parse(request.headers.get("cookie"));
  return typeof value === "string" ? value : null;
}

/** The header that makes the browser forget the attempt. */
export function forgottenAttempt(state: string, baseUrl: string): Promise<string> {
  return cookieOf(state, baseUrl).serialize("", { maxAge: 0 });
}
