import { createCookie } from "react-router";
import { z } from "zod";
import type { Instant } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import type { AnsweringKey } from "#app/domain/response/invitation.server.ts";

/** What a browser keeps of what it has sent. */
export type KeptReceipt = {
  readonly code: string;
  /** When it was sent: the day alone where answers are shown in groups only, and null where another browser sent it. */
  readonly sent: string | null;
};

/**
 * Each handle has cookies of its own, so that one who answers for two departments, or in two tabs, keeps both apart.
 * `__Secure-`: over https no page served without it can set one. (`__Host-` would give all handles the same path.)
 */
function cookieOf(name: "answering" | "receipt", handle: string, baseUrl: string) {
  return cookieAt(name, `/svara/${handle}`, baseUrl);
}

function cookieAt(name: string, path: string, baseUrl: string) {
  const secure = baseUrl.startsWith("https://");
  return createCookie(secure ? `__Secure-${name}` : name, {
    path,
    httpOnly: true,
    sameSite: "lax",
    secure,
  });
}

/** The header that lets a browser go on under a handle. */
export function answeringCookie(
  { handle, secret, expiresAt }: AnsweringKey & { readonly expiresAt: Instant },
  baseUrl: string,
): Promise<string> {
  return cookieOf("answering", handle, baseUrl).serialize(secret, { expires: new Date(expiresAt) });
}

/**
 * What a request holds against its handle, with what its browser remembers of what it has sent.
 * @throws Problem `answering-session-gone` where it has no cookie for it
 */
export async function answeringKeyOf(
  request: Request,
  handle: string,
  baseUrl: string,
): Promise<AnsweringKey & Partial<KeptReceipt>> {
  const value: unknown = await cookieOf("answering", handle, baseUrl).parse(request.headers.get("cookie"));
  if (typeof value !== "string") throw new Problem("answering-session-gone");
  return { handle, secret: value, ...(await receiptOf(request, handle, baseUrl)) };
}

const receiptSchema = z.object({ code: z.string(), sent: z.string().nullable() });
const receiptDays = 90;

/** The header that makes a browser remember its receipt. */
export function receiptCookie(receipt: KeptReceipt, handle: string, baseUrl: string): Promise<string> {
  return cookieOf("receipt", handle, baseUrl).serialize(receipt, { maxAge: receiptDays * 24 * 60 * 60 });
}

/** The header that makes a browser forget its receipt. */
export function forgottenReceipt(handle: string, baseUrl: string): Promise<string> {
  return cookieOf("receipt", handle, baseUrl).serialize("", { maxAge: 0 });
}

async function receiptOf(request: Request, handle: string, baseUrl: string): Promise<KeptReceipt | null> {
  const value: unknown = await cookieOf("receipt", handle, baseUrl).parse(request.headers.get("cookie"));
  return receiptSchema.safeParse(value).data ?? null;
}

const newLinkSchema = z.object({ newToken: z.string(), email: z.string().nullable() });
const newLinkSeconds = 60 * 60;

/** What a browser keeps of an invitation it has handed on, so that the new link can be shown again for a while. */
export type KeptNewLink = z.infer<typeof newLinkSchema>;

/** The header that makes a browser remember the link that it has handed an invitation on by. */
export function newLinkCookie(kept: KeptNewLink, token: string, baseUrl: string): Promise<string> {
  return cookieAt("handed-on", `/r/${token}`, baseUrl).serialize(kept, { maxAge: newLinkSeconds });
}

/** The link that a request's browser has handed an invitation on by. */
export async function newLinkOf(
  request: Request,
  token: string,
  baseUrl: string,
): Promise<KeptNewLink | null> {
  const cookie = cookieAt("handed-on", `/r/${token}`, baseUrl);
  const value: unknown = await cookie.parse(request.headers.get("cookie"));
  return newLinkSchema.safeParse(value).data ?? null;
}
