import { redirect } from "react-router";
import { z } from "zod";
import { Problem } from "#app/domain/problem.ts";
import { locales } from "#app/i18n/language.ts";
import { languageCookie } from "#app/i18n/middleware.server.ts";
import type { Route } from "./+types/language.ts";

const schema = z.object({
  language: z.enum(locales),
  // Only a place of our own: an address that begins with two slashes leads elsewhere.
  returnTo: z
    .string()
    .regex(/^\/(?![/\\])/)
    .catch("/"),
});

/** Remembers a language and goes back to the page. Open to all. */
export async function action({ request }: Route.ActionArgs): Promise<Response> {
  const input = schema.safeParse(Object.fromEntries(await request.formData()));
  if (!input.success) throw new Problem("bad-request");
  return redirect(input.data.returnTo, {
    headers: { "Set-Cookie": await languageCookie.serialize(input.data.language) },
  });
}

/** Somebody opened the form's address by itself. */
export function loader(): Response {
  return redirect("/");
}
