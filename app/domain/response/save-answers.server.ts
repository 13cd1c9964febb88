import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Instant, ResponseId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { checkAnswers, type RefusedAnswer } from "#app/domain/questionnaire/answers.ts";
import type { QuestionName, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { Writer } from "#db/client.ts";
import { invitationForWriting, markInvitation } from "#db/queries/invitations.ts";
import { insertResponse, updateResponse } from "#db/queries/responses.ts";
import { answersSoFar, findBySession } from "./answering.server.ts";
import type { AnsweringKey } from "./invitation.server.ts";
import { type AnswerChange, type AnswerConflict, type KeptAnswers, mergeAnswers } from "./merge.ts";
import { occasionFor } from "./occasion.ts";
import { type Respondent, requireAnswerable } from "./respondent.server.ts";

/** A change as a browser sends it: not yet held against the questionnaire. */
export type WantedChange = {
  readonly question: string;
  readonly value: unknown;
  readonly basedOn: number;
};

export type SavedAnswers = {
  /** The questions that are kept as asked for, each with its revision. */
  readonly applied: readonly { readonly question: QuestionName; readonly revision: number }[];
  readonly conflicts: readonly AnswerConflict[];
  readonly refused: readonly RefusedAnswer[];
};

/**
 * Keeps what a browser changed. What the questionnaire cannot have is refused by name, and what another browser has
 * changed since is reported; everything else is kept when this returns, and stays kept. Sending the same again changes
 * nothing. The first answer ever kept makes the draft, and lets the invitation count as begun.
 *
 * @throws Problem `answering-session-gone`, `link-revoked`, `round-not-open-yet`, `round-closed`; `already-submitted`
 *   where what was sent cannot be replaced
 */
export async function saveAnswers(
  environment: Environment,
  key: AnsweringKey,
  wanted: readonly WantedChange[],
): Promise<SavedAnswers> {
  const now = environment.now();
  return environment.database.transact(async (writer) => {
    const found = await findBySession(writer, key, now);
    const respondent = await withFreshInvitation(writer, found);
    requireAnswerable(respondent);

    const { changes, refused } = checkChanges(respondent.questionnaire.questionnaire, wanted);
    const before = await answersSoFar(writer, respondent);
    const { kept, applied, conflicts } = mergeAnswers(before.kept, changes);
    if (kept !== before.kept) {
      if (before.draftId === null) await insertDraft(writer, environment, respondent, kept, now);
      else await updateResponse(writer, respondent.invitation.organizationId, before.draftId, kept);
    }
    return {
      applied: [...applied].map(([question, revision]) => ({ question, revision })),
      conflicts,
      refused,
    };
  });
}

/** The respondent with the invitation as it is now that nobody else can write about it. */
export async function withFreshInvitation(writer: Writer, respondent: Respondent): Promise<Respondent> {
  const { organizationId, id } = respondent.invitation;
  const invitation = await invitationForWriting(writer, organizationId, id);
  if (!invitation) throw new Problem("link-unknown");
  return { ...respondent, invitation };
}

function checkChanges(
  questionnaire: Questionnaire,
  wanted: readonly WantedChange[],
): { readonly changes: readonly AnswerChange[]; readonly refused: readonly RefusedAnswer[] } {
  // Of a question changed twice, the last counts.
  const latest = new Map(wanted.map((change) => [change.question, change]));
  const { accepted, refused } = checkAnswers(
    questionnaire,
    Object.fromEntries([...latest].map(([name, { value }]) => [name, value])),
  );
  const refusedNames = new Set(refused.map(({ question }) => question));
  const changes = [...latest.values()].flatMap(({ question, basedOn }): readonly AnswerChange[] => {
    const name = question as QuestionName; // whatever is no question's name, or a note's key, has been refused
    const value = Object.hasOwn(accepted, name) ? (accepted[name] ?? null) : null;
    // A refused answer empties nothing: what was kept before stays.
    return value === null && refusedNames.has(name) ? [] : [{ question: name, value, basedOn }];
  });
  return { changes, refused };
}

async function insertDraft(
  writer: Writer,
  environment: Environment,
  { invitation, round }: Respondent,
  kept: KeptAnswers,
  now: Instant,
): Promise<void> {
  const { organizationId, id: invitationId, roundId, departmentId, role } = invitation;
  await insertResponse(writer, {
    organizationId,
    id: environment.newId<ResponseId>(),
    roundId,
    departmentId,
    invitationId,
    role,
    status: "draft",
    startedAt: now,
    submittedAt: null,
    receiptHash: null,
    ...kept,
  });
  if (invitation.begun) return;
  await markInvitation(writer, organizationId, invitationId, "begun");
  await record(writer, occasionFor(environment, organizationId, round), {
    name: "invitation.begun",
    subject: invitationId,
    details: { round: roundId, department: departmentId },
  });
}
