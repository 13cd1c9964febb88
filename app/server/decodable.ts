import type { RequestHandler } from "express";

/**
 * Leads an address whose percent signs mean nothing to where there is nothing. React Router, which decodes more than
 * once, would print it, and a link that a mail program has mangled still holds its token.
 */
export const decodable: RequestHandler = (request, _response, next) => {
  const [path = "", ...query] = request.originalUrl.split("?");
  if (!isDecodable(path)) {
    // No address of ours has a percent sign in it.
    request.originalUrl = [path.replaceAll("%", "_"), ...query].join("?");
    request.url = request.originalUrl;
  }
  next();
};

function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("%");
  } catch {
    return false;
  }
}
