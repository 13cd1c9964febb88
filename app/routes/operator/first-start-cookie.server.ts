import { createCookie } from "react-router";
import { Problem } from "#app/domain/problem.ts";

/**
 * The browser keeps the link's token from the button on, so that the address need not. For the whole site: what a page
 * fetches of `/first-start` has the address `/first-start.data`.
 */
function cookieOf(baseUrl: string) {
  const secure = baseUrl.startsWith("https://");
  return createCookie(secure ? "__Host-first-start" : "first-start", {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
    maxAge: 24 * 60 * 60,
  });
}

/** The header that lets a browser go on without the link. */
export function firstStartCookie(token: string, baseUrl: string): Promise<string> {
  return cookieOf(baseUrl).serialize(token);
}

/** The header that makes a browser forget the link that it has used. */
export function usedFirstStartCookie(baseUrl: string): Promise<string> {
  return cookieOf(baseUrl).serialize("", { maxAge: 0 });
}

/**
 * The token that a request's browser keeps.
 *
 * @throws Problem `link-unknown` where it keeps none
 */
export async function firstStartToken(request: Request, baseUrl: string): Promise<string> {
  const value: unknown = await cookieOf(baseUrl).parse(request.headers.get("cookie"));
  if (typeof value !== "string" || value === "") throw new Problem("link-unknown");
  return value;
}
