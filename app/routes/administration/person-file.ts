import { z } from "zod";
import { Problem } from "#app/domain/problem.ts";
import { personRecords } from "#app/domain/records/person-records.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/person-file.ts";

/** Hands out what is kept of a person, as a file. It takes a form, so that no address of ours names anybody. */
export async function action(args: Route.ActionArgs): Promise<Response> {
  const { scope, form } = await authorizedAction("/:org/administration/records/json", args);
  const email = z.email().safeParse(form.get("email"));
  if (!email.success) throw new Problem("bad-request");
  const found = await personRecords(environmentOf(args.context), scope, email.data);
  if (found === null) throw new Problem("not-found");
  return new Response(`${JSON.stringify(found, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="personuppgifter.json"',
      "cache-control": "no-store",
    },
  });
}
