import type { MiddlewareFunction } from "react-router";

/**
 * No cache keeps a respondent's page, and its address, which may hold a token, stands in no referrer, not even one
 * sent to ourselves; whatever comes of the request, since an error page has that address too. Not `no-referrer`: under
 * it browsers send forms with `Origin: null`, which is refused as forged, and the buttons here must work without
 * script.
 */
export const keepPrivate: MiddlewareFunction<Response> = async (_arguments, next) => {
  const response = await next();
  response.headers.set("Cache-Control", "no-store");
  response.headers.set("Referrer-Policy", "strict-origin");
  return response;
};
