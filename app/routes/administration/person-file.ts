import { z } from "zod";
import { Problem } from "#app/domain/problem.ts";
import { exportPerson } from "#app/domain/records/person-records.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm } from "#app/routes/layout/form-input.ts";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/person-file.ts";

const sought = z.object({ email: z.email(), name: z.string().trim().max(200).default("") });

/** Hands out what is kept of a person, as a file. It takes a form, so that no address of ours names anybody. */
export async function action(args: Route.ActionArgs): Promise<Response> {
  const { scope, form } = await authorizedAction("/:org/administration/records/json", args);
  const person = readForm(form, sought);
  if (!person.ok) throw new Problem("bad-request");
  const found = await exportPerson(environmentOf(args.context), scope, person.values);
  if (found === null) throw new Problem("not-found");
  return new Response(`${JSON.stringify(found, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="personuppgifter.json"',
      "cache-control": "no-store",
    },
  });
}
