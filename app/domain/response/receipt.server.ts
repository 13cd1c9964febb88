import type { Environment } from "#app/domain/environment.ts";
import type { Instant } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import { responseByReceipt, responsesOf } from "#db/queries/responses.ts";
import { findBySession } from "./answering.server.ts";
import { type AnsweringKey, looksLikeSecret } from "./invitation.server.ts";
import type { KeptAnswers } from "./merge.ts";
import { canReplace, type Respondent } from "./respondent.server.ts";
import { ownerOf } from "./response-owner.ts";

/** What was sent. */
export type Receipt = {
  readonly respondent: Respondent;
  /** Null where answers are shown in groups only and this browser does not hold the code: nothing else leads there. */
  readonly sent: (Pick<KeptAnswers, "answers"> & { readonly submittedAt: Instant | null }) | null;
  /** Whether the browser's code is that of what was sent. */
  readonly codeFits: boolean;
  /** Whether what was sent may be replaced at all, and whether it can be now. */
  readonly canReplace: boolean;
  readonly canChange: boolean;
  /** Whether answers have been changed since. */
  readonly hasDraft: boolean;
};

/**
 * The receipt of what a respondent has sent; also after the round has closed.
 *
 * @throws Problem `answering-session-gone`, `link-revoked`; `nothing-to-submit` where nothing has been sent yet
 */
export async function loadReceipt(
  environment: Environment,
  key: AnsweringKey,
  code: string | null,
): Promise<Receipt> {
  const { read } = environment.database;
  const respondent = await findBySession(read, key, environment.now());
  const { invitation, round, window } = respondent;
  const byCode =
    code !== null && looksLikeSecret(code)
      ? await responseByReceipt(read, invitation, hashSecret(code))
      : null;
  const { submitted: latest, draft } = await responsesOf(read, ownerOf(respondent));
  // A joint response may have been sent before this colleague was invited.
  if (!invitation.submitted && latest === null) throw new Problem("nothing-to-submit");
  return {
    respondent,
    sent: latest ?? byCode,
    codeFits: byCode !== null && (latest === null || latest.id === byCode.id),
    canReplace: canReplace(round),
    hasDraft: draft !== null,
    canChange: canReplace(round) && (window.state === "open" || window.state === "grace"),
  };
}
