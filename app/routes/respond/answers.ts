import { z } from "zod";
import { Problem } from "#app/domain/problem.ts";
import { loadAnswering } from "#app/domain/response/answering.server.ts";
import { type SavedAnswers, saveAnswers } from "#app/domain/response/save-answers.server.ts";
import { environmentOf } from "#app/server/context.ts";
import type { Route } from "./+types/answers.ts";
import { answeringKeyOf } from "./answering-cookies.server.ts";
import { keepPrivate } from "./keep-private.ts";
import { readLimited } from "./read-limited.ts";

export const middleware: Route.MiddlewareFunction[] = [keepPrivate];

/** In bytes: some hundred answers with long comments. */
const bodyLimit = 256 * 1024;

const schema = z.object({
  save: z.uuid(),
  changes: z
    .array(
      z.object({
        question: z.string().max(200),
        value: z.unknown(),
        basedOn: z.int().nonnegative(),
      }),
    )
    .max(1_000),
});

/**
 * Keeps answers of whoever holds the handle's cookie. What became of each change comes back as JSON, also where the
 * status says that not all of them are kept: 422 where one cannot be an answer, 409 where one was answered elsewhere
 * meanwhile. A problem comes back as JSON too, for the page to tell.
 */
export async function action({ request, params, context }: Route.ActionArgs): Promise<Response> {
  const environment = environmentOf(context);
  try {
    const key = await answeringKeyOf(request, params.handle, environment.baseUrl);
    const input = schema.safeParse(await readJson(request));
    if (!input.success) throw new Problem("bad-request");
    const { save, changes } = input.data;
    const saved = await saveAnswers(environment, key, changes);
    return Response.json({ save, ...saved }, { status: statusOf(saved) });
  } catch (error) {
    if (error instanceof Problem) return Response.json(error.data, { status: error.status });
    throw error;
  }
}

function statusOf({ refused, conflicts }: SavedAnswers): number {
  if (refused.length > 0) return 422;
  return conflicts.length > 0 ? 409 : 200;
}

/** What has changed after a revision, for whoever holds the handle's cookie. */
export async function loader({ request, params, context, url }: Route.LoaderArgs): Promise<Response> {
  const environment = environmentOf(context);
  try {
    const since = sinceSchema.safeParse(url.searchParams.get("since"));
    if (!since.success) throw new Problem("bad-request");
    const key = await answeringKeyOf(request, params.handle, environment.baseUrl);
    const { kept } = await loadAnswering(environment, key);
    const changed = Object.entries(kept.answers).flatMap(([question, answer]) =>
      answer.revision > since.data ? [{ question, ...answer }] : [],
    );
    return Response.json({ revision: kept.revision, changed });
  } catch (error) {
    if (error instanceof Problem) return Response.json(error.data, { status: error.status });
    throw error;
  }
}

const sinceSchema = z.coerce.number().int().nonnegative();

async function readJson(request: Request): Promise<unknown> {
  // Other sites' forms can send anything but this, and without it the cookie would be theirs to use.
  if (!request.headers.get("content-type")?.startsWith("application/json")) throw new Problem("bad-request");
  const text = await readLimited(request, bodyLimit);
  if (text === null) throw new Problem("bad-request");
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("bad-request");
  }
}
