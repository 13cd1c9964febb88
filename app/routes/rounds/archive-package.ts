import { Problem } from "#app/domain/problem.ts";
import { archivePackage } from "#app/domain/records/archive-package.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/archive-package.ts";

/** Hands out a round's package, while it is made. It takes a form: that the package is taken out is logged. */
export async function action(args: Route.ActionArgs): Promise<Response> {
  const { scope } = await authorizedAction("/:org/rounds/:round/archive/package", args);
  const made = await archivePackage(environmentOf(args.context), scope, args.params.round);
  if (made === null) throw new Problem("bad-request"); // the page has no button until then
  return new Response(made.zip, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(made.name)}`,
      "cache-control": "no-store",
    },
  });
}
