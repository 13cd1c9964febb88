import { z } from "zod";
import { Problem } from "#app/domain/problem.ts";
import { changesSince } from "#app/domain/response/answering.server.ts";
import { saveAnswers } from "#app/domain/response/save-answers.server.ts";
import { mostFollowed, type SavedAnswers } from "#app/domain/response/saved-answers.ts";
import { environmentOf } from "#app/server/context.ts";
import { readLimited } from "#app/server/read-limited.ts";
import type { Route } from "./+types/answers.ts";
import { answeringKeyOf } from "./answering-cookies.server.ts";
import { tellingProblems } from "./telling-problems.ts";

/** In bytes: some hundred answers with long comments. */
const bodyLimit = 256 * 1024;

const saveSchema = z.object({
  save: z.uuid(),
  changes: z
    .array(
      z.object({
        question: z.string().max(200),
        value: z.unknown().refine((value) => value !== undefined), // null empties an answer, nothing does nothing
        basedOn: z.int().nonnegative(),
        follows: z.array(z.uuid()).max(mostFollowed).optional(),
      }),
    )
    .max(1_000),
});

/**
 * Keeps answers of whoever holds the handle's cookie. What became of each change comes back as JSON, also where the
 * status says that not all of them are kept: 422 where one cannot be an answer, 409 where one was answered elsewhere
 * meanwhile. A problem comes back as JSON too, for the page to tell; then nothing of the save is kept.
 */
export function action({ request, params, context }: Route.ActionArgs): Promise<Response> {
  return tellingProblems(context, async () => {
    const environment = environmentOf(context);
    const key = await answeringKeyOf(request, params.handle, environment.baseUrl);
    const input = saveSchema.safeParse(await readJson(request));
    if (!input.success) throw new Problem("bad-request");
    const saved = await saveAnswers(environment, key, input.data);
    return Response.json(saved, { status: statusOf(saved) });
  });
}

const sinceSchema = z.coerce.number().pipe(z.int().nonnegative());

/** What has changed after the revision `since`, to whoever holds the handle's cookie; problems as JSON, as above. */
export function loader({ request, params, context, url }: Route.LoaderArgs): Promise<Response> {
  return tellingProblems(context, async () => {
    const environment = environmentOf(context);
    const key = await answeringKeyOf(request, params.handle, environment.baseUrl);
    const since = sinceSchema.safeParse(url.searchParams.get("since") ?? "0");
    if (!since.success) throw new Problem("bad-request");
    return Response.json(await changesSince(environment, key, since.data));
  });
}

function statusOf({ refused, conflicts }: SavedAnswers): number {
  if (refused.length > 0) return 422;
  return conflicts.length > 0 ? 409 : 200;
}

async function readJson(request: Request): Promise<unknown> {
  // Other sites' forms can send anything but this, and without it the cookie would be theirs to use.
  if (!request.headers.get("content-type")?.startsWith("application/json")) throw new Problem("bad-request");
  const text = await readLimited(request, bodyLimit);
  if (text === null) throw new Problem("too-large");
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("bad-request");
  }
}
