import type { Route } from "./+types/begin-at-provider.ts";
import { sendToProvider } from "./send-to-provider.server.ts";

/**
 * Sends the browser to a provider. Open to all, and by a plain link, so that an intranet can have it; all that it
 * changes is that an answer can be expected for ten minutes.
 */
export function loader({ params, context, url }: Route.LoaderArgs): Promise<Response> {
  return sendToProvider(context, url, params.provider, null);
}
