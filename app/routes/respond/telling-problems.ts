import { Problem } from "#app/domain/problem.ts";
import { processContext } from "#app/server/context.ts";
import type { Route } from "./+types/answers.ts";

/** When a browser may try again after a problem that time may mend, in seconds. */
const retryAfter = 5;

/** Lets a resource answer, or tell its problem as JSON for the page's script to read. */
export async function tellingProblems(
  context: Route.LoaderArgs["context"],
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { data, status } = error;
    if (status >= 500) context.get(processContext).log.error({ code: data.code }, "problem");
    return Response.json(data, {
      status,
      ...(status === 503 && { headers: { "Retry-After": `${retryAfter}` } }),
    });
  }
}
