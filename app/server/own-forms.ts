import type { RequestHandler } from "express";

/** Addresses that no other site can know: they hold a secret of 160 bits. */
const unguessable = /^\/(?:r|svara|first-start|invited|password)\/[A-Za-z0-9_-]{20,}(?:\/|$)/i;

/** Where an identity provider has a browser post its response, from a site of its own. */
const providersResponse = /^\/sign-in\/with\/[\w-]{36}\/response$/;

/**
 * Lets forms of our own pages through React Router's check against forged ones. Under `no-referrer` a browser sends
 * them with `Origin: null`, as it would a forged one from a page without origin. It is our own where the browser itself
 * says so (`Sec-Fetch-Site`, which no page can set), or, of a browser that says nothing (an older one, or any over plain
 * http), where whoever made the form knew an address that cannot be guessed. Such an origin is taken away: there is
 * nothing left to compare. Every other is left for the check to refuse, but one: an identity provider's response, which is
 * a form of another site's by its nature, and is held to the browser that asked for it instead.
 */
export const ownForms: RequestHandler = (request, _response, next) => {
  const isOwn = request.headers.origin === "null" && isOurs(request.get("Sec-Fetch-Site"), request.path);
  if (isOwn || providersResponse.test(request.path)) {
    delete request.headers.origin;
  }
  next();
};

function isOurs(site: string | undefined, path: string): boolean {
  return site === undefined ? unguessable.test(path) : site === "same-origin";
}
