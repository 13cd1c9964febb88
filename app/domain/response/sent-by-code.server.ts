import type { Environment } from "#app/domain/environment.ts";
import { Problem } from "#app/domain/problem.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Reader } from "#db/client.ts";
import { type KeptResponse, responseByReceipt } from "#db/queries/responses.ts";
import type { Answerer } from "./answering.server.ts";
import { looksLikeSecret } from "./invitation.server.ts";
import { needsCode } from "./respondent.server.ts";

/**
 * What was sent in a confidential round with a receipt's code. It is looked up by the code's hash, so that no comparing
 * takes longer the more of a code is right; and nothing is written, so that nothing ties the two.
 *
 * @returns null where there is no code; where it is wrong, or of somebody in another department or role; where too many
 *   wrong ones have been tried; and where none is needed, since nothing is sent yet or the round is in office
 */
export async function sentByCode(
  environment: Pick<Environment, "wrongCodes">,
  db: Reader,
  { invitation, round }: Pick<Answerer, "invitation" | "round">,
  code: string | null | undefined,
): Promise<KeptResponse | null> {
  if (!invitation.submitted || !needsCode({ invitation, round })) return null;
  if (code === null || code === undefined) return null;
  const one = { invitationId: invitation.id, roundId: round.id };
  if ((await environment.wrongCodes.secondsToWait(one)) > 0) return null;
  const found = looksLikeSecret(code) ? await responseByReceipt(db, invitation, hashSecret(code)) : null;
  const isTheirs =
    found?.status === "submitted" &&
    found.departmentId === invitation.departmentId &&
    found.role === invitation.role;
  if (isTheirs) return found;
  await environment.wrongCodes.count(one);
  return null;
}

/**
 * The same for a code that somebody typed, who is told where codes are no longer looked at.
 *
 * @throws Problem `too-many-wrong-codes`, with the seconds to wait as `retryAfter`
 */
export async function sentByTypedCode(
  environment: Pick<Environment, "wrongCodes">,
  db: Reader,
  respondent: Pick<Answerer, "invitation" | "round">,
  code: string,
): Promise<KeptResponse | null> {
  const { invitation, round } = respondent;
  const wait = await environment.wrongCodes.secondsToWait({ invitationId: invitation.id, roundId: round.id });
  if (wait > 0) throw new Problem("too-many-wrong-codes", { retryAfter: String(wait) });
  return sentByCode(environment, db, respondent, code);
}
