import { metadataForProvider } from "#app/domain/provider/sign-in.server.ts";
import { environmentOf, linkOrigin } from "#app/server/context.ts";
import type { Route } from "./+types/provider-metadata.ts";

/** What an identity provider reads to know us. Open to all: it holds nothing but our addresses. */
export async function loader({ params, context, url }: Route.LoaderArgs): Promise<Response> {
  const origin = linkOrigin(context, url);
  const metadata = await metadataForProvider(environmentOf(context), origin, params.provider);
  return new Response(metadata, {
    headers: { "Content-Type": "application/samlmetadata+xml; charset=utf-8" },
  });
}
