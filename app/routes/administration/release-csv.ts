import { z } from "zod";
import { Problem } from "#app/domain/problem.ts";
import { releaseAnswers } from "#app/domain/records/release.server.ts";
import { authorizedAction } from "#app/routes/layout/authorized-action.server.ts";
import { readForm } from "#app/routes/layout/form-input.ts";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/release-csv.ts";
import { severalInRelease, wantedRelease } from "./release-form.ts";

const request = wantedRelease.extend({
  round: z.string(),
  reference: z.string().trim().min(1).max(200), // the browser asks for it before it sends
});

/** Hands out single answers on request, as a file. */
export async function action(args: Route.ActionArgs): Promise<Response> {
  const { scope, form } = await authorizedAction("/:org/administration/records/release/csv", args);
  const input = readForm(form, request, severalInRelease);
  if (!input.ok) throw new Problem("bad-request");
  const { round, reference, ...wanted } = input.values;
  const made = await releaseAnswers(environmentOf(args.context), scope, round, wanted, reference);
  if (made === null) throw new Problem("bad-request"); // the page has no button then
  return new Response(`\uFEFF${made.text}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(made.name)}`,
      "cache-control": "no-store",
    },
  });
}
