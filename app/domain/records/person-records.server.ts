import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import { isNoteKey } from "#app/domain/questionnaire/notes.ts";
import { answersOf } from "#app/domain/response/merge.ts";
import type { Reader } from "#db/client.ts";
import {
  accountByEmail,
  accountInvitationsTo,
  auditRowsAbout,
  factChecksBy,
  invitationsByEmail,
  mailsTo,
  responsesOfInvitations,
} from "#db/queries/person-records.ts";

/** Everything that an organization keeps of whoever has an e-mail address. */
export type PersonRecords = Awaited<ReturnType<typeof recordsByEmail>>;

/** The same; null where it keeps nothing under the address. What was sent in a round shown in groups cannot be found. */
export async function personRecords(
  { database }: Environment,
  scope: Scope,
  email: string,
): Promise<PersonRecords | null> {
  const found = await recordsByEmail(database.read, scope.organizationId, email);
  const { account, accountInvitations, invitations, mails } = found;
  return account === null && [...accountInvitations, ...invitations, ...mails].length === 0 ? null : found;
}

/** Found in the transaction that erases it, or on a page. */
export async function recordsByEmail(db: Reader, organizationId: Scope["organizationId"], email: string) {
  const [account, accountInvitations, invitations, mails] = await Promise.all([
    accountByEmail(db, organizationId, email),
    accountInvitationsTo(db, organizationId, email),
    invitationsByEmail(db, organizationId, email),
    mailsTo(db, organizationId, email),
  ]);
  const invitationIds = invitations.map(({ id }) => id);
  const responses = await responsesOfInvitations(db, organizationId, invitationIds);
  const ids = [...invitationIds, ...responses.map(({ id }) => id), ...(account ? [account.id] : [])];
  return {
    email,
    account,
    accountInvitations,
    invitations,
    responses,
    /** Comments and evidence in what was sent, each under a key of its own. */
    notes: responses.flatMap(({ id, answers }) =>
      Object.entries(answersOf({ answers }))
        .filter(([key]) => isNoteKey(key))
        .map(([key, text]) => ({ key: `${id} ${key}`, question: key, text: String(text) })),
    ),
    mails,
    log: await auditRowsAbout(db, organizationId, ids),
    factChecks: account === null ? [] : await factChecksBy(db, organizationId, account.id),
  };
}
