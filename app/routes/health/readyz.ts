import { environmentOf, processContext } from "#app/server/context.ts";
import { isReady } from "#app/server/readiness.server.ts";
import type { Route } from "./+types/readyz.ts";

/** The database answers and has this version's tables. Open to all: it says ready or not, and no more. */
export async function loader({ context }: Route.LoaderArgs): Promise<Response> {
  const headers = { "content-type": "text/plain", "cache-control": "no-store" };
  try {
    const ready = await isReady(environmentOf(context).database);
    return new Response(ready ? "ready\n" : "not migrated\n", { status: ready ? 200 : 503, headers });
  } catch {
    context.get(processContext).log.error("the database does not answer");
    return new Response("no database\n", { status: 503, headers });
  }
}
