import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import helmet from "helmet";

/** Routes of the questionnaire's own library, which writes style attributes and small pictures as data. */
const questionnaireRoutes = /^\/svara\//;

/**
 * The security headers of every answer. Scripts and styles run only with the request's nonce
 * (`res.locals.nonce`); the questionnaire's routes alone allow style attributes.
 */
export function securityHeaders(options: {
  readonly secure: boolean;
  readonly development: boolean;
}): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: options.development ? ["'self'", "ws:"] : ["'self'"],
        scriptSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        styleSrc: options.development
          ? ["'self'", "'unsafe-inline'"]
          : ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        styleSrcAttr: [
          (request) => (questionnaireRoutes.test(addressOf(request)) ? "'unsafe-inline'" : "'none'"),
        ],
        ...(options.secure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: options.secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // Respondents' pages have a stricter one, see below.
    referrerPolicy: { policy: "same-origin" },
    crossOriginEmbedderPolicy: false,
  });
}

/** Addresses that hold a link's token or a browser's handle, whatever follows it. */
const secretAddresses = /^\/(?:(?:r|svara|invited|password)(?:\/|$)|first-start\/.)/i;

/**
 * No cache keeps a page with a secret in its address, no search engine lists it, and its address stands in no referrer, not even one
 * sent to ourselves; whatever comes of the request, since an error page has that address too.
 */
export const keepPrivate: RequestHandler = (request, response, next) => {
  if (secretAddresses.test(request.path)) {
    response.set({
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Robots-Tag": "noindex, nofollow",
    });
  }
  next();
};

function nonceOf(response: unknown): string {
  // Set by `createApplication` on every response before this runs.
  return (response as { locals: { nonce: string } }).locals.nonce;
}

function addressOf(request: IncomingMessage): string {
  return request.url ?? "";
}
