import { redirect } from "react-router";
import type { Environment } from "#app/domain/environment.ts";
import { asRefusal } from "#app/domain/provider/provider.ts";
import { organizationOfProvider } from "#app/domain/provider/sign-in.server.ts";

/**
 * What a step at a provider gives. Where it came to nothing, the operator's log is told what failed, and the browser is
 * led to where its organization's people sign in, which says in plain words what to do.
 */
export async function tellingProviderProblems<Result>(
  environment: Environment,
  providerId: string,
  step: () => Promise<Result>,
): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal === null) throw error;
    const { problem, message: detail } = refusal;
    environment.warn("a sign-in by a provider came to nothing", { provider: providerId, problem, detail });
    const slug = await organizationOfProvider(environment, providerId);
    throw redirect(`/sign-in/${slug}?problem=${problem}`);
  }
}
