import { redirect } from "react-router";
import { signOut } from "#app/server/accounts.server.ts";
import { processContext } from "#app/server/context.ts";
import type { Route } from "./+types/sign-out.ts";

/** Ends the session of whoever asks. Open to all: without a session it does nothing. */
export async function action({ request, context }: Route.ActionArgs): Promise<Response> {
  const { accounts } = context.get(processContext);
  const headers = new Headers();
  for (const cookie of await signOut(accounts, request.headers.get("cookie") ?? "")) {
    headers.append("Set-Cookie", cookie);
  }
  return redirect("/", { headers });
}

/** Somebody opened the form's address by itself. */
export function loader(): Response {
  return redirect("/");
}
