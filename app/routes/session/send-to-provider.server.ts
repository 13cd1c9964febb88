import { type RouterContextProvider, redirect } from "react-router";
import type { OrganizationId } from "#app/domain/id.ts";
import { beginSignIn } from "#app/domain/provider/sign-in.server.ts";
import { clientAddressContext, environmentOf, linkOrigin, processContext } from "#app/server/context.ts";
import { attemptCookie } from "./provider-cookie.server.ts";
import { tellingProviderProblems } from "./provider-problem.server.ts";

/**
 * Sends a browser to a provider.
 *
 * @param trial by whom it is only tried; null: a sign-in in earnest
 * @throws Problem `not-found`
 */
export function sendToProvider(
  context: Readonly<RouterContextProvider>,
  url: URL,
  providerId: string,
  trial: OrganizationId | null,
): Promise<Response> {
  const environment = environmentOf(context);
  return tellingProviderProblems(environment, providerId, async () => {
    await context.get(processContext).providerVisits(context.get(clientAddressContext));
    const begun = await beginSignIn(environment, linkOrigin(context, url), providerId, trial);
    const headers = { "Set-Cookie": await attemptCookie(begun, environment.baseUrl) };
    return redirect(begun.address, { headers });
  });
}
