import { exportAuditLog } from "#app/domain/auditlog/audit-log-page.server.ts";
import { filterFrom } from "#app/domain/auditlog/filter.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/audit-log-csv.ts";

/** Sends the audit log as a file, part by part. It takes a form: that the log is taken out is logged. */
export async function action(args: Route.ActionArgs): Promise<Response> {
  const { scope, form } = await authorizedAction("/:org/administration/audit-log/csv", args);
  const parts = await exportAuditLog(environmentOf(args.context), scope, filterFrom(form));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${scope.slug}-audit-log.csv"`,
      "cache-control": "no-store",
    },
  });
}
