import type { Environment } from "#app/domain/environment.ts";
import type { Instant } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import { responsesOf } from "#db/queries/responses.ts";
import { answersSoFar, findBySession } from "./answering.server.ts";
import type { AnsweringKey } from "./invitation.server.ts";
import type { KeptAnswers } from "./merge.ts";
import { isAnswerable, needsCode, type Respondent } from "./respondent.server.ts";
import { ownerOf } from "./response-owner.ts";
import { sentByCode, sentByTypedCode } from "./sent-by-code.server.ts";

/** What was sent. */
export type Receipt = {
  readonly respondent: Respondent;
  /** Null where answers are shown in groups only and this browser does not hold the code: nothing else leads there. */
  readonly sent: (Pick<KeptAnswers, "answers"> & { readonly submittedAt: Instant | null }) | null;
  /** Whether the browser's code is that of what was sent. */
  readonly codeFits: boolean;
  /** Whether what was sent is seen, changed and taken back with the code alone. */
  readonly needsCode: boolean;
  /** Whether what was sent can be changed now, with the code where it needs one. */
  readonly canChange: boolean;
  /** Whether answers have been changed since. */
  readonly hasDraft: boolean;
};

/**
 * Whether a code leads to what was sent in a respondent's confidential round.
 *
 * @throws Problem `too-many-wrong-codes`, with the seconds to wait as `retryAfter`; `answering-session-gone`, `link-revoked`
 */
export async function openByCode(
  environment: Environment,
  key: AnsweringKey,
  code: string,
): Promise<boolean> {
  const { read } = environment.database;
  const respondent = await findBySession(read, key, environment.now());
  return (await sentByTypedCode(environment, read, respondent, code)) !== null;
}

/** What can be done with what was sent. */
export type Change = Pick<Receipt, "respondent" | "codeFits" | "needsCode" | "canChange"> & {
  /** Whether anything is sent now. */
  readonly isSent: boolean;
};

/**
 * What a respondent can do with what they have sent.
 *
 * @throws Problem `answering-session-gone`, `link-revoked`
 */
export async function loadChange(environment: Environment, key: AnsweringKey): Promise<Change> {
  const { read } = environment.database;
  const respondent = await findBySession(read, key, environment.now());
  return {
    respondent,
    isSent: respondent.invitation.submitted,
    needsCode: needsCode(respondent),
    codeFits: (await sentByCode(environment, read, respondent, key.code)) !== null,
    canChange: isAnswerable(respondent, true),
  };
}

/**
 * The receipt of what a respondent has sent; also after the round has closed.
 *
 * @throws Problem `answering-session-gone`, `link-revoked`; `nothing-to-submit` where nothing has been sent yet
 */
export async function loadReceipt(environment: Environment, key: AnsweringKey): Promise<Receipt> {
  const { read } = environment.database;
  const respondent = await findBySession(read, key, environment.now());
  const { invitation } = respondent;
  const byCode = needsCode(respondent);
  const sent = byCode
    ? await sentByCode(environment, read, respondent, key.code)
    : (await responsesOf(read, ownerOf(respondent))).submitted;
  // A joint response may have been sent before this colleague was invited.
  if (!invitation.submitted && sent === null) throw new Problem("nothing-to-submit");
  const { state } = await answersSoFar(read, respondent, byCode ? sent : null);
  return {
    respondent,
    sent,
    codeFits: sent !== null && typeof key.code === "string" && sent.receiptHash === hashSecret(key.code),
    needsCode: byCode,
    hasDraft: state === "changed",
    canChange: isAnswerable(respondent, true),
  };
}
