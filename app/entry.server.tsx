import { createReadableStreamFromReadable } from "@react-router/node";
import { isbot } from "isbot";
import type { ReactElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import {
  type EntryContext,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from "react-router";
import { isProblemData } from "#app/domain/problem.ts";
import { getI18next } from "#app/i18n/middleware.server.ts";
import { nonceContext, processContext } from "#app/server/context.ts";
import { gatheredChunks } from "#app/server/gathered-chunks.ts";

/** After this long, in milliseconds, a page that is still rendering is given up. */
export const streamTimeout = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> | Response {
  for (const error of Object.values(routerContext.staticHandlerContext.errors ?? {}))
    tellWhenToRetry(error, headers);
  if (request.method === "HEAD") return new Response(null, { status, headers });
  const nonce = context.get(nonceContext);
  // Crawlers and programs get the page whole, people get it as soon as its frame is there.
  const ready = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let answered = status;
    const { pipe, abort } = renderToPipeableStream(pageElement(request.url, routerContext, context), {
      nonce,
      [ready]() {
        const body = gatheredChunks(() => clearTimeout(timer));
        headers.set("Content-Type", "text/html; charset=utf-8");
        resolve(new Response(createReadableStreamFromReadable(body), { status: answered, headers }));
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        answered = 500;
        context.get(processContext).log.error({ name: nameOf(error) }, "rendering failed");
      },
    });
    const timer = setTimeout(abort, streamTimeout + 1_000);
  });
}

/** A whole page with its data, as React renders it; for measuring what that alone takes too. */
export function pageElement(url: string, routerContext: EntryContext, context: Context): ReactElement {
  return (
    <I18nextProvider i18n={getI18next(context)}>
      <ServerRouter context={routerContext} url={url} nonce={context.get(nonceContext)} />
    </I18nextProvider>
  );
}

type Context = Readonly<RouterContextProvider>;

/** A problem that passes by itself names the seconds that it takes. */
function tellWhenToRetry(error: unknown, headers: Headers): void {
  if (!isRouteErrorResponse(error) || !isProblemData(error.data)) return;
  const { retryAfter } = error.data.details;
  if (retryAfter !== undefined) headers.set("Retry-After", retryAfter);
}

/**
 * What React Router tells us of errors in loaders, actions and middleware. A problem of the catalogue (it has an
 * ErrorResponse's shape) is part of normal life; anything else is a fault of ours and is logged with its place in the code, never with data.
 */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: Readonly<RouterContextProvider> },
): void {
  if (request.signal.aborted) return;
  if (isRouteErrorResponse(error)) {
    // Its code alone; the operator has to know that the disk is full, say.
    if (error.status >= 500) context.get(processContext).log.error({ code: error.statusText }, "problem");
    return;
  }
  context.get(processContext).log.error({ name: nameOf(error), stack: stackOf(error) }, "unexpected error");
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** The lines of a stack that say where; the first, which carries the message and perhaps data, is left out. */
function stackOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !error.stack) return undefined;
  return error.stack
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .join("\n");
}
